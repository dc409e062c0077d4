package org.trmgateway.seal;

import java.security.PublicKey;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/**
 * Opens what directory authorities signed. Every signature in the container has to be good and of an authority that is trusted, and no
 * authority may be there twice: a bad signature beside enough good ones still refuses the whole, because nobody would know what it is for.
 */
final class AuthoritySignatures {

    private AuthoritySignatures() {}

    /**
     * The one file of a container, after its signatures were found to be of different directory authorities.
     *
     * @param quorum how many authorities have to have signed, at least
     * @param at when the authorities have to be trusted
     * @throws GatewayException with {@link ErrorCode#OPEN_DIRECTORY_INVALID}
     */
    static byte[] open(byte[] container, String file, TrustAnchors anchors, int quorum, Instant at) {
        try {
            UnverifiedContainer unverified =
                    UnverifiedContainer.readCosigned(container).requireFiles(Set.of(file));
            requireAuthorities(unverified, anchors, at);
            if (unverified.signers().size() < quorum) {
                throw invalid("quorum");
            }
            return unverified.unverifiedFiles().firstEntry().getValue();
        } catch (GatewayException refused) {
            throw new GatewayException(ErrorCode.OPEN_DIRECTORY_INVALID, refused.detail(), refused);
        }
    }

    private static void requireAuthorities(UnverifiedContainer container, TrustAnchors anchors, Instant at) {
        Set<X500Principal> names = new HashSet<>();
        Set<PublicKey> keys = new HashSet<>();
        for (SignerEntries signer : container.signers()) {
            KnownCertificate classical = signer.claimedSigner();
            KnownCertificate postQuantum =
                    signer.claimedPostQuantumSigner().orElseThrow(() -> invalid("post-quantum-signature"));
            anchors.requireWholePath(classical, TrustPurpose.DIRECTORY);
            anchors.requireWholePath(postQuantum, TrustPurpose.DIRECTORY);
            signer.verify(Suite.S2, classical, postQuantum);
            anchors.requireTrusted(classical, at, TrustPurpose.DIRECTORY);
            anchors.requireTrusted(postQuantum, at, TrustPurpose.DIRECTORY);
            X500Principal name = name(classical);
            if (!name.equals(name(postQuantum))) {
                throw invalid("authority-pair");
            }
            // A second certificate, or a second name for one key, does not make one authority two.
            if (!names.add(name) || !keys.add(classical.key()) || !keys.add(postQuantum.key())) {
                throw invalid("authority-twice");
            }
        }
    }

    private static X500Principal name(KnownCertificate certificate) {
        return certificate.certificate().getSubjectX500Principal();
    }

    private static GatewayException invalid(String rule) {
        return new GatewayException(ErrorCode.OPEN_DIRECTORY_INVALID, Detail.rule(rule));
    }
}
