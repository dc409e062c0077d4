package org.trmgateway.routes.store;

import java.time.LocalDate;
import java.util.Optional;
import org.trmgateway.referral.PartyId;

/**
 * One cell of a person's consent.
 *
 * @param purpose consent purpose, for example {@code referral}
 * @param recipient organisation the person agreed to
 * @param category category of data
 * @param from first day
 * @param until last day
 * @param withdrawnOn day of withdrawal
 */
public record ConsentCell(
        String purpose,
        PartyId recipient,
        String category,
        LocalDate from,
        LocalDate until,
        Optional<LocalDate> withdrawnOn) {

    /** Whether the cell allows its purpose on the day. */
    public boolean liveOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until) && withdrawnOn.isEmpty();
    }
}
