package org.trmgateway.routes.inbound;

import org.apache.camel.builder.RouteBuilder;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.NodeId;
import org.trmgateway.routes.InboundFlow;
import org.trmgateway.routes.outbound.OutboundRoutes;
import org.trmgateway.routes.store.Step;
import org.trmgateway.routes.work.ErrorPolicy;
import org.trmgateway.routes.work.Queues;
import org.trmgateway.routes.work.Worker;

/** Wires the way in: each route is one durable point of {@link InboundFlow}. Reports are in {@link org.trmgateway.routes.PeerRoutes}. */
public final class InboundRoutes extends RouteBuilder {

    /** A peer's envelope comes in here: the body is the sealed bytes. */
    public static final String RECEIVE = "direct:receive";

    /** Header with the clear metadata of the envelope. */
    public static final String METADATA = "trmMetadata";

    private final InboundFlow flow;
    private final NodeId node;
    private final int consumers;

    public InboundRoutes(InboundFlow flow, NodeId node, int consumers) {
        this.flow = flow;
        this.node = node;
        this.consumers = consumers;
    }

    @Override
    public void configure() {
        from(RECEIVE)
                .routeId("receive")
                .errorHandler(noErrorHandler())
                .process(exchange -> exchange.getMessage()
                        .setBody(flow.receive(
                                exchange.getMessage().getHeader(OutboundRoutes.PEER, NodeId.class),
                                exchange.getMessage().getHeader(METADATA, EnvelopeMetadata.class),
                                exchange.getMessage().getBody(byte[].class))));

        from(Worker.endpoint(Queues.nameOf(Step.DELIVER, node), consumers))
                .routeId("deliver")
                .routeConfigurationId(ErrorPolicy.WORK)
                .process(new Worker((id, step) -> flow.deliver(id)));
    }
}
