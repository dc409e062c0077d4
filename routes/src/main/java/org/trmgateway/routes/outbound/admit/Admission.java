package org.trmgateway.routes.outbound.admit;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.contracts.MessageDefinition;
import org.trmgateway.contracts.Transition;
import org.trmgateway.contracts.pack.Translation;
import org.trmgateway.protect.BlindIndex;
import org.trmgateway.protect.CaseKeyId;
import org.trmgateway.protect.PseudonymKeys;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageIds;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sensitive;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.CanonicalXml;
import org.trmgateway.routes.CaseBodies;
import org.trmgateway.routes.outbound.translate.TranslatedMessage;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.CaseRelation;
import org.trmgateway.routes.store.CaseStore;
import org.trmgateway.routes.store.ConsentCell;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.DirectoryParty;
import org.w3c.dom.Document;

/**
 * Decides whether a message may go, and to whom. Runs inside the transaction that accepts the message, with the case locked, so that two
 * messages of one case can never be admitted against the same state.
 */
public final class Admission {

    private static final String NEW_CASE = "NEW";
    private static final String STATE_KEPT = "=";
    private static final int FIRST_EPOCH = 1;
    private static final String WITHDRAWAL = "Withdrawal";

    private final Contracts contracts;
    private final Supplier<Directory> directory;
    private final CaseStore cases;
    private final CaseBodies bodies;
    private final BlindIndex blindIndex;
    private final PseudonymKeys pseudonymKeys;
    private final MessageIds messageIds;
    private final SecureRandom random;
    private final Clock clock;

    public Admission(
            Contracts contracts,
            Supplier<Directory> directory,
            CaseStore cases,
            CaseBodies bodies,
            BlindIndex blindIndex,
            PseudonymKeys pseudonymKeys,
            SecureRandom random,
            Clock clock) {
        this.contracts = contracts;
        this.directory = directory;
        this.cases = cases;
        this.bodies = bodies;
        this.blindIndex = blindIndex;
        this.pseudonymKeys = pseudonymKeys;
        this.messageIds = new MessageIds(clock, random);
        this.random = random;
        this.clock = clock;
    }

    /**
     * Admits the message for each of its recipients, or for none.
     *
     * @throws GatewayException with an ADMIT code, the field and the rule that decided
     */
    public List<AdmittedMessage> admit(TranslatedMessage translated) {
        Translation translation = translated.translation();
        DirectoryParty sender =
                directory.get().party(translated.submission().sender(), ErrorCode.INTAKE_SENDER_UNKNOWN);
        Optional<CaseRecord> known = find(sender.id(), translation);
        CaseRecord holder = known.orElseGet(() -> newCase(sender.id(), translation));
        List<Addressed> addressed = new ArrayList<>();
        for (PartyId recipient : recipients(translation, known)) {
            addressed.add(address(sender, recipient, holder, translation));
        }
        if (known.isEmpty()) {
            cases.insert(holder, translation.caseNumber().value().map(number -> blind(sender.id(), number)));
        }
        List<ConsentCell> consents = consents(holder, translation.canonical());
        LocalDate today = today();
        for (Addressed each : addressed) {
            ConsentRules.require(
                    translation.message(),
                    translation.canonical(),
                    contracts.releasePolicy().view(each.view()),
                    each.recipient().id(),
                    consents,
                    today);
            Gates.pass(each.transition().gates(), translation.canonical(), today);
        }
        List<AdmittedMessage> admitted = new ArrayList<>();
        for (Addressed each : addressed) {
            admitted.add(admit(each, sender, holder, translated));
        }
        cases.changeState(holder.id(), admitted.getFirst().stateAfter());
        return admitted;
    }

    /** A recipient with the row that lets the message go to it. */
    private record Addressed(
            DirectoryParty recipient, Transition transition, String view, Optional<CaseRelation> relation) {}

    private Optional<CaseRecord> find(PartyId holder, Translation translation) {
        if (translation.caseReference().isPresent()) {
            CaseReference reference = translation.caseReference().get();
            Optional<CaseRecord> found = cases.lockByReference(holder, reference);
            if (found.isEmpty()) {
                throw new GatewayException(ErrorCode.ADMIT_CASE_UNKNOWN, Detail.field("E10"));
            }
            return found;
        }
        return translation.caseNumber().value().flatMap(number -> cases.lockByNumber(holder, blind(holder, number)));
    }

    private CaseRecord newCase(PartyId holder, Translation translation) {
        String number = translation
                .caseNumber()
                .value()
                .orElseThrow(() -> new GatewayException(ErrorCode.ADMIT_CASE_UNKNOWN, Detail.field("E9")));
        byte[] dataKey = bodies.newWrappedDataKey();
        return new CaseRecord(
                new UUID(random.nextLong(), random.nextLong()),
                holder,
                true,
                NEW_CASE,
                randomBytes(),
                randomBytes(),
                dataKey,
                Optional.of(bodies.encryptCaseNumber(dataKey, new Sensitive<>(number))));
    }

