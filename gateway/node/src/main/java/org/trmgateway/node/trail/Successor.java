package org.trmgateway.node.trail;

import org.trmgateway.referral.EvidenceEvent;

/**
 * A log of another node that followed one which was cosigned here.
 *
 * @param origin name of the log
 * @param after name of the log before
 * @param event what entry 0 says: LogOpened or LogRecovered
 * @param document what entry 0 is about, byte for byte
 */
@SuppressWarnings("ArrayRecordComponent") // kept as evidence, never compared
public record Successor(String origin, String after, EvidenceEvent event, byte[] document) {}
