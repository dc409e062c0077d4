package org.trmgateway.vault;

import java.time.Instant;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.seal.RecoveryOrder;
import org.trmgateway.seal.SignedRecoveryOrder;

/**
 * An order to begin another log that an officer of each role signed; verified. Whether it fits what the node knows of its trail is not asked here.
 *
 * @param order what they signed
 * @param file the order and the signatures, as they came
 */
@SuppressWarnings("ArrayRecordComponent") // kept as evidence, never compared
public record ApprovedRecovery(RecoveryOrder order, byte[] file) {

    private static final OrderRules RULES = new OrderRules(
            ErrorCode.TRAIL_RECOVERY_INVALID,
            ErrorCode.TRAIL_RECOVERY_INVALID,
            ErrorCode.TRAIL_RECOVERY_UNAPPROVED,
            ErrorCode.TRAIL_RECOVERY_UNAPPROVED);

    /**
     * Verifies, in this order: the form, whose trail, the time, then each signature: of an officer of this node, over these bytes, not expired;
     * then that both roles are there.
     *
     * @throws GatewayException with TRAIL_RECOVERY_INVALID, or TRAIL_RECOVERY_UNAPPROVED, whose rule is the role that is missing or what is wrong
     *     with a signature
     */
    public static ApprovedRecovery verify(byte[] file, VaultOfficers officers, NodeId node, Instant now) {
        SignedRecoveryOrder signed = SignedRecoveryOrder.read(file);
        RecoveryOrder order = signed.content();
        if (!order.node().equals(node)) {
            throw new GatewayException(ErrorCode.TRAIL_RECOVERY_INVALID, Detail.field("node"));
        }
        RULES.requireTimely(order.ordered(), order.expires(), now);
        RULES.approvals(signed.order(), signed.approvals(), officers, now);
        return new ApprovedRecovery(order, file);
    }
}
