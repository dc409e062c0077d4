package org.trmgateway.routes.directory;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Sha256;
import org.trmgateway.referral.Stage;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.HoldStore;
import org.trmgateway.routes.store.HoldStore.Hold;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.MessageState;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.routes.store.UnitOfWork;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.DirectoryParty;

/**
 * What a cut-off does to messages: one from or to a cut party waits where it is, until the party is restored or the message expires. It is
 * neither sealed nor sent nor handed over, and its first wait is on the trail. An expired message is let through, to its end.
 */
public final class CutOffs implements HeldMessages {

    private static final Detail CUT = Detail.rule("party-cut");

    private final DirectoryInForce directory;
    private final HoldStore holds;
    private final MessageStore messages;
    private final EvidenceDesk evidence;
    private final UnitOfWork unitOfWork;

    public CutOffs(
            DirectoryInForce directory,
            HoldStore holds,
            MessageStore messages,
            EvidenceDesk evidence,
            UnitOfWork unitOfWork) {
        this.directory = directory;
        this.holds = holds;
        this.messages = messages;
        this.evidence = evidence;
        this.unitOfWork = unitOfWork;
    }

    /** Throws with INTAKE_PARTY_CUT_OFF: whoever has the keys of a cut party learns nothing here and hands in nothing. */
    public void requireSender(PartyId party) {
        if (directory.get().isCut(party)) {
            throw new GatewayException(ErrorCode.INTAKE_PARTY_CUT_OFF, CUT);
        }
    }

    /**
     * Lets a message take its next step, or holds it.
     *
     * @throws GatewayException with {@link #reason} while it waits; with SEAL_FAILED when it may go on but is encrypted to a key that
     *     was replaced meanwhile, and might be read by whoever has that key
     */
    public void pass(MessageId id, Direction direction) {
        Directory now = directory.get();
        if (!directory.current().everCut()) {
            return;
        }
        Optional<MessageRecord> waiting = messages.find(id, direction)
                .filter(message -> !message.state().isFinal())
                .filter(message -> !message.metadata().expires().isBefore(evidence.now()));
        Optional<PartyId> cut = waiting.flatMap(message -> cutPartyOf(message.metadata(), now));
        if (cut.isPresent()) {
            unitOfWork.inTransaction(() -> hold(waiting.get(), cut.get(), now));
            throw new GatewayException(reason(direction), CUT);
        }
        boolean outdated = waiting.isPresent()
                && holds.find(id, direction)
                        .filter(hold -> isOutdated(hold, waiting.get(), now))
                        .isPresent();
        unitOfWork.inTransaction(() -> {
            holds.release(id, direction);
            return id;
        });
        if (outdated) {
            throw new GatewayException(ErrorCode.SEAL_FAILED, Detail.rule("key-replaced"));
        }
    }

    /** Why a message waits: DISPATCH_PARTY_CUT_OFF on its way out, DELIVER_ITEM_HELD on its way in. */
    public static ErrorCode reason(Direction direction) {
        return direction == Direction.OUT ? ErrorCode.DISPATCH_PARTY_CUT_OFF : ErrorCode.DELIVER_ITEM_HELD;
    }

    /** Throws with DISPATCH_PARTY_CUT_OFF: nothing is told to the node of a cut party either. */
    public void requireReachable(PartyId party) {
        if (directory.get().isCut(party)) {
            throw new GatewayException(ErrorCode.DISPATCH_PARTY_CUT_OFF, CUT);
        }
    }

    @Override
    public Optional<Hold> holdOf(MessageId id, Direction direction) {
        return holds.find(id, direction).filter(hold -> directory.get().isCut(hold.party()));
    }

    @Override
    public List<Hold> ofParty(PartyId ownParty, int most) {
        return holds.ofParty(ownParty, most).stream()
                .filter(hold -> directory.get().isCut(hold.party()))
                .toList();
    }

    /** Ids of the messages of this node that wait for the party, or for another behind its gateway. */
    public List<MessageId> heldFor(PartyId party) {
        Set<PartyId> stopped = behind(directory.get(), party);
        return holds.all().stream()
                .filter(hold -> stopped.contains(hold.party()))
                .map(Hold::messageId)
                .distinct()
                .toList();
    }

    /** In the transaction that brings another directory into force: holds what is in flight and lets go what may go on. */
    void settle(Directory next) {
        Set<PartyId> stopped = stopped(next);
        holds.inFlight(stopped)
                .forEach(
                        message -> cutPartyOf(message.metadata(), next).ifPresent(party -> hold(message, party, next)));
        Set<PartyId> restored = new LinkedHashSet<>();
        for (Hold hold : holds.all()) {
            if (stopped.contains(hold.party())) {
                continue;
            }
            restored.add(hold.party());
            messages.find(hold.messageId(), hold.direction())
                    .filter(message -> !isOutdated(hold, message, next))
                    .ifPresent(message -> holds.release(hold.messageId(), hold.direction()));
        }
        holds.wake(restored, evidence.now());
    }

    /** Every listed party that is cut off, by itself or with its gateway, and cut ones that are not listed any more. */
    static Set<PartyId> stopped(Directory directory) {
        Set<PartyId> stopped = directory.parties().stream()
                .map(DirectoryParty::id)
                .filter(directory::isCut)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        directory.cuts().forEach(cut -> stopped.add(cut.party()));
        return stopped;
    }

    private boolean hold(MessageRecord message, PartyId party, Directory now) {
        MessageId id = message.metadata().messageId();
        boolean first = holds.hold(new Hold(id, message.direction(), party, evidence.now(), sealedTo(message, now)));
        if (first) {
            evidence.record(
                    EvidenceEvent.MESSAGE_HELD,
                    message.direction() == Direction.OUT ? Stage.DISPATCH : Stage.DELIVER,
                    message.metadata(),
                    message.envelopeSha256(),
                    Optional.of(new Refusal(reason(message.direction()), CUT)));
        }
        return first;
    }

    private static Optional<PartyId> cutPartyOf(EnvelopeMetadata metadata, Directory directory) {
        return List.of(metadata.from(), metadata.to()).stream()
                .filter(directory::isCut)
                .findFirst();
    }

    private static Set<PartyId> behind(Directory directory, PartyId party) {
        Set<PartyId> parties = new LinkedHashSet<>(Set.of(party));
        directory.nodes().stream()
                .filter(node -> node.gatewayParty().equals(party))
                .forEach(node -> directory.partiesOf(node.id()).forEach(each -> parties.add(each.id())));
        return parties;
    }

    /** What the envelope of a sealed message is encrypted to; a message that is sealed later is sealed to the key of then. */
    private static Optional<Sha256> sealedTo(MessageRecord message, Directory directory) {
        return message.direction() == Direction.OUT && message.state() == MessageState.SEALED
                ? encryptionKey(message, directory)
                : Optional.empty();
    }

    private static boolean isOutdated(Hold hold, MessageRecord message, Directory directory) {
        Optional<Sha256> present = encryptionKey(message, directory);
        return present.isPresent()
                && hold.sealedTo().filter(key -> !present.get().equals(key)).isPresent();
    }

    private static Optional<Sha256> encryptionKey(MessageRecord message, Directory directory) {
        return directory.parties().stream()
                .filter(party -> party.id().equals(message.metadata().to()))
                .map(party -> party.certificates().encryption().fingerprint())
                .findFirst();
    }
}
