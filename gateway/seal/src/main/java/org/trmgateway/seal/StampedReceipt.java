package org.trmgateway.seal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/**
 * A receipt taken apart into what its gateway signed and what was added later: time-stamps on the classical signature (RFC 3161; with one it
 * is CAdES-BASELINE-T) and a proof from the trail. Nothing is verified; {@link Receipts#read} does that.
 *
 * <p>The trail proof is the last file of the container, {@value #TRAIL_PROOF}, outside every signature: it is made after the signature, and
 * proves itself by the cosignatures in it. What it says is not read here.
 */
public final class StampedReceipt {

    /** Where the proof from the trail is; ETSI EN 319 162-1 leaves other files of {@code META-INF/} to the application. */
    public static final String TRAIL_PROOF = "META-INF/evidence.tlog-proof";

    private static final int LONGEST_PROOF = 64 * 1024;

    private final byte[] signed;
    private final List<byte[]> tokens;
    private final Optional<byte[]> trailProof;

    private StampedReceipt(byte[] signed, List<byte[]> tokens, Optional<byte[]> trailProof) {
        this.signed = signed;
        this.tokens = List.copyOf(tokens);
        this.trailProof = trailProof;
    }

    /**
     * Takes a receipt apart.
     *
     * @throws GatewayException with {@link ErrorCode#OPEN_CONTAINER_MALFORMED} or {@link ErrorCode#OPEN_SIGNATURE_INVALID} for anything that
     *     {@link #bytes} would not write
     */
    public static StampedReceipt read(byte[] asice) {
        SequencedMap<String, byte[]> entries = StoredZip.read(asice);
        Optional<byte[]> proof = Optional.ofNullable(entries.remove(TRAIL_PROOF));
        if (proof.isPresent() && proof.get().length > LONGEST_PROOF) {
            throw malformed("trail-proof");
        }
        byte[] signature = entries.get(SignedContainer.SIGNATURE);
        if (signature == null) {
            throw malformed("container-entries");
        }
        List<byte[]> tokens = SignatureStamps.tokens(signature);
        if (tokens.isEmpty() && proof.isEmpty()) {
            return new StampedReceipt(asice, tokens, proof);
        }
        entries.put(SignedContainer.SIGNATURE, SignatureStamps.replace(signature, List.of()));
        StampedReceipt read = new StampedReceipt(StoredZip.write(entries), tokens, proof);
        if (!Arrays.equals(read.bytes(), asice)) {
            throw malformed("one-spelling");
        }
        return read;
    }

    /** The receipt as its gateway signed it. */
    public byte[] signed() {
        return signed;
    }

    /** The time-stamp tokens (RFC 3161), DER, in the order in which DER has them. */
    public List<byte[]> tokens() {
        return tokens;
    }

    /** The times in the tokens, earliest first, as they stand there; nothing is verified. */
    public List<Instant> statedTimes() {
        return tokens.stream().map(StampToken::statedTime).sorted().toList();
    }

    /** The proof from the trail, if there is one. */
    public Optional<byte[]> trailProof() {
        return trailProof;
    }

    /** The same with one more time-stamp, as {@link StampRequest#token} gave it; nothing changes when it is there already. */
    public StampedReceipt stamped(byte[] token) {
        if (tokens.stream().anyMatch(known -> Arrays.equals(known, token))) {
            return this;
        }
        List<byte[]> more = new ArrayList<>(tokens);
        more.add(token);
        return read(new StampedReceipt(signed, more, trailProof).bytes());
    }

    /** The same with a proof from the trail, at most 64 KiB. */
    public StampedReceipt proven(byte[] proof) {
        return read(new StampedReceipt(signed, tokens, Optional.of(proof)).bytes());
    }

    /** The container. */
    public byte[] bytes() {
        if (tokens.isEmpty() && trailProof.isEmpty()) {
            return signed;
        }
        SequencedMap<String, byte[]> entries = StoredZip.read(signed);
        if (!tokens.isEmpty()) {
            entries.put(SignedContainer.SIGNATURE, SignatureStamps.replace(signature(entries), tokens));
        }
        trailProof.ifPresent(proof -> entries.put(TRAIL_PROOF, proof));
        return StoredZip.write(entries);
    }

    /** The value of the classical signature, which is what the stamps are about. */
    byte[] signatureValue() {
        return SignatureStamps.value(signature(StoredZip.read(signed)));
    }

    private static byte[] signature(SequencedMap<String, byte[]> entries) {
        byte[] signature = entries.get(SignedContainer.SIGNATURE);
        if (signature == null) {
            throw malformed("container-entries");
        }
        return signature;
    }

    private static GatewayException malformed(String rule) {
        return new GatewayException(ErrorCode.OPEN_CONTAINER_MALFORMED, Detail.rule(rule));
    }
}
