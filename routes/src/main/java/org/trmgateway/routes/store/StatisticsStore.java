package org.trmgateway.routes.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.trmgateway.protect.statistics.Statistics;
import org.trmgateway.referral.PartyId;

/** What statistics are counted from, and those that were given away. */
public interface StatisticsStore {

    /** Cases of a party that can still be read and whose first message came here in a time; {@code until} is not in it. */
    List<UUID> opened(PartyId holder, Instant from, Instant until);

    /** What was given for a period. */
    Optional<Statistics> find(PartyId party, String period);

    /** All periods for which the party was given something. */
    List<String> periods(PartyId party);

    /** Lets nobody else keep something for the party until the transaction ends. */
    void lock(PartyId party);

    /** Keeps what is given for a period. */
    void keep(PartyId party, String period, Statistics statistics, Instant at);
}
