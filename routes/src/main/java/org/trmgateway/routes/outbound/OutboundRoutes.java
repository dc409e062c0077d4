package org.trmgateway.routes.outbound;

import org.apache.camel.builder.RouteBuilder;
import org.trmgateway.referral.NodeId;
import org.trmgateway.routes.OutboundFlow;
import org.trmgateway.routes.outbound.dispatch.RefusalReport;
import org.trmgateway.routes.outbound.intake.Submission;
import org.trmgateway.routes.store.Step;
import org.trmgateway.routes.work.ErrorPolicy;
import org.trmgateway.routes.work.Queues;
import org.trmgateway.routes.work.Worker;

/** Wires the way out: each route is one durable point of {@link OutboundFlow}. Dispatch is in {@link org.trmgateway.routes.PeerRoutes}. */
public final class OutboundRoutes extends RouteBuilder {

    /** Every channel hands over here. */
    public static final String INTAKE = "direct:intake";

    /** A peer's later receipt comes in here; the header names the peer. */
    public static final String CONFIRM = "direct:confirm";

    /** Header with the id of the peer node whose certificate was presented. */
    public static final String PEER = "trmPeer";

    private final OutboundFlow flow;
    private final RefusalReport refusals;
    private final NodeId node;
    private final int consumers;

    public OutboundRoutes(OutboundFlow flow, RefusalReport refusals, NodeId node, int consumers) {
        this.flow = flow;
        this.refusals = refusals;
        this.node = node;
        this.consumers = consumers;
    }

    @Override
    public void configure() {
        from(INTAKE)
                .routeId("intake")
                .errorHandler(noErrorHandler())
                .process(exchange -> exchange.getMessage()
                        .setBody(flow.accept(exchange.getMessage().getBody(Submission.class))));

        from(Worker.endpoint(Queues.nameOf(Step.SEAL, node), consumers))
                .routeId("seal")
                .routeConfigurationId(ErrorPolicy.WORK)
                .process(new Worker((id, step) -> flow.seal(id)));

        from(CONFIRM)
                .routeId("confirm")
                .errorHandler(noErrorHandler())
                .process(exchange -> flow.confirm(
                        exchange.getMessage().getHeader(PEER, NodeId.class),
                        exchange.getMessage().getBody(byte[].class)));

        from(Worker.endpoint(Queues.nameOf(Step.REPORT_REFUSAL, node), 1))
                .routeId("report-refusal")
                .routeConfigurationId(ErrorPolicy.WORK)
                .process(new Worker((id, step) -> refusals.report(id)));
    }
}
