package org.trmgateway.seal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;

/** A container whose shape and digests are right and whose signatures nobody has looked at yet: it gives out no file. */
public final class UnverifiedContainer {

    private final SequencedMap<String, byte[]> files;
    private final List<SignerEntries> signers;
    private final Sha256 sha256;

    private UnverifiedContainer(SequencedMap<String, byte[]> files, List<SignerEntries> signers, Sha256 sha256) {
        this.files = files;
        this.signers = signers;
        this.sha256 = sha256;
    }

    /**
     * Reads the shape of a container of one signer. The memory used is a small multiple of the size of the input, whatever it contains.
     *
     * @throws GatewayException with {@link ErrorCode#OPEN_CONTAINER_MALFORMED} for anything {@link SignedContainer#write} would not write
     */
    public static UnverifiedContainer read(byte[] bytes) {
        UnverifiedContainer container = readCosigned(bytes);
        if (container.signers.size() != 1) {
            throw malformed("one-signer");
        }
        return container;
    }

    /** The same, where there may be several signers. */
    static UnverifiedContainer readCosigned(byte[] bytes) {
        SequencedMap<String, byte[]> entries = StoredZip.read(bytes);
        requireMimetype(entries);
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        entries.forEach((name, content) -> {
            if (SignedContainer.isDataName(name)) {
                files.put(name, content);
            }
        });
        List<SignerEntries> signers = signers(entries);
        requireEntries(files, signers, entries);
        signers.forEach(signer -> signer.requireDigestsOf(files));
        return new UnverifiedContainer(files, signers, Sha256.of(bytes));
    }

    /**
     * Verifies the signatures of exactly these two certificates; whether they are trusted is for {@link TrustAnchors}.
     *
     * @param suite whether there has to be, or must not be, a post-quantum signature
     * @throws GatewayException with {@link ErrorCode#OPEN_SIGNATURE_INVALID} or {@link ErrorCode#OPEN_SIGNER_UNKNOWN}
     */
    public SignedContainer verify(Suite suite, KnownCertificate classical, KnownCertificate postQuantum) {
        if (signers.size() != 1) {
            throw malformed("one-signer");
        }
        Instant signingTime = signers.getFirst().verify(suite, classical, postQuantum);
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
        return signers.getFirst().claimedFingerprint();
    }

    /** What each signer added, in order. Nothing is verified. */
    List<SignerEntries> signers() {
        return signers;
    }

    /** The data files, for whoever verifies the signers one by one. */
    SequencedMap<String, byte[]> unverifiedFiles() {
        return files;
    }

    private static List<SignerEntries> signers(SequencedMap<String, byte[]> entries) {
        List<SignerEntries> signers = new ArrayList<>();
        SignaturePlace place = SignaturePlace.FIRST;
        do {
            signers.add(SignerEntries.in(entries, place));
            place = place.next();
        } while (place.number() <= SignaturePlace.LAST && entries.containsKey(place.manifest()));
        return List.copyOf(signers);
    }

    private static void requireMimetype(SequencedMap<String, byte[]> entries) {
        Map.Entry<String, byte[]> first = entries.firstEntry();
        if (first == null
                || !first.getKey().equals(SignedContainer.MIMETYPE_NAME)
                || !Arrays.equals(first.getValue(), SignedContainer.mimetype())) {
            throw malformed("mimetype");
        }
    }

    /** Nothing besides, and in the one order. */
    private static void requireEntries(
            SequencedMap<String, byte[]> files, List<SignerEntries> signers, SequencedMap<String, byte[]> entries) {
        List<String> expected =
                List.copyOf(SignedContainer.entries(files, signers).keySet());
        if (files.isEmpty() || !expected.equals(List.copyOf(entries.keySet()))) {
            throw malformed("container-entries");
        }
    }

    private static GatewayException malformed(String rule) {
        return new GatewayException(ErrorCode.OPEN_CONTAINER_MALFORMED, Detail.rule(rule));
    }
}
