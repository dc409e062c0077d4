package org.trmgateway.acceptance.demo;

/**
 * What became of a person's case at one party after she withdrew everything.
 *
 * @param party who had the case
 * @param node its gateway
 * @param origin whether it opened the case: then it told the others, and was told by nobody
 * @param withdrawal the message that told it; empty at the origin
 * @param withdrawalDelivered whether it was delivered, with receipts that verify after the erasure too
 * @param erasureReceipt its confirmation (M24); empty at the origin
 * @param verified whether the receipts of the confirmation verify after the erasure too
 * @param shreddedAt time of SubjectShredded on the exported trail of its node; empty when there is none
 * @param trailVerified whether that trail, re-derived after the erasure, says "erased, intact"
 */
public record Erased(
        String party,
        String node,
        boolean origin,
        String withdrawal,
        boolean withdrawalDelivered,
        String erasureReceipt,
        boolean verified,
        String shreddedAt,
        boolean trailVerified) {

    /** Whether all of it was done and can be proven. */
    boolean isProven() {
        return (origin || (withdrawalDelivered && verified)) && !shreddedAt.isEmpty() && trailVerified;
    }
}
