package org.trmgateway.routes;

import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.routes.inbound.InboundRoutes;
import org.trmgateway.routes.outbound.OutboundRoutes;
import org.trmgateway.routes.outbound.intake.Submission;
import org.trmgateway.routes.outbound.intake.SubmissionAnswer;

/** The seam between channels and routes: what comes in by REST, SOAP or folder enters the same routes. */
public final class CamelDoors implements Doors {

    private final ProducerTemplate producer;

    public CamelDoors(ProducerTemplate producer) {
        this.producer = producer;
    }

    @Override
    public SubmissionAnswer submit(Submission submission) {
        try {
            return producer.requestBody(OutboundRoutes.INTAKE, submission, SubmissionAnswer.class);
        } catch (CamelExecutionException failed) {
            throw cause(failed, ErrorCode.INTAKE_UNAVAILABLE);
        }
    }

    @Override
    public byte[] relay(NodeId peer, EnvelopeMetadata metadata, byte[] cms) {
        try {
            return producer.requestBodyAndHeaders(
                    InboundRoutes.RECEIVE,
                    cms,
                    Map.of(OutboundRoutes.PEER, peer, InboundRoutes.METADATA, metadata),
                    byte[].class);
        } catch (CamelExecutionException failed) {
            throw cause(failed, ErrorCode.RECEIVE_UNAVAILABLE);
        }
    }

    @Override
    public void report(NodeId peer, byte[] receipt) {
        try {
            producer.requestBodyAndHeader(OutboundRoutes.CONFIRM, receipt, OutboundRoutes.PEER, peer);
        } catch (CamelExecutionException failed) {
            throw cause(failed, ErrorCode.RECEIVE_UNAVAILABLE);
        }
    }

    private static GatewayException cause(CamelExecutionException failed, ErrorCode otherwise) {
        return failed.getCause() instanceof GatewayException known
                ? known
                : new GatewayException(otherwise, Detail.NONE, failed);
    }
}
