package org.trmgateway.seal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.Evidence;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Role;

/**
 * Receipts: evidence (ETSI EN 319 522-1) in a container signed by a gateway with both suites. Without personal data, so that an auditor may
 * have every one of them.
 */
public final class Receipts {

    /** Name of the one file in the container. */
    public static final String FILE = "evidence.xml";

    private static final int LARGEST_RECEIPT = 128 * 1024;

    private Receipts() {}

    /**
     * Signs evidence; the signing time is the time of the event.
     *
     * @param issuer keys of the party that {@link Evidence#issuer()} names
     * @throws GatewayException with {@link ErrorCode#SEAL_FAILED}
     */
    public static byte[] sign(Evidence evidence, SigningIdentity issuer) {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        files.put(FILE, EvidenceXml.write(evidence));
        return SignedContainer.write(files, issuer, Suite.S2, evidence.at());
    }

    /**
     * Verifies a receipt. What it says is read only after both signatures were found to be of one gateway of the directory, in any
     * generation of its keys that is listed.
     *
     * @param at when its signer has to be trusted: the present on receipt, the past for an auditor
     * @throws GatewayException with the code of the check that failed, {@code OPEN_...}
     */
    public static Evidence verify(byte[] asice, Directory directory, TrustAnchors anchors, Instant at) {
        requireSize(asice);
        UnverifiedContainer container = UnverifiedContainer.read(asice).requireFiles(Set.of(FILE));
        DirectoryParty issuer = requireGateway(container, directory);
        PartyCertificates keys =
                issuer.generationOfSigner(container.claimedSignerFingerprint()).orElseThrow();
        SignedContainer signed = container.verify(Suite.S2, keys.signing(), keys.postQuantumSigning());
        Opener.requireTrustedSigner(keys, Suite.S2, anchors, at);
        Evidence evidence = EvidenceXml.read(signed.files().firstEntry().getValue());
        requireIssuer(evidence, issuer);
        requireEventBefore(evidence, at);
        return evidence;
    }

    private static void requireSize(byte[] asice) {
        if (asice.length > LARGEST_RECEIPT) {
            throw new GatewayException(ErrorCode.OPEN_CONTAINER_MALFORMED, Detail.rule("receipt-size"));
        }
    }

    /** Only a gateway can say what happened at a gateway; a party that signs a receipt wants to be believed about another. */
    private static DirectoryParty requireGateway(UnverifiedContainer container, Directory directory) {
        DirectoryParty issuer = directory.partyOfSigner(container.claimedSignerFingerprint());
        if (!issuer.roles().contains(Role.GW)) {
            throw new GatewayException(ErrorCode.OPEN_SIGNER_UNKNOWN, Detail.rule("issuer-role"));
        }
        return issuer;
    }

    private static void requireIssuer(Evidence evidence, DirectoryParty issuer) {
        if (!evidence.issuer().equals(issuer.id())) {
            throw new GatewayException(ErrorCode.OPEN_METADATA_MISMATCH, Detail.field("issuer"));
        }
    }

    private static void requireEventBefore(Evidence evidence, Instant at) {
        if (evidence.at().isAfter(at.plus(Opener.CLOCK_SKEW))) {
            throw new GatewayException(ErrorCode.OPEN_EXPIRED, Detail.of("at", "freshness"));
        }
    }
}
