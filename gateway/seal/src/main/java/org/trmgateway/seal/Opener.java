package org.trmgateway.seal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.PartyId;

/** Opens a sealed envelope: a list of checks, in order; the first that fails refuses it. Holds no state. */
public final class Opener {

    /** The largest envelope that is looked at, in bytes. */
    public static final int LARGEST_ENVELOPE = 32 * 1024 * 1024;

    /** How far the clocks of two nodes may differ. */
    public static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private static final Set<String> FILES = Set.of(Sealer.MESSAGE_FILE, Sealer.METADATA_FILE);

    /**
     * Opens an envelope.
     *
     * @param clear the metadata on the outside; believed only once the signed metadata was found to be the same
     * @param cms the encrypted container
     * @param keys every generation of keys of a party held at this node; none for a party of another node
     * @param directory who is who
     * @param anchors what is trusted, and revoked
     * @param now the present
     * @throws GatewayException with the code of the check that failed: {@code RECEIVE_TOO_LARGE}, or one of {@code OPEN_...}
     */
    public OpenedContainer open(
            EnvelopeMetadata clear,
            byte[] cms,
            Function<PartyId, List<DecryptionIdentity>> keys,
            Directory directory,
            TrustAnchors anchors,
            Instant now) {
        requireSize(cms);
        List<DecryptionIdentity> own = requireHeldHere(clear, keys);
        DirectoryParty sender = requireMember(clear.from(), ErrorCode.OPEN_SIGNER_UNKNOWN, directory);
        DirectoryParty recipient = requireMember(clear.to(), ErrorCode.OPEN_ADDRESSEE_WRONG, directory);
        Suite suite = requireKnownSuite(clear);
        requireFloor(suite, sender, recipient);
        directory.algorithms().requireAllowed(suite, now, ErrorCode.OPEN_SUITE_SUNSET);
        UnverifiedContainer container = UnverifiedContainer.read(NestedEncryption.decrypt(cms, own, suite))
                .requireFiles(FILES);
        PartyCertificates signer = requireListedSigner(container, sender);
        SignedContainer signed = container.verify(suite, signer.signing(), signer.postQuantumSigning());
        requireTrustedSigner(signer, suite, anchors, now);
        MetadataXml.Signed metadata = MetadataXml.readSigned(file(signed, Sealer.METADATA_FILE));
        requireEqual(clear, metadata.metadata());
        requireNotExpired(clear, now);
        requireFresh(clear, signed.signingTime(), now);
        return new OpenedContainer(
                metadata,
                file(signed, Sealer.MESSAGE_FILE),
                signed.sha256(),
                signer.signing().certificate());
    }

    private static void requireSize(byte[] cms) {
        if (cms.length > LARGEST_ENVELOPE) {
            throw new GatewayException(ErrorCode.RECEIVE_TOO_LARGE, Detail.rule("envelope-size"));
        }
    }

    private static List<DecryptionIdentity> requireHeldHere(
            EnvelopeMetadata clear, Function<PartyId, List<DecryptionIdentity>> keys) {
        List<DecryptionIdentity> held = keys.apply(clear.to());
        if (held.isEmpty()) {
            throw new GatewayException(ErrorCode.OPEN_ADDRESSEE_WRONG, Detail.field("to"));
        }
        return held;
    }

    /** Listed, and not cut off. */
    private static DirectoryParty requireMember(PartyId id, ErrorCode whenUnknown, Directory directory) {
        directory.party(id, whenUnknown);
        return directory.requireActive(id, ErrorCode.OPEN_PARTY_CUT_OFF);
    }

    private static Suite requireKnownSuite(EnvelopeMetadata clear) {
        return Suite.of(clear.suite(), ErrorCode.OPEN_ALGORITHM_FORBIDDEN);
    }

    /** The floor of either side binds: nobody on the way can talk both down to what only one of them would take. */
    private static void requireFloor(Suite suite, DirectoryParty sender, DirectoryParty recipient) {
        if (!suite.reaches(sender.suiteFloor()) || !suite.reaches(recipient.suiteFloor())) {
            throw new GatewayException(ErrorCode.OPEN_SUITE_BELOW_FLOOR, Detail.field("suite"));
        }
    }

    /** The signer is exactly the sender of the directory: another party's good signature is no signature here. */
    private static PartyCertificates requireListedSigner(UnverifiedContainer container, DirectoryParty sender) {
        return sender.generationOfSigner(container.claimedSignerFingerprint())
                .orElseThrow(
                        () -> new GatewayException(ErrorCode.OPEN_SIGNER_UNKNOWN, Detail.rule("signer-certificate")));
    }

    static void requireTrustedSigner(PartyCertificates sender, Suite suite, TrustAnchors anchors, Instant at) {
        anchors.requireTrusted(sender.signing(), at, TrustPurpose.SIGNER);
        if (suite.isPostQuantum()) {
            anchors.requireTrusted(sender.postQuantumSigning(), at, TrustPurpose.SIGNER);
        }
    }

    private static void requireEqual(EnvelopeMetadata clear, EnvelopeMetadata signed) {
        requireEqual("messageId", clear.messageId(), signed.messageId());
        requireEqual("type", clear.type(), signed.type());
        requireEqual("caseReference", clear.caseReference(), signed.caseReference());
        requireEqual("sequence", clear.sequence(), signed.sequence());
        requireEqual("from", clear.from(), signed.from());
        requireEqual("to", clear.to(), signed.to());
        requireEqual("purpose", clear.purpose(), signed.purpose());
        requireEqual("created", clear.created(), signed.created());
        requireEqual("expires", clear.expires(), signed.expires());
        requireEqual("suite", clear.suite(), signed.suite());
        requireEqual("versions", clear.versions(), signed.versions());
        requireEqual("originalSha256", clear.originalSha256(), signed.originalSha256());
        requireEqual("inReplyTo", clear.inReplyTo(), signed.inReplyTo());
    }

    private static void requireEqual(String field, Object clear, Object signed) {
        if (!clear.equals(signed)) {
            throw new GatewayException(ErrorCode.OPEN_METADATA_MISMATCH, Detail.field(field));
        }
    }

    private static void requireNotExpired(EnvelopeMetadata metadata, Instant now) {
        if (!now.isBefore(metadata.expires())) {
            throw new GatewayException(ErrorCode.OPEN_EXPIRED, Detail.field("expires"));
        }
    }

    /** Made in the past and before it expired; signed after it was made. Otherwise somebody's clock, or somebody, is lying. */
    private static void requireFresh(EnvelopeMetadata metadata, Instant signingTime, Instant now) {
        Instant latest = now.plus(CLOCK_SKEW);
        if (metadata.created().isAfter(latest) || !metadata.created().isBefore(metadata.expires())) {
            throw new GatewayException(ErrorCode.OPEN_EXPIRED, Detail.of("created", "freshness"));
        }
        if (signingTime.isAfter(latest)
                || signingTime.isBefore(metadata.created().minus(CLOCK_SKEW))) {
            throw new GatewayException(ErrorCode.OPEN_EXPIRED, Detail.of("signing-time", "freshness"));
        }
    }

    private static byte[] file(SignedContainer container, String name) {
        byte[] content = container.files().get(name);
        if (content == null) {
            throw new GatewayException(ErrorCode.OPEN_CONTAINER_MALFORMED, Detail.rule("container-files"));
        }
        return content;
    }
}
