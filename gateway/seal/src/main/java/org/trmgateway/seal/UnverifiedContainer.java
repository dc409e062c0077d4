package org.trmgateway.seal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.bouncycastle.asn1.cms.SignedData;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;

/** A container whose shape and digests are right and whose signatures nobody has looked at yet: it gives out no file. */
public final class UnverifiedContainer {

    private final SequencedMap<String, byte[]> files;
    private final SequencedMap<String, byte[]> entries;
    private final Sha256 sha256;

    private UnverifiedContainer(
            SequencedMap<String, byte[]> files, SequencedMap<String, byte[]> entries, Sha256 sha256) {
        this.files = files;
        this.entries = entries;
        this.sha256 = sha256;
    }

    /**
     * Reads the shape of a container. The memory used is a small multiple of the size of the input, whatever it contains.
     *
     * @throws GatewayException with {@link ErrorCode#OPEN_CONTAINER_MALFORMED} for anything {@link SignedContainer#write} would not write
     */
    public static UnverifiedContainer read(byte[] bytes) {
        SequencedMap<String, byte[]> entries = StoredZip.read(bytes);
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        entries.forEach((name, content) -> {
            if (SignedContainer.isDataName(name)) {
                files.put(name, content);
            }
        });
        requireMimetype(entries);
        requireNames(files, entries);
        requireManifests(files, entries);
        return new UnverifiedContainer(files, entries, Sha256.of(bytes));
    }

    /**
     * Verifies the signatures of exactly these two certificates; whether they are trusted is for {@link TrustAnchors}.
     *
     * @param suite whether there has to be, or must not be, a post-quantum signature
     * @throws GatewayException with {@link ErrorCode#OPEN_SIGNATURE_INVALID} or {@link ErrorCode#OPEN_SIGNER_UNKNOWN}
     */
    public SignedContainer verify(Suite suite, KnownCertificate classical, KnownCertificate postQuantum) {
        requireSignatures(suite);
        Instant signingTime = DetachedSignature.verify(
                SignatureScheme.ECDSA_P256,
                entry(SignedContainer.SIGNATURE),
                classical,
                entry(SignedContainer.MANIFEST));
        if (suite.isPostQuantum()) {
            Instant postQuantumTime = DetachedSignature.verify(
                    SignatureScheme.ML_DSA_65,
                    entry(SignedContainer.PQ_SIGNATURE),
                    postQuantum,
                    entry(SignedContainer.PQ_MANIFEST));
            if (!postQuantumTime.equals(signingTime)) {
                throw new GatewayException(ErrorCode.OPEN_SIGNATURE_INVALID, Detail.rule("signing-time"));
            }
        }
        return new SignedContainer(files, signingTime, sha256);
    }

    /**
     * Refuses a container with other data files than these.
     *
     * @throws GatewayException with {@link ErrorCode#OPEN_CONTAINER_MALFORMED}
     */
    public UnverifiedContainer requireFiles(Set<String> names) {
        if (!files.keySet().equals(names)) {
            throw malformed("container-files");
        }
        return this;
    }

    /** Fingerprint of the certificate that claims to have made the classical signature. Nothing is verified. */
    public Sha256 claimedSignerFingerprint() {
        SignedData signedData = DetachedSignature.parse(entry(SignedContainer.SIGNATURE));
        return DetachedSignature.claimedCertificates(signedData).fingerprint();
    }

    /** The certificate that claims to have made the classical signature, with the authorities sent along. Nothing is verified. */
    KnownCertificate claimedSigner() {
        return claimedSigner(SignedContainer.SIGNATURE, KeyKind.EC_P256);
    }

    /** The certificate that claims to have made the post-quantum signature, if there is one. Nothing is verified. */
    Optional<KnownCertificate> claimedPostQuantumSigner() {
        return entries.containsKey(SignedContainer.PQ_SIGNATURE)
                ? Optional.of(claimedSigner(SignedContainer.PQ_SIGNATURE, KeyKind.ML_DSA_65))
                : Optional.empty();
    }

    private KnownCertificate claimedSigner(String signatureName, KeyKind kind) {
        return DetachedSignature.claimedCertificates(DetachedSignature.parse(entry(signatureName)))
                .prepare(kind);
    }

    private static void requireMimetype(SequencedMap<String, byte[]> entries) {
        Map.Entry<String, byte[]> first = entries.firstEntry();
        if (first == null
                || !first.getKey().equals(SignedContainer.MIMETYPE_NAME)
                || !Arrays.equals(first.getValue(), SignedContainer.mimetype())) {
            throw malformed("mimetype");
        }
    }

    /** The names in the one order, with the post-quantum pair or without it. */
    private static void requireNames(SequencedMap<String, byte[]> files, SequencedMap<String, byte[]> entries) {
        List<String> expected = new ArrayList<>();
        expected.add(SignedContainer.MIMETYPE_NAME);
        expected.addAll(files.keySet());
        if (entries.containsKey(SignedContainer.PQ_MANIFEST)) {
            expected.add(SignedContainer.PQ_MANIFEST);
            expected.add(SignedContainer.PQ_SIGNATURE);
        }
        expected.add(SignedContainer.MANIFEST);
        expected.add(SignedContainer.SIGNATURE);
        if (files.isEmpty() || !expected.equals(List.copyOf(entries.keySet()))) {
            throw malformed("container-entries");
        }
    }

    private static void requireManifests(SequencedMap<String, byte[]> files, SequencedMap<String, byte[]> entries) {
        SequencedMap<String, byte[]> covered = new LinkedHashMap<>(files);
        byte[] postQuantumManifest = entries.get(SignedContainer.PQ_MANIFEST);
        byte[] postQuantumSignature = entries.get(SignedContainer.PQ_SIGNATURE);
        if (postQuantumManifest != null && postQuantumSignature != null) {
            requireManifest(SignedContainer.PQ_SIGNATURE, files, postQuantumManifest);
            covered.put(SignedContainer.PQ_MANIFEST, postQuantumManifest);
            covered.put(SignedContainer.PQ_SIGNATURE, postQuantumSignature);
        }
        requireManifest(SignedContainer.SIGNATURE, covered, entries.get(SignedContainer.MANIFEST));
    }

    private static void requireManifest(String signatureName, SequencedMap<String, byte[]> covered, byte[] manifest) {
        if (!Arrays.equals(ContainerManifest.write(signatureName, covered), manifest)) {
            throw malformed("container-digests");
        }
    }

    private void requireSignatures(Suite suite) {
        if (suite.isPostQuantum() != entries.containsKey(SignedContainer.PQ_SIGNATURE)) {
            throw new GatewayException(ErrorCode.OPEN_SIGNATURE_INVALID, Detail.rule("post-quantum-signature"));
        }
    }

    private byte[] entry(String name) {
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
