package org.trmgateway.seal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;

/**
 * Files with the signatures of one signer, verified: an ASiC-E container (ETSI EN 319 162-1) made by {@link #write} or checked by {@link
 * UnverifiedContainer#verify}.
 *
 * <pre>
 * mimetype                     application/vnd.etsi.asic-e+zip
 * the data files               in the order they were given
 * pq/manifest.xml              digests of the data files                          suite S2 only
 * pq/signature-ml-dsa-65.p7s   detached CMS, ML-DSA-65, over pq/manifest.xml      suite S2 only
 * META-INF/ASiCManifest001.xml digests of the data files and of both pq files
 * META-INF/signature001.p7s    detached CMS, ECDSA P-256, over ASiCManifest001.xml
 * </pre>
 *
 * <p>The post-quantum signature is a covered file and no second signature of the container, because verifiers that do not know ML-DSA
 * refuse the whole of a container that has one. Stripping it breaks the classical signature; and it stands alone if ECDSA falls.
 *
 * <p>What several have to sign has the entries of each further signer beside these, numbered from 002. A message and a receipt have one.
 */
public final class SignedContainer {

    static final String MIMETYPE_NAME = "mimetype";
    static final String MIMETYPE = "application/vnd.etsi.asic-e+zip";
    static final String PQ_MANIFEST = SignaturePlace.FIRST.postQuantumManifest();
    static final String PQ_SIGNATURE = SignaturePlace.FIRST.postQuantumSignature();
    static final String MANIFEST = SignaturePlace.FIRST.manifest();
    static final String SIGNATURE = SignaturePlace.FIRST.signature();

    private final SequencedMap<String, byte[]> files;
    private final Instant signingTime;
    private final Sha256 sha256;

    SignedContainer(SequencedMap<String, byte[]> files, Instant signingTime, Sha256 sha256) {
        this.files = Collections.unmodifiableSequencedMap(files);
        this.signingTime = signingTime;
        this.sha256 = sha256;
    }

    /**
     * Writes and signs a container.
     *
     * @param files the data files by name, in order; names outside {@code META-INF/} and {@code pq/}
     * @param at the signing time, cut to whole seconds
     * @throws GatewayException with {@link ErrorCode#SEAL_FAILED}
     */
    public static byte[] write(SequencedMap<String, byte[]> files, SigningIdentity signer, Suite suite, Instant at) {
        files.keySet().forEach(SignedContainer::requireDataName);
        return StoredZip.write(
                entries(files, List.of(SignerEntries.sign(SignaturePlace.FIRST, files, signer, suite, at))));
    }

    /**
     * Adds the signatures of one more signer, with suite S2. They cover the data files and not the signatures that are there: each signer
     * stands for the content, and none has to wait for another.
     *
     * @throws GatewayException with {@link ErrorCode#SEAL_FAILED} when there are {@value SignaturePlace#LAST} signers already
     */
    static byte[] cosign(UnverifiedContainer container, SigningIdentity signer, Instant at) {
        List<SignerEntries> signers = new ArrayList<>(container.signers());
        if (signers.size() == SignaturePlace.LAST) {
            throw new GatewayException(ErrorCode.SEAL_FAILED, Detail.rule("signers"));
        }
        SignaturePlace place = new SignaturePlace(signers.size() + 1);
        signers.add(SignerEntries.sign(place, container.unverifiedFiles(), signer, Suite.S2, at));
        return StoredZip.write(entries(container.unverifiedFiles(), signers));
    }

    /** Every entry in the one order: data files, the post-quantum pairs of all signers, then their classical pairs. */
    static SequencedMap<String, byte[]> entries(SequencedMap<String, byte[]> files, List<SignerEntries> signers) {
        SequencedMap<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(MIMETYPE_NAME, mimetype());
        entries.putAll(files);
        signers.forEach(signer -> entries.putAll(signer.postQuantumPair()));
        signers.forEach(signer -> entries.putAll(signer.classicalPair()));
        return entries;
    }

    /** The data files by name, in the order of the container. */
    public SequencedMap<String, byte[]> files() {
        return files;
    }

    /** When the signer says it signed, in whole seconds. */
    public Instant signingTime() {
        return signingTime;
    }

    /** Digest of the whole container. */
    public Sha256 sha256() {
        return sha256;
    }

    static byte[] mimetype() {
        return MIMETYPE.getBytes(StandardCharsets.US_ASCII);
    }

    static boolean isDataName(String name) {
        return StoredZip.isName(name)
                && !name.equals(MIMETYPE_NAME)
                && !name.startsWith("pq/")
                && !name.startsWith("META-INF/");
    }

    private static void requireDataName(String name) {
        if (!isDataName(name)) {
            throw new GatewayException(ErrorCode.SEAL_FAILED, Detail.rule("container-file-name"));
        }
    }
}
