package org.trmgateway.trail.note;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/** The bytes that a signature of each type covers. */
final class SignedMessage {

    private static final byte[] SUBTREE_LABEL = "subtree/v1\n\0".getBytes(US_ASCII);

    private SignedMessage() {}

    /**
     * The bytes.
     *
     * @param key under whose name and type it is signed
     * @param time seconds since 1970; ignored where the type has none
     */
    static byte[] of(VerifierKey key, Checkpoint checkpoint, long time) {
        return switch (key.type()) {
            case ED25519 -> checkpoint.text().getBytes(UTF_8);
            case ED25519_COSIGNATURE -> ("cosignature/v1\ntime " + time + "\n" + checkpoint.text()).getBytes(UTF_8);
            case ML_DSA_44_COSIGNATURE -> subtree(key.name(), checkpoint, time);
        };
    }

    /** The structure {@code cosigned_message} of C2SP tlog-cosignature, for the whole tree. */
    private static byte[] subtree(String cosigner, Checkpoint checkpoint, long time) {
        byte[] name = cosigner.getBytes(UTF_8);
        byte[] origin = checkpoint.origin().getBytes(UTF_8);
        return ByteBuffer.allocate(SUBTREE_LABEL.length + 1 + name.length + 8 + 1 + origin.length + 8 + 8 + 32)
                .put(SUBTREE_LABEL)
                .put((byte) name.length)
                .put(name)
                .putLong(time)
                .put((byte) origin.length)
                .put(origin)
                .putLong(0)
                .putLong(checkpoint.size())
                .put(checkpoint.root().bytes())
                .array();
    }
}
