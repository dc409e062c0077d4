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
import org.trmgateway.seal.ApprovalSignature;

/**
 * What holds for everything that two officers order, each with the codes of its kind.
 *
 * @param invalid the order cannot be
 * @param expired its time is over
 * @param wronglySigned a signature does not hold
 * @param unsigned the officer of a role has not signed
 */
record OrderRules(ErrorCode invalid, ErrorCode expired, ErrorCode wronglySigned, ErrorCode unsigned) {

    /** An officer's clock may be wrong by this much. */
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    void requireTimely(Instant ordered, Instant expires, Instant now) {
        if (ordered.isAfter(now.plus(CLOCKS))) {
            throw new GatewayException(invalid, Detail.field("ordered"));
        }
        if (!now.isBefore(expires)) {
            throw new GatewayException(expired, Detail.field("expires"));
        }
    }

    /** The signature of each role: of an officer of this node, over these bytes, not expired. */
    Map<VaultRole, byte[]> approvals(byte[] order, List<byte[]> signatures, VaultOfficers officers, Instant now) {
        Map<VaultRole, byte[]> approvals = new EnumMap<>(VaultRole.class);
        for (byte[] signature : signatures) {
            // a second signature of the same role adds nothing, whoever gave it
            approvals.putIfAbsent(roleOf(signature, order, officers, now), signature);
        }
        for (VaultRole role : VaultRole.values()) {
            if (!approvals.containsKey(role)) {
                throw new GatewayException(unsigned, Detail.rule(role.word()));
            }
        }
        return approvals;
    }

    private VaultRole roleOf(byte[] signature, byte[] order, VaultOfficers officers, Instant now) {
        try {
            X509Certificate signer = ApprovalSignature.claimedSigner(signature);
            VaultOfficer officer = officers.with(signer)
                    .orElseThrow(() -> new GatewayException(wronglySigned, Detail.rule("officer-unknown")));
            ApprovalSignature.verify(signature, signer, order);
            if (!officer.isValidAt(now)) {
                throw new GatewayException(wronglySigned, Detail.rule("officer-expired"));
            }
            return officer.role();
        } catch (GatewayException refused) {
            throw new GatewayException(
                    wronglySigned, Detail.rule(refused.detail().rule().orElse("signature")), refused);
        }
    }
}
