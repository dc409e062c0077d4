package org.trmgateway.routes.outbound.seal;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.CanonicalXml;
import org.trmgateway.routes.CaseBodies;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.outbound.protect.AcceptedMessage;
import org.trmgateway.routes.outbound.protect.ProtectedMessage;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.CaseStore;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageState;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.routes.store.Outbox;
import org.trmgateway.routes.store.Step;
import org.trmgateway.routes.store.UnitOfWork;
import org.trmgateway.routes.vault.IdentityDesk;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.SealedEnvelope;
import org.trmgateway.seal.Sealer;
import org.trmgateway.seal.SigningIdentity;
import org.trmgateway.seal.Suite;

/** The second durable point: the sealed bytes are stored once and sent as often as it takes, always the same. */
public final class Sealing {

    private final Sealer sealer;
    private final Supplier<Directory> directory;
    private final Function<PartyId, SigningIdentity> identities;
    private final CaseStore cases;
    private final MessageStore messages;
    private final Outbox outbox;
    private final CaseBodies bodies;
    private final IdentityDesk vault;
    private final EvidenceDesk evidence;
    private final UnitOfWork unitOfWork;

    public Sealing(
            Sealer sealer,
            Supplier<Directory> directory,
            Function<PartyId, SigningIdentity> identities,
            CaseStore cases,
            MessageStore messages,
            Outbox outbox,
            CaseBodies bodies,
            IdentityDesk vault,
            EvidenceDesk evidence,
            UnitOfWork unitOfWork) {
        this.sealer = sealer;
        this.directory = directory;
        this.identities = identities;
        this.cases = cases;
        this.messages = messages;
        this.outbox = outbox;
        this.bodies = bodies;
        this.vault = vault;
        this.evidence = evidence;
        this.unitOfWork = unitOfWork;
    }

    /** Reads a message that waits to be sealed; empty when that was done before. */
    public Optional<AcceptedMessage> open(MessageId id) {
        return unitOfWork.inTransaction(() -> messages.find(id, Direction.OUT)
                .filter(message -> message.state() == MessageState.ACCEPTED)
                .map(message -> {
                    CaseRecord holder = cases.lock(message.caseId());
                    byte[] body = bodies.decryptBody(holder, id, Direction.OUT, messages.body(id, Direction.OUT));
                    return new AcceptedMessage(message, holder, CanonicalXml.parse(body));
                }));
    }

    /**
     * Signs with the sender's keys and encrypts to the recipient's.
     *
     * @throws GatewayException with a SEAL code, also when the suite went out of use since the message was admitted
     */
    public SealedEnvelope seal(ProtectedMessage message) {
        EnvelopeMetadata metadata = message.metadata();
        directory
                .get()
                .algorithms()
                .requireAllowed(
                        Suite.of(metadata.suite(), ErrorCode.SEAL_SUITE_FORBIDDEN),
                        evidence.now(),
                        ErrorCode.SEAL_SUITE_FORBIDDEN);
        return sealer.seal(
                metadata,
                message.xml(),
                identities.apply(metadata.from()),
                directory.get().party(metadata.to(), ErrorCode.PROTECT_RECIPIENT_MISSING));
    }

    /** From the stored body, as protecting a message takes things out of it that decide whether it may still go. */
    private void mask(CaseRecord holder, MessageId id) {
        byte[] body = bodies.decryptBody(holder, id, Direction.OUT, messages.body(id, Direction.OUT));
        byte[] masked = CanonicalXml.write(vault.masked(CanonicalXml.parse(body)));
        messages.replaceBody(id, Direction.OUT, bodies.encryptBody(holder, id, Direction.OUT, masked));
    }

    /**
     * Stores the envelope, its trail entry and the promise to hand it over. Who the message is about is in the vault; from here on it stands
     * nowhere else.
     */
    public void keep(AcceptedMessage accepted, SealedEnvelope sealed) {
        EnvelopeMetadata metadata = sealed.metadata();
        MessageId id = metadata.messageId();
        unitOfWork.inTransaction(() -> {
            outbox.done(id, Step.SEAL);
            if (messages.complete(id, Step.SEAL, evidence.now())) {
                messages.putEnvelope(
                        id,
                        Direction.OUT,
                        sealed.cms(),
                        sealed.envelopeSha256(),
                        sealed.containerSha256(),
                        sealed.nonce().bytes());
                messages.changeState(id, Direction.OUT, MessageState.SEALED, Optional.empty());
                mask(accepted.holder(), id);
                evidence.recordSealed(
                        metadata, sealed.envelopeSha256(), sealed.nonce().bytes(), sealed.containerSha256());
                outbox.promise(new Outbox.Item(
                        id,
                        Step.DISPATCH,
                        directory
                                .get()
                                .party(metadata.to(), ErrorCode.PROTECT_RECIPIENT_MISSING)
                                .node(),
                        0,
                        evidence.now(),
                        evidence.now()));
            }
            return id;
        });
    }
}
