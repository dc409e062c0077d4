package org.trmgateway.routes;

import java.util.Set;
import org.apache.camel.builder.RouteBuilder;
import org.trmgateway.referral.NodeId;
import org.trmgateway.routes.store.Step;
import org.trmgateway.routes.work.ErrorPolicy;
import org.trmgateway.routes.work.Queues;
import org.trmgateway.routes.work.Worker;

/** Wires what crosses the network, a queue for each node and direction, so that a slow node holds up nobody else. Nodes can join later. */
public final class PeerRoutes extends RouteBuilder {

    private final OutboundFlow outbound;
    private final InboundFlow inbound;
    private final Set<NodeId> peers;
    private final int consumers;

    public PeerRoutes(OutboundFlow outbound, InboundFlow inbound, Set<NodeId> peers, int consumers) {
        this.outbound = outbound;
        this.inbound = inbound;
        this.peers = Set.copyOf(peers);
        this.consumers = consumers;
    }

    @Override
    public void configure() {
        for (NodeId peer : peers) {
            from(Worker.endpoint(Queues.nameOf(Step.DISPATCH, peer), consumers))
                    .routeId("dispatch-" + peer)
                    .routeConfigurationId(ErrorPolicy.WORK)
                    .process(new Worker((id, step) -> outbound.dispatch(id)));
            from(Worker.endpoint(Queues.nameOf(Step.NOTIFY_OUTCOME, peer), consumers))
                    .routeId("notify-" + peer)
                    .routeConfigurationId(ErrorPolicy.WORK)
                    .process(new Worker(inbound::report));
        }
    }
}
