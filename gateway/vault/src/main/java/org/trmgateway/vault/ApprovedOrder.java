package org.trmgateway.vault;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.seal.ApprovalSignature;

/**
 * An order that an officer of each role signed; verified.
 *
 * @param order what they signed
 * @param bytes the signed bytes
 * @param approvals the signature of each role, PEM, as it was given
 */
@SuppressWarnings("ArrayRecordComponent") // kept as evidence, never compared
public record ApprovedOrder(RevealOrder order, byte[] bytes, Map<VaultRole, byte[]> approvals) {

    /** An officer's clock may be wrong by this much. */
    private static final Duration CLOCKS = Duration.ofMinutes(5);

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
        requireTimely(read, now);
        Map<VaultRole, byte[]> approvals = new EnumMap<>(VaultRole.class);
        for (byte[] signature : signatures) {
            // a second signature of the same role adds nothing, whoever gave it
            approvals.putIfAbsent(roleOf(signature, order, officers, now), signature);
        }
        for (VaultRole role : VaultRole.values()) {
            if (!approvals.containsKey(role)) {
                throw new GatewayException(ErrorCode.PROTECT_REVEAL_APPROVAL_MISSING, Detail.rule(role.word()));
            }
        }
        return new ApprovedOrder(read, order, approvals);
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

    private static void requireTimely(RevealOrder order, Instant now) {
        if (order.ordered().isAfter(now.plus(CLOCKS))) {
            throw new GatewayException(ErrorCode.PROTECT_REVEAL_ORDER_INVALID, Detail.field("ordered"));
        }
        if (!now.isBefore(order.expires())) {
            throw new GatewayException(ErrorCode.PROTECT_REVEAL_EXPIRED, Detail.field("expires"));
        }
    }

    private static VaultRole roleOf(byte[] signature, byte[] order, VaultOfficers officers, Instant now) {
        try {
            X509Certificate signer = ApprovalSignature.claimedSigner(signature);
            VaultOfficer officer = officers.with(signer)
                    .orElseThrow(() -> new GatewayException(
                            ErrorCode.PROTECT_REVEAL_APPROVAL_INVALID, Detail.rule("officer-unknown")));
            ApprovalSignature.verify(signature, signer, order);
            if (!officer.isValidAt(now)) {
                throw new GatewayException(ErrorCode.PROTECT_REVEAL_APPROVAL_INVALID, Detail.rule("officer-expired"));
            }
            return officer.role();
        } catch (GatewayException refused) {
            throw new GatewayException(
                    ErrorCode.PROTECT_REVEAL_APPROVAL_INVALID,
                    Detail.rule(refused.detail().rule().orElse("signature")),
                    refused);
        }
    }
}
