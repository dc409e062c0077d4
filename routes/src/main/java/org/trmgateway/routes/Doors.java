package org.trmgateway.routes;

import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.NodeId;
import org.trmgateway.routes.outbound.intake.Submission;
import org.trmgateway.routes.outbound.intake.SubmissionAnswer;

/** Where channels hand over what came in: REST, SOAP and folders stand in front of these doors, the routes behind them. */
public interface Doors {

    /**
     * A national system hands in. Refusals are answers, not exceptions.
     *
     * @throws org.trmgateway.referral.GatewayException with a retryable code when this node cannot decide now
     */
    SubmissionAnswer submit(Submission submission);

    /**
     * A peer node hands over an envelope.
     *
     * @param peer the node whose TLS certificate was presented
     * @return signed RelayAcceptance or RelayRejection; for a duplicate the stored one, byte for byte
     * @throws org.trmgateway.referral.GatewayException with a retryable code when this node cannot decide now
     */
    byte[] relay(NodeId peer, EnvelopeMetadata metadata, byte[] cms);

    /**
     * A peer node reports what became of a message of ours.
     *
     * @throws org.trmgateway.referral.GatewayException when the receipt does not verify
     */
    void report(NodeId peer, byte[] receipt);
}
