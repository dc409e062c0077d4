package org.trmgateway.vault;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.Sha256;

/**
 * An order that an officer of each role signed; verified.
 *
 * @param order what they signed
 * @param bytes the signed bytes
 * @param approvals the signature of each role, PEM, as it was given
 */
@SuppressWarnings("ArrayRecordComponent") // kept as evidence, never compared
public record ApprovedOrder(RevealOrder order, byte[] bytes, Map<VaultRole, byte[]> approvals) {

    private static final OrderRules RULES = new OrderRules(
            ErrorCode.PROTECT_REVEAL_ORDER_INVALID,
            ErrorCode.PROTECT_REVEAL_EXPIRED,
            ErrorCode.PROTECT_REVEAL_APPROVAL_INVALID,
            ErrorCode.PROTECT_REVEAL_APPROVAL_MISSING);

    public ApprovedOrder {
        approvals = Map.copyOf(approvals);
    }

    /**
     * Verifies an order and its signatures, in this order: the form, whose vault, the time, then each signature: of an officer of this vault, over
     * these bytes, not expired; then that both roles are there.
     *
     * @throws GatewayException with PROTECT_REVEAL_ORDER_INVALID, PROTECT_REVEAL_EXPIRED, PROTECT_REVEAL_APPROVAL_INVALID, or
     *     PROTECT_REVEAL_APPROVAL_MISSING and the role that is missing
     */
    public static ApprovedOrder verify(
            byte[] order, List<byte[]> signatures, VaultOfficers officers, NodeId node, Instant now) {
        RevealOrder read = RevealOrderXml.read(order);
        requireHere(read, node);
        RULES.requireTimely(read.ordered(), read.expires(), now);
        return new ApprovedOrder(read, order, RULES.approvals(order, signatures, officers, now));
    }

    /** SHA-256 of the signed bytes: what the trail says of the order. */
    public Sha256 sha256() {
        return Sha256.of(bytes);
    }

    private static void requireHere(RevealOrder order, NodeId node) {
        if (!order.node().equals(node)) {
            throw new GatewayException(ErrorCode.PROTECT_REVEAL_ORDER_INVALID, Detail.field("node"));
        }
    }
}
