package org.trmgateway.node.change;

import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;

/**
 * A key this node uses now.
 *
 * @param party whose
 * @param use what for, in the words of key files: {@code signing}, {@code signing-ml-dsa-65}, {@code encryption}, {@code encryption-ml-kem-768};
 *     {@code tls} for the line
 * @param certificate SHA-256 of its certificate, DER
 */
public record KeyInUse(PartyId party, String use, Sha256 certificate) {}
