package org.trmgateway.protect;

import org.trmgateway.referral.PartyId;

/**
 * A part of a message that only one party can open.
 *
 * @param to that party
 * @param cms CMS message (RFC 5652); not copied
 */
@SuppressWarnings("ArrayRecordComponent") // carried from one place to another, never compared
public record SealedPart(PartyId to, byte[] cms) {}