    /** A withdrawal goes to everyone who ever had something of this case; everything else goes to the one party it names. */
    private List<PartyId> recipients(Translation translation, Optional<CaseRecord> known) {
        if (!CanonicalXml.groups(translation.canonical(), WITHDRAWAL).isEmpty()) {
            CaseRecord holder =
                    known.orElseThrow(() -> new GatewayException(ErrorCode.ADMIT_CASE_UNKNOWN, Detail.field("E9")));
            List<PartyId> everyone = cases.relations(holder.id()).stream()
                    .map(CaseRelation::peer)
                    .toList();
            if (everyone.isEmpty()) {
                throw new GatewayException(ErrorCode.ADMIT_RECIPIENT_UNKNOWN, Detail.field("E11"));
            }
            return everyone;
        }
        if (translation.recipient().isPresent()) {
            return List.of(translation.recipient().get());
        }
        // An answer need not name its recipient: the reference it quotes does.
        return known.flatMap(holder -> translation
                        .caseReference()
                        .flatMap(reference -> cases.relations(holder.id()).stream()
                                .filter(relation -> relation.reference().equals(reference))
                                .findFirst()))
                .map(relation -> List.of(relation.peer()))
                .orElseThrow(() -> new GatewayException(ErrorCode.ADMIT_RECIPIENT_UNKNOWN, Detail.field("E11")));
    }

    private Addressed address(DirectoryParty sender, PartyId recipientId, CaseRecord holder, Translation translation) {
        DirectoryParty recipient = directory.get().party(recipientId, ErrorCode.ADMIT_RECIPIENT_UNKNOWN);
        if (recipient.id().equals(sender.id())) {
            throw new GatewayException(ErrorCode.ADMIT_RECIPIENT_UNKNOWN, Detail.field("E11"));
        }
        Transition transition = contracts
                .choreography()
                .require(
                        translation.message().type(),
                        sender.roles(),
                        recipient.roles(),
                        holder.state(),
                        translation.canonical());
        Optional<CaseRelation> relation = cases.relation(holder.id(), recipient.id());
        if (relation.isEmpty() && !transition.opensCase()) {
            throw new GatewayException(ErrorCode.ADMIT_CASE_UNKNOWN, Detail.of("E11", transition.rule()));
        }
        boolean towardsOpener = relation.isPresent() && !relation.get().openedHere();
        String view = contracts
                .releasePolicy()
                .viewFor(transition.to(), towardsOpener, holder.state())
                .name();
        return new Addressed(recipient, transition, view, relation);
    }

    private List<ConsentCell> consents(CaseRecord holder, Document canonical) {
        LocalDate today = today();
        cases.putConsents(holder.id(), ConsentRules.cellsOf(canonical));
        CanonicalXml.groups(canonical, WITHDRAWAL)
                .forEach(withdrawal -> cases.withdrawConsents(
                        holder.id(),
                        today,
                        CanonicalXml.value(withdrawal, "trm_WithdrawnPurpose"),
                        CanonicalXml.value(withdrawal, "trm_WithdrawnCategory")));
        return cases.consents(holder.id());
    }

    private AdmittedMessage admit(
            Addressed addressed, DirectoryParty sender, CaseRecord holder, TranslatedMessage translated) {
        PartyId recipient = addressed.recipient().id();
        CaseRelation relation = addressed.relation().orElseGet(() -> newRelation(holder, sender.id(), recipient));
        MessageDefinition message = translated.translation().message();
        Instant created = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        EnvelopeMetadata metadata = new EnvelopeMetadata(
                messageIds.next(),
                message.type(),
                relation.reference(),
                cases.nextSequence(holder.id(), recipient),
                sender.id(),
                recipient,
                message.purpose().orElse("none"),
                created,
                created.plus(message.lifetime()),
                suite(sender, addressed.recipient()),
                new EnvelopeMetadata.Versions(
                        translated.packVersion(),
                        contracts.releasePolicy().version(),
                        contracts.choreography().version(),
                        contracts.codeLists().version()),
                Sha256.of(translated.submission().original().value()),
                translated.translation().inReplyTo());
        String after = addressed.transition().stateAfter();
        return new AdmittedMessage(
                metadata,
                holder,
                addressed.transition(),
                after.equals(STATE_KEPT) ? holder.state() : after,
                addressed.view(),
                translated.translation().canonical());
    }

    private CaseRelation newRelation(CaseRecord holder, PartyId own, PartyId recipient) {
        CaseRelation relation = new CaseRelation(
                holder.id(),
                recipient,
                pseudonymKeys.caseReference(CaseKeyId.of(holder.caseKey()), own, recipient, FIRST_EPOCH),
                true,
                0,
                0);
        cases.insertRelation(relation);
        return relation;
    }

    /** The stronger of the two floors: a peer agreement can raise what a message is protected with, never lower it. */
    private static String suite(DirectoryParty sender, DirectoryParty recipient) {
        return sender.suiteFloor().compareTo(recipient.suiteFloor()) > 0
                ? sender.suiteFloor().name()
                : recipient.suiteFloor().name();
    }

    private byte[] blind(PartyId holder, String number) {
        return blindIndex.of("case-number", holder, number);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private byte[] randomBytes() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return bytes;
    }
}
