package org.trmgateway.trail.note;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trmgateway.trail.TrailInconsistency;

/** One signature line of a note: {@code — <name> <base64 of key id and signature>}. Immutable. */
public final class NoteSignature {

    private static final Pattern LINE = Pattern.compile("\u2014 ([^ ]+) ([A-Za-z0-9+/]+={0,2})");
    private static final int KEY_ID_BYTES = 4;
    private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private final String name;
    private final int keyId;
    private final byte[] bytes;

    NoteSignature(String name, int keyId, byte[] bytes) {
        this.name = NoteText.requireName(name);
        this.keyId = keyId;
        this.bytes = bytes.clone();
    }

    /**
     * Reads a line without its line feed.
     *
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT}, rule {@code signature-line}
     */
    public static NoteSignature read(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw TrailInconsistency.of("signature-line");
        }
        byte[] bytes = NoteText.base64(parts.group(2), "signature-line");
        if (bytes.length <= KEY_ID_BYTES) {
            throw TrailInconsistency.of("signature-line");
        }
        return new NoteSignature(
                parts.group(1), ByteBuffer.wrap(bytes).getInt(), Arrays.copyOfRange(bytes, KEY_ID_BYTES, bytes.length));
    }

    /** The signer's name, as the line says it. */
    public String name() {
        return name;
    }

    /** Whether the line claims to be of this key. */
    public boolean claims(VerifierKey key) {
        return keyId == key.keyId() && name.equals(key.name());
    }

    /**
     * When it was made, if it is a cosignature; whole seconds, and only what the signer says.
     *
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT}, rule {@code note-signature}, for a time that is none
     */
    public Optional<Instant> time(VerifierKey key) {
        if (!key.type().isTimed() || bytes.length != key.type().signatureLength()) {
            return Optional.empty();
        }
        long seconds = ByteBuffer.wrap(bytes).getLong();
        if (seconds < 0 || seconds > LATEST) {
            throw TrailInconsistency.of("note-signature");
        }
        return Optional.of(Instant.ofEpochSecond(seconds));
    }

    byte[] bytes() {
        return bytes;
    }

    /** The line without its line feed. */
    @Override
    public String toString() {
        byte[] all = ByteBuffer.allocate(KEY_ID_BYTES + bytes.length)
                .putInt(keyId)
                .put(bytes)
                .array();
        return "\u2014 " + name + " " + Base64.getEncoder().encodeToString(all);
    }
}
