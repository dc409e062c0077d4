package org.trmgateway.routes.outbound.dispatch;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.trmgateway.contracts.ConsentBasis;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.contracts.MessageDefinition;
import org.trmgateway.contracts.Side;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.routes.CanonicalXml;
import org.trmgateway.routes.CaseBodies;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.outbound.admit.CaseMemory;
import org.trmgateway.routes.outbound.admit.ConsentRules;
import org.trmgateway.routes.outbound.admit.Gates;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.ConsentCell;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.DirectoryParty;
import org.w3c.dom.Document;

/**
 * Asks, in the last moment before a message leaves, whether what allowed it still stands: a person may have withdrawn consent, applied for
 * protection or been found in danger since it was accepted. Reads the message itself only where something of the kind has happened.
 */
public final class Recheck {

    private static final Set<String> STOPPED = Set.of("HOLD", "NO_GO", "WITHDRAWN", "CLOSED");

    private final Contracts contracts;
    private final Supplier<Directory> directory;
    private final MessageStore messages;
    private final CaseMemory memory;
    private final CaseBodies bodies;
    private final EvidenceDesk evidence;

    public Recheck(
            Contracts contracts,
            Supplier<Directory> directory,
            MessageStore messages,
            CaseMemory memory,
            CaseBodies bodies,
            EvidenceDesk evidence) {
        this.contracts = contracts;
        this.directory = directory;
        this.messages = messages;
        this.memory = memory;
        this.bodies = bodies;
        this.evidence = evidence;
    }

    /**
     * Requires that the message may still go.
     *
     * @param holder its case, locked
     * @throws GatewayException with the ADMIT code, field and rule by which it would be refused now
     */
    public void require(MessageRecord message, CaseRecord holder) {
        EnvelopeMetadata metadata = message.metadata();
        if (!messages.hasBody(metadata.messageId(), Direction.OUT)) {
            // something in it stopped being of use while the peer could not be reached
            throw new GatewayException(ErrorCode.DELIVER_ITEM_EXPIRED, Detail.rule("expiry"));
        }
        MessageDefinition definition = contracts.catalogue().definition(metadata.type());
        CaseMemory.Remembered remembered = memory.recall(holder);
        DirectoryParty sender = directory.get().party(metadata.from(), ErrorCode.INTAKE_SENDER_UNKNOWN);
        DirectoryParty recipient = directory.get().party(metadata.to(), ErrorCode.ADMIT_RECIPIENT_UNKNOWN);
        Gates.requireMayCross(definition, remembered.facts(), sender, recipient);
        if (definition.consent() != ConsentBasis.NONE
                && remembered.consents().stream()
                        .anyMatch(cell -> cell.withdrawnOn().isPresent())) {
            requireConsent(message, definition, remembered.consents(), canonical(message, holder));
        }
        if (STOPPED.contains(holder.state()) && !holder.state().equals(message.caseStateAfter())) {
            contracts
                    .choreography()
                    .require(
                            metadata.type(),
                            sender.roles(),
                            recipient.roles(),
                            Side.SENDER,
                            holder.state(),
                            canonical(message, holder));
        }
    }

    private void requireConsent(
            MessageRecord message, MessageDefinition definition, List<ConsentCell> consents, Document canonical) {
        ConsentRules.require(
                definition,
                canonical,
                contracts.releasePolicy().view(message.view()),
                message.metadata().from(),
                message.metadata().to(),
                consents,
                LocalDate.ofInstant(evidence.now(), ZoneOffset.UTC));
    }

    private Document canonical(MessageRecord message, CaseRecord holder) {
        var id = message.metadata().messageId();
        return CanonicalXml.parse(bodies.decryptBody(holder, id, Direction.OUT, messages.body(id, Direction.OUT)));
    }
}
