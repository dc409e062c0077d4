package org.trmgateway.seal;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;

/**
 * Seals one part of a message for one named party, with both layers of suite S2: to the certificates of the party's own desk if the directory
 * lists such, and else to those whose keys its node holds. Not signed by itself: it travels inside the signed message,
 * and the message it belongs to is written at its head. Thread-safe.
 */
public final class PartSealer {

    private final TrustAnchors anchors;
    private final Clock clock;

    public PartSealer(TrustAnchors anchors, Clock clock) {
        this.anchors = anchors;
        this.clock = clock;
    }

    /**
     * Encrypts a part.
     *
     * @return DER
     * @throws GatewayException with {@link ErrorCode#SEAL_KEY_UNAVAILABLE} when a certificate of the recipient is expired, revoked or
     *     untrusted, {@link ErrorCode#SEAL_FAILED} when the binding names another party
     */
    public byte[] seal(byte[] xml, DirectoryParty recipient, PartBinding binding) {
        if (!binding.to().equals(recipient.id())) {
            throw new GatewayException(ErrorCode.SEAL_FAILED, Detail.field("to"));
        }
        PartCertificates keys = recipient.sealsPartsTo();
        anchors.requireTrusted(keys.encryption(), clock.instant(), TrustPurpose.RECIPIENT);
        anchors.requireTrusted(keys.postQuantumEncryption(), clock.instant(), TrustPurpose.RECIPIENT);
        byte[] head = binding.bytes();
        byte[] plaintext = Arrays.copyOf(head, head.length + xml.length);
        System.arraycopy(xml, 0, plaintext, head.length, xml.length);
        return NestedEncryption.encrypt(plaintext, keys);
    }

    /** The same as {@link #open(byte[], List, PartBinding)} with one generation of keys. */
    public static byte[] open(byte[] cms, DecryptionIdentity own, PartBinding binding) {
        return open(cms, List.of(own), binding);
    }

    /**
     * Decrypts a part that belongs to this message.
     *
     * @param own every generation of keys that is held, at least one
     * @throws GatewayException with {@link ErrorCode#OPEN_METADATA_MISMATCH} when it belongs to another one, or the code with which
     *     decryption failed
     */
    public static byte[] open(byte[] cms, List<DecryptionIdentity> own, PartBinding binding) {
        byte[] plaintext = NestedEncryption.decrypt(cms, own, Suite.S2);
        byte[] head = binding.bytes();
        if (plaintext.length < head.length || !Arrays.equals(head, Arrays.copyOf(plaintext, head.length))) {
            throw mismatch();
        }
        return Arrays.copyOfRange(plaintext, head.length, plaintext.length);
    }

    /**
     * Decrypts a part at the party's own desk, where no more than the message is known to which it is said to belong.
     *
     * @throws GatewayException with {@link ErrorCode#OPEN_METADATA_MISMATCH} when it belongs to another one, or the code with which
     *     decryption failed
     */
    public static OpenedPart open(byte[] cms, DecryptionIdentity own, MessageId messageId) {
        byte[] plaintext = NestedEncryption.decrypt(cms, own, Suite.S2);
        PartBinding binding = PartBinding.read(plaintext)
                .filter(found -> found.messageId().equals(messageId))
                .orElseThrow(PartSealer::mismatch);
        return new OpenedPart(binding, Arrays.copyOfRange(plaintext, binding.bytes().length, plaintext.length));
    }

    private static GatewayException mismatch() {
        return new GatewayException(ErrorCode.OPEN_METADATA_MISMATCH, Detail.rule("part-binding"));
    }
}
