package org.trmgateway.routes.inbound.translate;

import java.time.Instant;
import java.util.Optional;
import org.trmgateway.routes.inbound.admit.AdmittedArrival;

/**
 * An admitted message in the recipient's national form.
 *
 * @param admitted the message
 * @param parcel what its system gets
 * @param readableUntil when something in the message, as it came, stops being of use; absent: nothing does
 */
public record TranslatedArrival(AdmittedArrival admitted, Parcel parcel, Optional<Instant> readableUntil) {}
