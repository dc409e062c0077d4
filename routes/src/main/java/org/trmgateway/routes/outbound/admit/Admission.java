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
import org.trmgateway.contracts.ReleasePolicy;
import org.trmgateway.contracts.Side;
import org.trmgateway.contracts.Strand;
import org.trmgateway.contracts.Transition;
import org.trmgateway.contracts.pack.Translation;
import org.trmgateway.protect.BlindIndex;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageIds;
import org.trmgateway.referral.OriginalDigest;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sensitive;
import org.trmgateway.routes.CaseBodies;
import org.trmgateway.routes.CasePseudonyms;
import org.trmgateway.routes.outbound.translate.TranslatedMessage;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.CaseRelation;
import org.trmgateway.routes.store.CaseStore;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.DirectoryParty;

/**
 * Decides whether a message may go, and to whom. Runs inside the transaction that accepts the message, with the case locked, so that two
 * messages of one case can never be admitted against the same state.
 */
public final class Admission {

    private static final String NEW_CASE = "NEW";
    private static final String ACCEPTED = "ACCEPTED";

    private final Contracts contracts;
    private final Supplier<Directory> directory;
    private final CaseStore cases;
    private final CaseBodies bodies;
    private final BlindIndex blindIndex;
    private final Addressing addressing;
    private final Relations relations;
    private final TypedPseudonyms typedPseudonyms;
    private final CaseMemory memory;
    private final AskedFields askedFields;
    private final MessageIds messageIds;
    private final SecureRandom random;
    private final Clock clock;

    public Admission(
            Contracts contracts,
            Supplier<Directory> directory,
            CaseStore cases,
            MessageStore messages,
            CaseBodies bodies,
            CaseMemory memory,
            BlindIndex blindIndex,
            CasePseudonyms pseudonyms,
            SecureRandom random,
            Clock clock) {
        this.contracts = contracts;
        this.directory = directory;
        this.cases = cases;
        this.bodies = bodies;
        this.blindIndex = blindIndex;
        this.addressing = new Addressing(contracts, directory, cases);
        this.relations = new Relations(cases, pseudonyms);
        this.typedPseudonyms = new TypedPseudonyms(directory, cases, pseudonyms);
        this.memory = memory;
        this.askedFields = new AskedFields(messages, bodies);
        this.messageIds = new MessageIds(clock, random);
        this.random = random;
        this.clock = clock;
    }

    /**
     * Admits the message for each of its recipients, or for none.
     *
     * @throws GatewayException with an ADMIT code, or a code of a pseudonym, the field and the rule that decided
     */
    public List<AdmittedMessage> admit(TranslatedMessage translated) {
        Translation translation = translated.translation();
        if (translation.message().type().equals(OwnMessages.TECHNICAL_RECEIPT)) {
            // only a gateway knows what became of a message
            throw new GatewayException(ErrorCode.ADMIT_ROLE_FORBIDDEN, Detail.rule("T26"));
        }
        DirectoryParty sender =
                directory.get().party(translated.submission().sender(), ErrorCode.INTAKE_SENDER_UNKNOWN);
        Optional<CaseRecord> known = find(sender.id(), translation);
        CaseRecord holder = known.orElseGet(() -> newCase(sender.id(), translation));
        typedPseudonyms.require(sender, holder, translation.canonical());
        List<Addressed> addressed = addressing.of(sender, holder, translation);
        if (known.isEmpty()) {
            cases.insert(holder, translation.caseNumber().value().map(number -> blind(sender.id(), number)));
        }
        CaseMemory.Remembered remembered = memory.remember(holder, translation.canonical(), today());
        for (Addressed each : addressed) {
            ConsentRules.require(
                    translation.message(),
                    translation.canonical(),
                    contracts.releasePolicy().view(each.view()),
                    sender.id(),
                    each.recipient().id(),
                    remembered.consents(),
                    today());
            Gates.requireMayCross(translation.message(), remembered.facts(), sender, each.recipient());
            Gates.pass(each.transition().gates(), question(each, holder, translation, remembered));
        }
        List<AdmittedMessage> admitted = new ArrayList<>();
        for (Addressed each : addressed) {
            admitted.add(admit(each, sender, holder, translated));
        }
        if (admitted.isEmpty()) {
            admitted.add(keptHere(sender, holder, translated));
        }
        cases.changeState(holder.id(), admitted.getFirst().stateAfter());
        return admitted;
    }

