package org.trmgateway.node.proof;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.trmgateway.node.http.ClientIdentity.PeerNode;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.seal.Directory;

/**
 * {@code GET /v1/peer/messages/{id}/proofs/{sha256}}: proof that a receipt is on this node's trail, for the node at the other end of the message and
 * nobody else. 425 until a quorum has seen the entry; to everybody else the receipt is unknown.
 */
@RestController
public final class PeerProofController {

    private static final int TOO_EARLY = 425;
    private static final String AGAIN_SECONDS = "15";

    private final OwnProofs proofs;
    private final Supplier<Directory> directory;

    public PeerProofController(OwnProofs proofs, Supplier<Directory> directory) {
        this.proofs = proofs;
        this.directory = directory;
    }

    /** The proof. */
    @GetMapping("/v1/peer/messages/{messageId}/proofs/{receipt}")
    public ResponseEntity<Object> of(
            PeerNode peer, @PathVariable("messageId") String messageId, @PathVariable("receipt") String receipt) {
        OwnProofs.Own own = proofs.of(MessageId.parse(messageId), digest(receipt))
                .filter(known -> isAbout(known, peer.node()))
                .orElseThrow(PeerProofController::unknown);
        return own.proof()
                .map(proof ->
                        ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body((Object) proof.bytes()))
                .orElseGet(() -> ResponseEntity.status(TOO_EARLY)
                        .header("Retry-After", AGAIN_SECONDS)
                        .build());
    }

    private boolean isAbout(OwnProofs.Own own, NodeId peer) {
        return Stream.of(own.entry().from(), own.entry().to())
                .flatMap(Optional::stream)
                .anyMatch(party -> nodeOf(party).equals(Optional.of(peer)));
    }

    private Optional<NodeId> nodeOf(PartyId party) {
        return directory.get().parties().stream()
                .filter(listed -> listed.id().equals(party))
                .map(listed -> listed.node())
                .findFirst();
    }

    private static Sha256 digest(String hex) {
        try {
            return new Sha256(hex);
        } catch (IllegalArgumentException | GatewayException malformed) {
            throw new GatewayException(ErrorCode.DELIVER_ITEM_UNKNOWN, Detail.field("E1"), malformed);
        }
    }

    private static GatewayException unknown() {
        return new GatewayException(ErrorCode.DELIVER_ITEM_UNKNOWN, Detail.field("E1"));
    }
}
