package org.trmgateway.seal;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;

/**
 * Seals a message: signs it together with its metadata, then encrypts both to the recipient. Signed first, with sender, recipient, message
 * id and suite under the signature, so that a recipient cannot pass it on as if it had been meant for somebody else. Thread-safe.
 */
public final class Sealer {

    static final String MESSAGE_FILE = "message.xml";
    static final String METADATA_FILE = "meta.xml";

    private final TrustAnchors anchors;
    private final Clock clock;

    public Sealer(TrustAnchors anchors, Clock clock) {
        this.anchors = anchors;
        this.clock = clock;
    }

    /**
     * Seals one message.
     *
     * @param messageXml the protected message
     * @param signer keys of the sending party
     * @param recipient the receiving party, as the directory lists it
     * @throws GatewayException with {@link ErrorCode#SEAL_SUITE_FORBIDDEN} when the suite is unknown, or below the recipient's floor, or one it
     *     cannot open; whether the federation still uses it is for {@link AlgorithmPolicy}; {@link
     *     ErrorCode#SEAL_KEY_UNAVAILABLE} when a certificate of the recipient is expired, revoked or untrusted, {@link ErrorCode#SEAL_FAILED}
     *     when the metadata is for somebody else or cannot be spelled
     */
    public SealedEnvelope seal(
            EnvelopeMetadata metadata, byte[] messageXml, SigningIdentity signer, DirectoryParty recipient) {
        Instant now = clock.instant();
        Suite suite = requireSuite(metadata, recipient);
        requireRecipient(metadata, recipient);
        requireUsableKeys(anchors, recipient.certificates(), suite, now);
        Nonce nonce = Nonce.fresh();
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        files.put(MESSAGE_FILE, messageXml);
        files.put(METADATA_FILE, MetadataXml.write(new MetadataXml.Signed(metadata, nonce)));
        byte[] container = SignedContainer.write(files, signer, suite, now);
        byte[] cms = NestedEncryption.encrypt(container, recipient.certificates(), suite);
        return new SealedEnvelope(metadata, cms, Sha256.of(container), nonce);
    }

    private static Suite requireSuite(EnvelopeMetadata metadata, DirectoryParty recipient) {
        Suite suite = Suite.of(metadata.suite(), ErrorCode.SEAL_SUITE_FORBIDDEN);
        if (!recipient.takes(suite)) {
            throw new GatewayException(ErrorCode.SEAL_SUITE_FORBIDDEN, Detail.of("suite", "suite-floor"));
        }
        return suite;
    }

    private static void requireRecipient(EnvelopeMetadata metadata, DirectoryParty recipient) {
        if (!metadata.to().equals(recipient.id())) {
            throw new GatewayException(ErrorCode.SEAL_FAILED, Detail.field("to"));
        }
    }

    /** A stolen key is revoked before the directory is issued anew; nothing may be encrypted to it from then on. */
    static void requireUsableKeys(TrustAnchors anchors, PartyCertificates recipient, Suite suite, Instant now) {
        anchors.requireTrusted(recipient.encryption(), now, TrustPurpose.RECIPIENT);
        if (suite.isPostQuantum()) {
            anchors.requireTrusted(recipient.postQuantumEncryption(), now, TrustPurpose.RECIPIENT);
        }
    }
}
