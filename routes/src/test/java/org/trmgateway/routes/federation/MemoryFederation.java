package org.trmgateway.routes.federation;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;

/** Poland, Belarus and IOM in one process. */
public final class MemoryFederation implements AutoCloseable {

    public static final NodeId PL = new NodeId("pl");
    public static final NodeId BY = new NodeId("by");
    public static final NodeId IOM = new NodeId("iom");
    public static final PartyId PL_SG = new PartyId("pl-sg");
    public static final PartyId BY_MVD = new PartyId("by-mvd");
    public static final PartyId IOM_PL = new PartyId("iom-pl");

    /** An office that keeps the keys for sealed parts at its own desk. */
    public static final PartyId IOM_DESK = new PartyId("iom-sk");

    private final SettableClock clock = new SettableClock(SampleWorld.START);
    private final SequencedMap<NodeId, MemoryNode> nodes = new LinkedHashMap<>();
    private final RecordingChannel poland = new RecordingChannel();
    private final RecordingChannel belarus = new RecordingChannel();

    /** Starts the three nodes; the systems of Poland and Belarus take documents as soon as they come, IOM fetches them. */
    public MemoryFederation() throws Exception {
        for (NodeId id : new NodeId[] {PL, BY, IOM}) {
            nodes.put(
                    id,
                    new MemoryNode(id, id.value(), clock, other -> node(other).doors()));
        }
        node(PL).deliverTo(PL_SG, poland);
        node(BY).deliverTo(BY_MVD, belarus);
    }

    public SettableClock clock() {
        return clock;
    }

    public MemoryNode node(NodeId id) {
        return Optional.ofNullable(nodes.get(id)).orElseThrow();
    }

    /** The Polish national system. */
    public RecordingChannel poland() {
        return poland;
    }

    /** The Belarusian national system. */
    public RecordingChannel belarus() {
        return belarus;
    }

    /** Waits until every copy that was put into a queue of any node was dealt with. */
    public void settle() {
        Waiting.until("the queues are empty", () -> {
            // What is finished is read first: then equal numbers mean that nothing was under way.
            long finished =
                    nodes.values().stream().mapToLong(MemoryNode::finished).sum();
            return finished
                    == nodes.values().stream().mapToLong(MemoryNode::sent).sum();
        });
    }

    /** Sweeps every node once, and waits until all is quiet. */
    public void sweep() {
        for (MemoryNode node : nodes.values()) {
            try {
                node.sweeper().sweep();
            } catch (GatewayException failed) {
                // As the timer does: it will run again.
                if (!failed.code().retryable()) {
                    throw failed;
                }
            }
        }
        settle();
    }

    @Override
    public void close() {
        nodes.values().forEach(MemoryNode::close);
    }
}
