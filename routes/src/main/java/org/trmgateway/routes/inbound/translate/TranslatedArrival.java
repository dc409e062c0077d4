package org.trmgateway.routes.inbound.translate;

import org.trmgateway.routes.inbound.admit.AdmittedArrival;

/**
 * An admitted message in the recipient's national form.
 *
 * @param admitted the message
 * @param parcel what its system gets
 */
public record TranslatedArrival(AdmittedArrival admitted, Parcel parcel) {}
