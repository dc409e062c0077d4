package org.trmgateway.routes;

import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.routes.directory.CutOffs;
import org.trmgateway.routes.outbound.admit.Admission;
import org.trmgateway.routes.outbound.dispatch.Dispatcher;
import org.trmgateway.routes.outbound.intake.Intake;
import org.trmgateway.routes.outbound.intake.Submission;
import org.trmgateway.routes.outbound.intake.SubmissionAnswer;
import org.trmgateway.routes.outbound.protect.Protection;
import org.trmgateway.routes.outbound.seal.Sealing;
import org.trmgateway.routes.outbound.translate.TranslatedMessage;
import org.trmgateway.routes.outbound.translate.Translator;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.UnitOfWork;

/** The way out: intake, translate, admit; protect, seal; dispatch. Each method ends in one durable point. */
public final class OutboundFlow {

    private final Intake intake;
    private final Translator translate;
    private final Admission admit;
    private final Protection protect;
    private final Sealing seal;
    private final Dispatcher dispatch;
    private final CutOffs cutOffs;
    private final TrailGuard trail;
    private final UnitOfWork unitOfWork;

    public OutboundFlow(
            Intake intake,
            Translator translate,
            Admission admit,
            Protection protect,
            Sealing seal,
            Dispatcher dispatch,
            CutOffs cutOffs,
            TrailGuard trail,
            UnitOfWork unitOfWork) {
        this.intake = intake;
        this.translate = translate;
        this.admit = admit;
        this.protect = protect;
        this.seal = seal;
        this.dispatch = dispatch;
        this.cutOffs = cutOffs;
        this.trail = trail;
        this.unitOfWork = unitOfWork;
    }

    /**
     * Accepted: the caseworker's system learns at once whether the message can go, and then need not think of it again.
     *
     * @throws GatewayException when the same bytes may succeed later: nothing was said, and the system tries again
     */
    public SubmissionAnswer accept(Submission submission) {
        try {
            cutOffs.requireSender(submission.sender());
            intake.check(submission);
            return intake.replay(submission).orElseGet(() -> {
                trail.requireIntake();
                TranslatedMessage translated = translate.translate(submission);
                return unitOfWork.inTransaction(() -> {
                    intake.takeTurn(submission);
                    return intake.replay(submission)
                            .orElseGet(
                                    () -> intake.accept(submission, admit.admit(translated), translated.confirmed()));
                });
            });
        } catch (GatewayException refused) {
            if (refused.code().retryable()) {
                throw refused;
            }
            return intake.refuse(submission, Refusal.of(refused));
        }
    }

    /** Sealed: only what this recipient may see, readable by nobody else. */
    public void seal(MessageId id) {
        cutOffs.pass(id, Direction.OUT);
        seal.open(id).ifPresent(accepted -> seal.keep(accepted, seal.seal(protect.protect(accepted))));
    }

    /** Relayed: the peer has signed that it holds the message, or why it will not. */
    public void dispatch(MessageId id) {
        trail.requireExchange();
        cutOffs.pass(id, Direction.OUT);
        dispatch.sealed(id).ifPresent(envelope -> dispatch.keep(envelope, dispatch.relay(envelope)));
    }

    /** A later receipt of the peer: consigned, handed over, or refused. */
    public void confirm(NodeId peer, byte[] receipt) {
        dispatch.confirm(peer, receipt);
    }
}