    private GateQuestion question(
            Addressed addressed, CaseRecord holder, Translation translation, CaseMemory.Remembered remembered) {
        ReleasePolicy policy = contracts.releasePolicy();
        return new GateQuestion(
                translation.canonical(),
                remembered.facts(),
                remembered.consents(),
                addressed.recipient().id(),
                addressed.towardsOpener(),
                () -> askedFields.of(holder, translation.inReplyTo()),
                field -> policy.shows(
                        field, policy.viewFor(addressed.transition().from(), !addressed.towardsOpener(), ACCEPTED)),
                policy::fieldId,
                clock.instant());
    }

    private Optional<CaseRecord> find(PartyId holder, Translation translation) {
        if (translation.caseReference().isPresent()) {
            CaseReference reference = translation.caseReference().get();
            Optional<CaseRecord> found = cases.lockByReference(holder, reference);
            if (found.isEmpty()) {
                boolean spent = cases.isSpent(holder, reference);
                throw new GatewayException(
                        spent ? ErrorCode.ADMIT_CASE_ERASED : ErrorCode.ADMIT_CASE_UNKNOWN, Detail.field("E10"));
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
                Optional.of(bodies.encryptCaseNumber(dataKey, new Sensitive<>(number))),
                Optional.empty());
    }

    private AdmittedMessage admit(
            Addressed addressed, DirectoryParty sender, CaseRecord holder, TranslatedMessage translated) {
        DirectoryParty recipient = addressed.recipient();
        CaseRelation relation =
                addressed.relation().orElseGet(() -> relations.open(holder, recipient.id(), addressed.strand()));
        return new AdmittedMessage(
                metadata(sender, recipient, holder, relation, translated),
                holder,
                addressed.transition(),
                addressed.transition().stateAfter(),
                Optional.of(addressed.view()),
                translated.translation().canonical());
    }

    /** It concerns the case, and nobody may be told: the sender gets a receipt for it like for any other, and the case changes. */
    private AdmittedMessage keptHere(DirectoryParty sender, CaseRecord holder, TranslatedMessage translated) {
        CaseRelation own = cases.relations(holder.id()).stream()
                .filter(relation -> relation.peer().equals(sender.id()))
                .findFirst()
                .orElseGet(() -> relations.open(holder, sender.id(), Strand.CASE));
        Translation translation = translated.translation();
        Transition transition = contracts
                .choreography()
                .require(
                        translation.message().type(),
                        sender.roles(),
                        sender.roles(),
                        Side.SENDER,
                        holder.state(),
                        translation.canonical());
        return new AdmittedMessage(
                metadata(sender, sender, holder, own, translated),
                holder,
                transition,
                transition.stateAfter(),
                Optional.empty(),
                translation.canonical());
    }

    private EnvelopeMetadata metadata(
            DirectoryParty sender,
            DirectoryParty recipient,
            CaseRecord holder,
            CaseRelation relation,
            TranslatedMessage translated) {
        MessageDefinition message = translated.translation().message();
        Instant created = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        MessageId id = messageIds.next();
        return new EnvelopeMetadata(
                id,
                message.type(),
                relation.reference(),
                cases.nextSequence(holder.id(), relation.reference()),
                sender.id(),
                recipient.id(),
                message.purpose().orElse("none"),
                created,
                message.lifetime().end(created, translated.translation().canonical()),
                directory.get().suiteFor(sender, recipient, created).name(),
                new EnvelopeMetadata.Versions(
                        translated.packVersion(),
                        contracts.releasePolicy().version(),
                        contracts.choreography().version(),
                        contracts.codeLists().version()),
                OriginalDigest.of(id, translated.submission().original().value()),
                translated.translation().inReplyTo());
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
