package org.trmgateway.seal;

import java.time.Instant;
import java.util.Set;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/** Opens what directory authorities signed. */
final class AuthoritySignatures {

    private AuthoritySignatures() {}

    /**
     * The one file of a container, after its signatures were found to be of directory authorities.
     *
     * @param at when the authorities have to be trusted
     * @throws GatewayException with {@link ErrorCode#OPEN_DIRECTORY_INVALID}
     */
    static byte[] open(byte[] container, String file, TrustAnchors anchors, int quorum, Instant at) {
        try {
            return verify(container, file, anchors, at).files().firstEntry().getValue();
        } catch (GatewayException refused) {
            throw new GatewayException(ErrorCode.OPEN_DIRECTORY_INVALID, refused.detail(), refused);
        }
    }

    private static SignedContainer verify(byte[] bytes, String file, TrustAnchors anchors, Instant at) {
        UnverifiedContainer container = UnverifiedContainer.read(bytes).requireFiles(Set.of(file));
        KnownCertificate classical = container.claimedSigner();
        KnownCertificate postQuantum = container
                .claimedPostQuantumSigner()
                .orElseThrow(() ->
                        new GatewayException(ErrorCode.OPEN_DIRECTORY_INVALID, Detail.rule("post-quantum-signature")));
        SignedContainer verified = container.verify(Suite.S2, classical, postQuantum);
        anchors.requireTrusted(classical, at, TrustPurpose.DIRECTORY);
        anchors.requireTrusted(postQuantum, at, TrustPurpose.DIRECTORY);
        return verified;
    }
}
