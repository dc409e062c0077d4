package org.trmgateway.trail.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.TrailInconsistency;

/**
 * A public key under a name, and for one type of signature: {@code <name>+<key id, 8 hexadecimal digits>+<base64 of type and key>} (C2SP
 * signed-note, "Verifier keys"). Name and key id together say which line of a note it verifies. Immutable; equal when name, type and key are.
 */
public final class VerifierKey {

    private static final Pattern SHAPE =
            Pattern.compile("([^+\\s]{1,255})\\+([0-9a-f]{8})\\+([A-Za-z0-9+/]{2,4096}={0,2})");
    private static final byte[] ED25519_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte[] ML_DSA_44_PREFIX =
            HexFormat.of().parseHex("30820532300b06096086480165030403110382052100");

    private final String name;
    private final SignatureType type;
    private final byte[] raw;
    private final int keyId;
    private final PublicKey key;

    private VerifierKey(String name, SignatureType type, byte[] raw) {
        this.name = NoteText.requireName(name);
        this.type = type;
        this.raw = raw.clone();
        this.keyId = keyIdOf(name, type, raw);
        this.key = publicKey(type, raw);
    }

    /**
     * Names a raw public key.
     *
     * @param raw 32 bytes of Ed25519 (RFC 8032) or 1312 of ML-DSA-44 (FIPS 204)
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT}, rule {@code verifier-key}
     */
    public static VerifierKey of(String name, SignatureType type, byte[] raw) {
        return new VerifierKey(name, type, raw);
    }

    /**
     * Reads the text form.
     *
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT}, rule {@code verifier-key}: also when the key id is not
     *     that of the key
     */
    public static VerifierKey read(String text) {
        Matcher parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            throw invalid();
        }
        byte[] material = NoteText.base64(parts.group(3), "verifier-key");
        SignatureType type = SignatureType.of(material[0]).orElseThrow(VerifierKey::invalid);
        VerifierKey key = of(parts.group(1), type, Arrays.copyOfRange(material, 1, material.length));
        if (!HexFormat.of().toHexDigits(key.keyId).equals(parts.group(2))) {
            throw invalid();
        }
        return key;
    }

    /** The name on the signature lines. */
    public String name() {
        return name;
    }

    public SignatureType type() {
        return type;
    }

    /** First four bytes of a digest of name, type and key. */
    public int keyId() {
        return keyId;
    }

    /** Whether the same public key stands behind another name or type: then it is no second witness. */
    public boolean isSameKeyAs(VerifierKey other) {
        return Arrays.equals(raw, other.raw);
    }

    PublicKey key() {
        return key;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that
                && name.equals(that.name)
                && type == that.type
                && Arrays.equals(raw, that.raw);
    }

    @Override
    public int hashCode() {
        return keyId;
    }

    /** The text form. */
    @Override
    public String toString() {
        byte[] material = new byte[1 + raw.length];
        material[0] = (byte) type.identifier();
        System.arraycopy(raw, 0, material, 1, raw.length);
        return name + "+" + HexFormat.of().toHexDigits(keyId) + "+"
                + Base64.getEncoder().encodeToString(material);
    }

    private static int keyIdOf(String name, SignatureType type, byte[] raw) {
        byte[] digest = Sha256.of(name.getBytes(UTF_8), new byte[] {'\n', (byte) type.identifier()}, raw)
                .bytes();
        return ByteBuffer.wrap(digest).getInt();
    }

    private static PublicKey publicKey(SignatureType type, byte[] raw) {
        if (raw.length != type.keyLength()) {
            throw invalid();
        }
        boolean postQuantum = type == SignatureType.ML_DSA_44_COSIGNATURE;
        ByteArrayOutputStream info = new ByteArrayOutputStream();
        info.writeBytes(postQuantum ? ML_DSA_44_PREFIX : ED25519_PREFIX);
        info.writeBytes(raw);
        try {
            return KeyFactory.getInstance(postQuantum ? "ML-DSA" : "Ed25519")
                    .generatePublic(new X509EncodedKeySpec(info.toByteArray()));
        } catch (GeneralSecurityException unusable) {
            throw TrailInconsistency.of("verifier-key", unusable);
        }
    }

    private static RuntimeException invalid() {
        return TrailInconsistency.of("verifier-key");
    }
}
