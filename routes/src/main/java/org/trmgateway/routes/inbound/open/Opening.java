package org.trmgateway.routes.inbound.open;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.contracts.MessageDefinition;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.CanonicalXml;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.seal.DecryptionIdentity;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.OpenedContainer;
import org.trmgateway.seal.Opener;
import org.trmgateway.seal.TrustAnchors;

/** Decrypts and verifies; nothing is stored of an envelope that fails a single check. */
public final class Opening {

    private final Opener opener = new Opener();
    private final NodeId node;
    private final Contracts contracts;
    private final Supplier<Directory> directory;
    private final TrustAnchors anchors;
    private final Function<PartyId, List<DecryptionIdentity>> identities;
    private final EvidenceDesk evidence;

    public Opening(
            NodeId node,
            Contracts contracts,
            Supplier<Directory> directory,
            TrustAnchors anchors,
            Function<PartyId, List<DecryptionIdentity>> identities,
            EvidenceDesk evidence) {
        this.node = node;
        this.contracts = contracts;
        this.directory = directory;
        this.anchors = anchors;
        this.identities = identities;
        this.evidence = evidence;
    }

    /**
     * Opens an envelope that the peer handed over.
     *
     * @throws GatewayException with an OPEN or ADMIT_SCHEMA code
     */
    public OpenedMessage open(NodeId peer, EnvelopeMetadata clear, byte[] cms) {
        requireSentFrom(peer, clear.from());
        requireAddressedHere(clear.to());
        OpenedContainer opened = opener.open(clear, cms, identities, directory.get(), anchors, evidence.now());
        requireSchema(opened);
        return new OpenedMessage(
                opened.metadata(),
                cms,
                Sha256.of(cms),
                opened.containerSha256(),
                opened.nonce().bytes(),
                opened.messageXml());
    }

    /** A node may bring messages of its own parties only, however well somebody else's are signed: no forwarding behind the sender's back. */
    private void requireSentFrom(NodeId peer, PartyId sender) {
        if (!directory.get().party(sender, ErrorCode.OPEN_SIGNER_UNKNOWN).node().equals(peer)) {
            throw new GatewayException(ErrorCode.OPEN_SIGNER_UNKNOWN, Detail.field("E3"));
        }
    }

    private void requireAddressedHere(PartyId addressee) {
        if (!directory
                .get()
                .party(addressee, ErrorCode.OPEN_ADDRESSEE_WRONG)
                .node()
                .equals(node)) {
            throw new GatewayException(ErrorCode.OPEN_ADDRESSEE_WRONG, Detail.field("E3"));
        }
    }

    private void requireSchema(OpenedContainer opened) {
        MessageDefinition message = contracts.catalogue().validate(CanonicalXml.parse(opened.messageXml()));
        if (!message.type().equals(opened.metadata().type())) {
            throw new GatewayException(ErrorCode.OPEN_METADATA_MISMATCH, Detail.field("E2"));
        }
    }
}
