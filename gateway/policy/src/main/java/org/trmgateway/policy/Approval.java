package org.trmgateway.policy;

import java.security.cert.X509Certificate;
import java.time.Instant;
import org.trmgateway.contracts.ContractFiles;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.seal.ApprovalSignature;

/**
 * That one officer agreed to one manifest; verified.
 *
 * @param role in which the officer signed
 * @param signer the officer's certificate
 * @param at when, as the officer's machine claims it
 */
public record Approval(OfficerRole role, X509Certificate signer, Instant at) {

    /**
     * Verifies the signature of a role.
     *
     * @param manifest the bytes that must have been signed
     * @throws GatewayException with {@link ErrorCode#ADMIT_POLICY_UNSIGNED} when there is none, with
     *     {@link ErrorCode#ADMIT_POLICY_SIGNATURE_INVALID} otherwise; field is the role, rule what is wrong: {@code officer-unknown},
     *     {@code officer-role}, or the rule of the signature that is broken
     */
    public static Approval verify(OfficerRole role, byte[] manifest, ContractFiles files, Officers officers) {
        byte[] signature = files.bytes(role.signatureFile())
                .orElseThrow(() -> new GatewayException(ErrorCode.ADMIT_POLICY_UNSIGNED, Detail.field(role.word())));
        try {
            X509Certificate signer = ApprovalSignature.claimedSigner(signature);
            requireKnown(signer, role, officers);
            requireRole(signer, role);
            return new Approval(role, signer, ApprovalSignature.verify(signature, signer, manifest));
        } catch (GatewayException refused) {
            if (refused.code() == ErrorCode.ADMIT_POLICY_SIGNATURE_INVALID) {
                throw refused;
            }
            throw new GatewayException(
                    ErrorCode.ADMIT_POLICY_SIGNATURE_INVALID,
                    Detail.of(role.word(), refused.detail().rule().orElse("signature")),
                    refused);
        }
    }

    private static void requireKnown(X509Certificate signer, OfficerRole role, Officers officers) {
        if (!officers.has(signer)) {
            throw invalid(role, "officer-unknown");
        }
    }

    private static void requireRole(X509Certificate signer, OfficerRole role) {
        // an officer's signature copied to the place of the other role
        if (OfficerRole.of(signer) != role) {
            throw invalid(role, "officer-role");
        }
    }

    static GatewayException invalid(OfficerRole role, String rule) {
        return new GatewayException(ErrorCode.ADMIT_POLICY_SIGNATURE_INVALID, Detail.of(role.word(), rule));
    }
}
