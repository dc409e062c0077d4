package org.trmgateway.routes.outbound.admit;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.trmgateway.contracts.Audience;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.contracts.MessageCatalogue;
import org.trmgateway.contracts.MessageDefinition;
import org.trmgateway.contracts.Side;
import org.trmgateway.contracts.Transition;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageIds;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.OriginalDigest;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.SafeXml;
import org.trmgateway.referral.Stage;
import org.trmgateway.routes.CanonicalXml;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.CaseRelation;
import org.trmgateway.routes.store.CaseStore;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.DirectoryParty;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The messages a gateway has to send for a party by itself: what concerns everyone is passed on to those who have the case from this party, and
 * a message that was given up is replaced by one that says so, so that those after it need not wait. Runs in the caller's transaction, with
 * the case locked.
 */
public final class OwnMessages {

    /** The message that takes the place of one that was never sent. */
    public static final MessageType TECHNICAL_RECEIPT = new MessageType("M26");

    private static final long NEXT = 0;
    private static final List<String> OF_ONE_RELATION_ONLY = List.of("Case", "Consent", "Losses", "Sealed");

    private final Contracts contracts;
    private final Supplier<Directory> directory;
    private final CaseStore cases;
    private final Acceptance acceptance;
    private final MessageIds messageIds;
    private final Clock clock;

    public OwnMessages(
            Contracts contracts,
            Supplier<Directory> directory,
            CaseStore cases,
            Acceptance acceptance,
            SecureRandom random,
            Clock clock) {
        this.contracts = contracts;
        this.directory = directory;
        this.cases = cases;
        this.acceptance = acceptance;
        this.messageIds = new MessageIds(clock, random);
        this.clock = clock;
    }

    /**
     * Passes a message on to everyone else who has the case from its holder.
     *
     * @param holder the case, in the state the message put it
     * @param sender who sent it here
     */
    public void passOn(CaseRecord holder, PartyId sender, MessageDefinition message, Document arrived) {
        Audience audience = contracts.choreography().audience(message.type(), false, arrived);
        if (audience == Audience.NAMED) {
            return;
        }
        String country = party(holder.holder()).country();
        Document canonical = withoutWhatIsOfOneRelation(arrived);
        for (CaseRelation relation : Holders.of(cases.relations(holder.id()), message, canonical)) {
            boolean told = relation.peer().equals(sender) || relation.peer().equals(holder.holder());
            boolean kept = audience == Audience.SAME_SIDE
                    && !party(relation.peer()).country().equals(country);
            // a party that may never get such a message, as the police a closure, must not keep it from all others
            boolean concerned = contracts
                    .choreography()
                    .concerns(
                            message.type(),
                            party(holder.holder()).roles(),
                            party(relation.peer()).roles(),
                            canonical);
            if (!told && !kept && concerned) {
                store(holder, relation, message, canonical, NEXT);
            }
        }
    }

    /** Says to the recipient that a message will not come, and frees its place: by giving the number back, or by filling it. */
    public void replace(CaseRecord holder, MessageRecord missing, Refusal refusal) {
        EnvelopeMetadata metadata = missing.metadata();
        boolean last = cases.releaseSequence(holder.id(), metadata.caseReference(), metadata.sequence());
        if (!last) {
            CaseRelation relation =
                    cases.relation(holder.id(), metadata.caseReference()).orElseThrow();
            MessageDefinition receipt = contracts.catalogue().definition(TECHNICAL_RECEIPT);
            store(holder, relation, receipt, receiptFor(receipt, metadata, refusal), metadata.sequence());
        }
    }

    private void store(
            CaseRecord holder, CaseRelation relation, MessageDefinition message, Document canonical, long place) {
        DirectoryParty sender = party(holder.holder());
        DirectoryParty recipient = party(relation.peer());
        Transition transition = contracts
                .choreography()
                .require(message.type(), sender.roles(), recipient.roles(), Side.SENDER, holder.state(), canonical);
        String view = contracts
                .releasePolicy()
                .viewFor(transition.to(), !relation.openedHere(), holder.state())
                .name();
        Instant created = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        byte[] bytes = CanonicalXml.write(canonical);
        MessageId id = messageIds.next();
        EnvelopeMetadata metadata = new EnvelopeMetadata(
                id,
                message.type(),
                relation.reference(),
                place != NEXT ? place : cases.nextSequence(holder.id(), relation.reference()),
                sender.id(),
                recipient.id(),
                message.purpose().orElse("none"),
                created,
                message.lifetime().end(created, canonical),
                directory.get().suiteFor(sender, recipient, created).name(),
                new EnvelopeMetadata.Versions(
                        "gateway",
                        contracts.releasePolicy().version(),
                        contracts.choreography().version(),
                        contracts.codeLists().version()),
                OriginalDigest.of(id, bytes),
                Optional.empty());
        acceptance.store(
                new AdmittedMessage(
                        metadata, holder, transition, transition.stateAfter(), Optional.of(view), canonical),
                Stage.ADMIT,
                bytes,
                Optional.empty());
    }

    private static Document withoutWhatIsOfOneRelation(Document arrived) {
        Document copy = CanonicalXml.parse(CanonicalXml.write(arrived));
        for (String group : OF_ONE_RELATION_ONLY) {
            for (Element element : CanonicalXml.groups(copy, group)) {
                element.getParentNode().removeChild(element);
            }
        }
        return copy;
    }

    private static Document receiptFor(MessageDefinition receipt, EnvelopeMetadata missing, Refusal refusal) {
        Document document = SafeXml.documentBuilder().newDocument();
        Element root = document.createElementNS(MessageCatalogue.NAMESPACE, receipt.root());
        root.setAttribute("version", "1");
        document.appendChild(root);
        Element technical = document.createElementNS(MessageCatalogue.NAMESPACE, "Technical");
        root.appendChild(technical);
        leaf(technical, "trm_AboutMessage", missing.messageId().toString());
        leaf(technical, "trm_AboutSequence", Long.toString(missing.sequence()));
        leaf(technical, "trm_TechnicalCode", refusal.code().name());
        return document;
    }

    private static void leaf(Element group, String name, String text) {
        Element leaf = group.getOwnerDocument().createElementNS(MessageCatalogue.NAMESPACE, name);
        leaf.setTextContent(text);
        group.appendChild(leaf);
    }

    private DirectoryParty party(PartyId id) {
        return directory.get().party(id, ErrorCode.ADMIT_RECIPIENT_UNKNOWN);
    }
}
