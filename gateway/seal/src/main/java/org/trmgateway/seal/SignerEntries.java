package org.trmgateway.seal;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;

/** What one signer adds to a container: a manifest with its signature and, in suite S2, the post-quantum pair that the manifest covers. */
final class SignerEntries {

    private final SignaturePlace place;
    private final SequencedMap<String, byte[]> postQuantum;
    private final byte[] manifest;
    private final byte[] signature;

    private SignerEntries(
            SignaturePlace place, SequencedMap<String, byte[]> postQuantum, byte[] manifest, byte[] signature) {
        this.place = place;
        this.postQuantum = postQuantum;
        this.manifest = manifest;
        this.signature = signature;
    }

    /** Signs the files; throws {@link ErrorCode#SEAL_FAILED}. */
    static SignerEntries sign(
            SignaturePlace place, SequencedMap<String, byte[]> files, SigningIdentity signer, Suite suite, Instant at) {
        SequencedMap<String, Sha256> digests = ContainerManifest.digests(files);
        SequencedMap<String, byte[]> postQuantum = new LinkedHashMap<>();
        if (suite.isPostQuantum()) {
            byte[] manifest = ContainerManifest.of(place.postQuantumSignature(), digests);
            postQuantum.put(place.postQuantumManifest(), manifest);
            postQuantum.put(
                    place.postQuantumSignature(),
                    DetachedSignature.sign(
                            SignatureScheme.ML_DSA_65, signer.postQuantumKey(), signer.postQuantum(), manifest, at));
        }
        byte[] manifest = ContainerManifest.of(place.signature(), covered(digests, postQuantum));
        byte[] signature = DetachedSignature.sign(
                SignatureScheme.ECDSA_P256, signer.classicalKey(), signer.classical(), manifest, at);
        return new SignerEntries(place, postQuantum, manifest, signature);
    }

    /** Picks the entries of a place; nothing is verified. Throws {@link ErrorCode#OPEN_CONTAINER_MALFORMED} when they are not there. */
    static SignerEntries in(SequencedMap<String, byte[]> entries, SignaturePlace place) {
        SequencedMap<String, byte[]> postQuantum = new LinkedHashMap<>();
        if (entries.containsKey(place.postQuantumManifest())) {
            postQuantum.put(place.postQuantumManifest(), entry(entries, place.postQuantumManifest()));
            postQuantum.put(place.postQuantumSignature(), entry(entries, place.postQuantumSignature()));
        }
        return new SignerEntries(
                place, postQuantum, entry(entries, place.manifest()), entry(entries, place.signature()));
    }

    /** The post-quantum pair, by name; empty in suite S1. */
    SequencedMap<String, byte[]> postQuantumPair() {
        return postQuantum;
    }

    /** The manifest and its signature, by name. */
    SequencedMap<String, byte[]> classicalPair() {
        SequencedMap<String, byte[]> pair = new LinkedHashMap<>();
        pair.put(place.manifest(), manifest);
        pair.put(place.signature(), signature);
        return pair;
    }

    /** Refuses manifests that say anything but the digests of these files. */
    void requireDigestsOf(SequencedMap<String, byte[]> files) {
        SequencedMap<String, Sha256> digests = ContainerManifest.digests(files);
        byte[] postQuantumManifest = postQuantum.get(place.postQuantumManifest());
        if (postQuantumManifest != null
                && !Arrays.equals(ContainerManifest.of(place.postQuantumSignature(), digests), postQuantumManifest)) {
            throw malformed("container-digests");
        }
        if (!Arrays.equals(ContainerManifest.of(place.signature(), covered(digests, postQuantum)), manifest)) {
            throw malformed("container-digests");
        }
    }

    /**
     * Verifies the signatures of exactly these two certificates.
     *
     * @return the signing time, the same in both
     */
    Instant verify(Suite suite, KnownCertificate classical, KnownCertificate postQuantumSigner) {
        if (suite.isPostQuantum() == postQuantum.isEmpty()) {
            throw new GatewayException(ErrorCode.OPEN_SIGNATURE_INVALID, Detail.rule("post-quantum-signature"));
        }
        Instant signingTime = DetachedSignature.verify(SignatureScheme.ECDSA_P256, signature, classical, manifest);
        if (suite.isPostQuantum()) {
            Instant postQuantumTime = DetachedSignature.verify(
                    SignatureScheme.ML_DSA_65,
                    entry(postQuantum, place.postQuantumSignature()),
                    postQuantumSigner,
                    entry(postQuantum, place.postQuantumManifest()));
            if (!postQuantumTime.equals(signingTime)) {
                throw new GatewayException(ErrorCode.OPEN_SIGNATURE_INVALID, Detail.rule("signing-time"));
            }
        }
        return signingTime;
    }

    /** Fingerprint of the certificate that claims to have made the classical signature. Nothing is verified. */
    Sha256 claimedFingerprint() {
        return claimed(signature).fingerprint();
    }

    /** The certificate that claims to have made the classical signature, with the authorities sent along. Nothing is verified. */
    KnownCertificate claimedSigner() {
        return claimed(signature).prepare(KeyKind.EC_P256);
    }

    /** The certificate that claims to have made the post-quantum signature, if there is one. Nothing is verified. */
    Optional<KnownCertificate> claimedPostQuantumSigner() {
        return Optional.ofNullable(postQuantum.get(place.postQuantumSignature()))
                .map(found -> claimed(found).prepare(KeyKind.ML_DSA_65));
    }

    private static ClaimedCertificates claimed(byte[] signature) {
        return DetachedSignature.claimedCertificates(DetachedSignature.parse(signature));
    }

    private static SequencedMap<String, Sha256> covered(
            SequencedMap<String, Sha256> digests, SequencedMap<String, byte[]> postQuantum) {
        SequencedMap<String, Sha256> covered = new LinkedHashMap<>(digests);
        covered.putAll(ContainerManifest.digests(postQuantum));
        return covered;
    }

    private static byte[] entry(SequencedMap<String, byte[]> entries, String name) {
        byte[] content = entries.get(name);
        if (content == null) {
            throw malformed("container-entries");
        }
        return content;
    }

    private static GatewayException malformed(String rule) {
        return new GatewayException(ErrorCode.OPEN_CONTAINER_MALFORMED, Detail.rule(rule));
    }
}
