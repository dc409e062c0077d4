package org.trmgateway.node.soap;

import java.time.Instant;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trmgateway.contracts.wire.submission.Accepted;
import org.trmgateway.contracts.wire.submission.State;
import org.trmgateway.contracts.wire.submission.SubmissionPort;
import org.trmgateway.contracts.wire.submission.Submit;
import org.trmgateway.contracts.wire.submission.SubmitAnswer;
import org.trmgateway.node.http.ClientIdentity.Auditor;
import org.trmgateway.node.http.ClientIdentity.NationalSystem;
import org.trmgateway.node.http.ClientIdentity.PeerNode;
import org.trmgateway.node.http.ConfirmedLosses;
import org.trmgateway.node.http.Door;
import org.trmgateway.node.http.IdempotencyKeys;
import org.trmgateway.node.http.Refusals;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.Sensitive;
import org.trmgateway.routes.Doors;
import org.trmgateway.routes.outbound.intake.Submission;
import org.trmgateway.routes.outbound.intake.SubmissionAnswer;

/** {@code /soap/submission}: a national system hands in its form as it is. */
public final class SubmissionEndpoint implements SubmissionPort {

    private static final Logger LOG = LoggerFactory.getLogger(SubmissionEndpoint.class);

    private final Doors doors;
    private final Refusals refusals;
    private final DatatypeFactory datatypes = DatatypeFactory.newDefaultInstance();

    public SubmissionEndpoint(Doors doors, Refusals refusals) {
        this.doors = doors;
        this.refusals = refusals;
    }

    @Override
    public SubmitAnswer submit(Submit parameters) {
        NationalSystem system = system();
        Submission submission = new Submission(
                system.party(),
                Door.SUBMISSION.channel(),
                IdempotencyKeys.read(parameters.getIdempotencyKey()),
                ConfirmedLosses.read(parameters.getConfirmedLosses()),
                new Sensitive<>(parameters.getDocument()));
        SubmitAnswer answer = new SubmitAnswer();
        switch (submit(submission)) {
            case SubmissionAnswer.Accepted accepted -> answer.setAccepted(accepted(accepted));
            case SubmissionAnswer.Refused refused ->
                answer.setRefused(RefusalWire.write(refusals.word(refused, system.language())));
        }
        return answer;
    }

    /** What broke here is ours, and the sender may try again. */
    private SubmissionAnswer submit(Submission submission) {
        try {
            return doors.submit(submission);
        } catch (GatewayException refused) {
            throw refused;
        } catch (RuntimeException broken) {
            LOG.error("a submission failed: {}", broken.getClass().getName());
            throw new GatewayException(ErrorCode.INTAKE_UNAVAILABLE, Detail.NONE, broken);
        }
    }

    /** The filter lets no one else in here; asked again, because a mistake there would be paid for by a person. */
    private static NationalSystem system() {
        return switch (Caller.current()) {
            case NationalSystem system -> system;
            case PeerNode _, Auditor _ ->
                throw new GatewayException(ErrorCode.INTAKE_SENDER_UNKNOWN, Detail.rule("identity"));
        };
    }

    private Accepted accepted(SubmissionAnswer.Accepted accepted) {
        Accepted wire = new Accepted();
        accepted.messageIds().stream().map(MessageId::toString).forEach(wire.getMessageId()::add);
        wire.setState(State.ACCEPTED);
        wire.setAcceptedAt(dateTime(accepted.acceptedAt()));
        wire.setReplayed(accepted.replayed());
        wire.setReceipt(accepted.receipt());
        return wire;
    }

    private XMLGregorianCalendar dateTime(Instant instant) {
        return datatypes.newXMLGregorianCalendar(instant.toString());
    }
}
