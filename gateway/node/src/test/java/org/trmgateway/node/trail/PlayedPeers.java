package org.trmgateway.node.trail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.note.NoteSignature;
import org.trmgateway.trail.note.SignatureType;
import org.trmgateway.trail.note.SigningKey;
import org.trmgateway.trail.note.Witness;

/** Peers that witness in memory, with the desk of the product; a test lets them fail, lie or forget. */
final class PlayedPeers implements WitnessLine {

    final AtomicInteger calls = new AtomicInteger();
    final AtomicInteger opened = new AtomicInteger();
    final Set<NodeId> unreachable = new HashSet<>();
    final Set<NodeId> unsound = new HashSet<>();
    final Set<NodeId> hanging = new HashSet<>();
    final Map<NodeId, Answer> lies = new HashMap<>();
    private final Map<NodeId, Peer> peers = new LinkedHashMap<>();

    private record Peer(WitnessDesk desk, SeenInMemory memory) {}

    /** Adds a peer, to the quorum of the trail too. */
    PlayedPeers with(NodeId node, FixedTrail trail, Clock clock) {
        SigningKey key =
                SigningKey.of(node + ".example/witness", SignatureType.ED25519_COSIGNATURE, FixedTrail.pair("Ed25519"));
        trail.seenBy(node, key.verifier());
        SeenInMemory memory = new SeenInMemory();
        WitnessDesk desk = new WitnessDesk(
                new ListedTrail(trail),
                List.of(key),
                memory,
                (seen, shown, party) -> false,
                () -> !unsound.contains(node),
                clock);
        peers.put(node, new Peer(desk, memory));
        return this;
    }

    @Override
    public Answer addCheckpoint(NodeId node, byte[] request) throws IOException {
        calls.incrementAndGet();
        return ask(node, request, WitnessDesk::answer);
    }

    @Override
    public Answer openLog(NodeId node, byte[] request) throws IOException {
        opened.incrementAndGet();
        return ask(node, request, WitnessDesk::open);
    }

    private Answer ask(NodeId node, byte[] request, BiFunction<WitnessDesk, byte[], Witness.Answer> question)
            throws IOException {
        if (unreachable.contains(node)) {
            throw new IOException("played");
        }
        if (hanging.contains(node)) {
            hang();
        }
        if (lies.containsKey(node)) {
            return lies.get(node);
        }
        try {
            return answer(question.apply(peers.get(node).desk(), request));
        } catch (RuntimeException mistake) {
            return new Answer(500, new byte[0]);
        }
    }

    private static void hang() throws InterruptedIOException {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("played");
        }
    }

    private static Answer answer(Witness.Answer answer) {
        return switch (answer) {
            case Witness.Answer.Cosigned cosigned -> new Answer(200, lines(cosigned));
            case Witness.Answer.Conflict conflict -> new Answer(409, (conflict.size() + "\n").getBytes(UTF_8));
            case Witness.Answer.Refused refused -> new Answer(refused.status(), new byte[0]);
        };
    }

    @Override
    public Answer lastSeen(NodeId node, String origin) throws IOException {
        if (unreachable.contains(node)) {
            throw new IOException("played");
        }
        return peers.get(node)
                .desk()
                .lastSeen(Sha256.of(origin.getBytes(UTF_8)))
                .map(note -> new Answer(200, note))
                .orElse(new Answer(404, new byte[0]));
    }

    private static byte[] lines(Witness.Answer.Cosigned cosigned) {
        return cosigned.cosignatures().stream()
                .map(NoteSignature::toString)
                .collect(Collectors.joining("\n", "", "\n"))
                .getBytes(UTF_8);
    }
}
