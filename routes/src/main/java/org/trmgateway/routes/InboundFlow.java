package org.trmgateway.routes;

import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.routes.directory.CutOffs;
import org.trmgateway.routes.inbound.admit.Admittance;
import org.trmgateway.routes.inbound.deliver.Delivery;
import org.trmgateway.routes.inbound.open.Opening;
import org.trmgateway.routes.inbound.receive.Receiver;
import org.trmgateway.routes.inbound.translate.NationalTranslator;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.Step;
import org.trmgateway.routes.store.UnitOfWork;

/** The way in: receive, open; admit, translate, deliver. Each method ends in one durable point. */
public final class InboundFlow {

    private final Receiver receive;
    private final Opening open;
    private final Admittance admit;
    private final NationalTranslator translate;
    private final Delivery deliver;
    private final CutOffs cutOffs;
    private final TrailGuard trail;
    private final UnitOfWork unitOfWork;

    public InboundFlow(
            Receiver receive,
            Opening open,
            Admittance admit,
            NationalTranslator translate,
            Delivery deliver,
            CutOffs cutOffs,
            TrailGuard trail,
            UnitOfWork unitOfWork) {
        this.receive = receive;
        this.open = open;
        this.admit = admit;
        this.translate = translate;
        this.deliver = deliver;
        this.cutOffs = cutOffs;
        this.trail = trail;
        this.unitOfWork = unitOfWork;
    }

    /**
     * Received: opened, verified and kept; or refused. Both are said under signature.
     *
     * @throws GatewayException when the same bytes may succeed later: nothing was said, and the peer tries again
     */
    public byte[] receive(NodeId peer, EnvelopeMetadata metadata, byte[] cms) {
        try {
            trail.requireExchange();
            return receive.replay(metadata, cms).orElseGet(() -> receive.keep(open.open(peer, metadata, cms)));
        } catch (GatewayException refused) {
            if (refused.code().retryable()) {
                throw refused;
            }
            return receive.refuse(metadata, cms, Refusal.of(refused));
        }
    }

    /** Delivered, parked behind its predecessor, or refused with evidence. */
    public void deliver(MessageId id) {
        cutOffs.pass(id, Direction.IN);
        unitOfWork.inTransaction(() -> {
            deliver.next(id).ifPresent(arrived -> {
                try {
                    // a refusal, however late, leaves nothing of a message that was half handed over
                    unitOfWork.inSavepoint(() -> {
                        deliver.handOver(translate.translate(admit.admit(arrived)));
                        return id;
                    });
                } catch (GatewayException refused) {
                    deliver.refuse(arrived, refused);
                }
            });
            return id;
        });
    }

    /** Receipted: the sending node has the evidence of what became of its message. */
    public void report(MessageId id, Step step) {
        deliver.report(id, step);
    }

    /** Refuses what waited too long for a predecessor that never came. */
    public void giveUpParked() {
        deliver.giveUpParked();
    }
}
