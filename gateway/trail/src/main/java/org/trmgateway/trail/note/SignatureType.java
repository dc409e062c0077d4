package org.trmgateway.trail.note;

import java.util.Optional;

/** The kinds of signature on a note (C2SP signed-note, "Signature types") that a trail uses. */
public enum SignatureType {
    /** Ed25519 over the text of the note: what every reader of C2SP logs understands. */
    ED25519(0x01, 32, 64, false),
    /** Ed25519 over the text and a time (C2SP tlog-cosignature). */
    ED25519_COSIGNATURE(0x04, 32, 64, true),
    /** ML-DSA-44 over origin, size, root, the signer's name and a time (C2SP tlog-cosignature); does not cover extension lines. */
    ML_DSA_44_COSIGNATURE(0x06, 1312, 2420, true);

    private static final int TIME_BYTES = 8;

    private final int identifier;
    private final int keyLength;
    private final int valueLength;
    private final boolean timed;

    SignatureType(int identifier, int keyLength, int valueLength, boolean timed) {
        this.identifier = identifier;
        this.keyLength = keyLength;
        this.valueLength = valueLength;
        this.timed = timed;
    }

    static Optional<SignatureType> of(int identifier) {
        for (SignatureType type : values()) {
            if (type.identifier == identifier) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    int identifier() {
        return identifier;
    }

    /** Bytes of a raw public key. */
    int keyLength() {
        return keyLength;
    }

    /** Bytes after the key id of a signature line: the time, where there is one, and the value. */
    int signatureLength() {
        return (timed ? TIME_BYTES : 0) + valueLength;
    }

    /** Whether a signature says when it was made. */
    public boolean isTimed() {
        return timed;
    }
}
