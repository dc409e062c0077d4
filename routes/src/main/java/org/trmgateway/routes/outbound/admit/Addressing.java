package org.trmgateway.routes.outbound.admit;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.trmgateway.contracts.Audience;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.contracts.Side;
import org.trmgateway.contracts.Strand;
import org.trmgateway.contracts.Transition;
import org.trmgateway.contracts.pack.Translation;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.CaseRelation;
import org.trmgateway.routes.store.CaseStore;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.DirectoryParty;

/** Finds whom a message goes to, and the row of the choreography that lets it go there. */
final class Addressing {

    private static final String NEW_CASE = "NEW";

    private final Contracts contracts;
    private final Supplier<Directory> directory;
    private final CaseStore cases;

    Addressing(Contracts contracts, Supplier<Directory> directory, CaseStore cases) {
        this.contracts = contracts;
        this.directory = directory;
        this.cases = cases;
    }

    /**
     * The recipients. None when everyone who has the case is to be told, and nobody has it.
     *
     * @throws GatewayException with an ADMIT code when one of them may not get it: then none does
     */
    List<Addressed> of(DirectoryParty sender, CaseRecord holder, Translation translation) {
        List<CaseRelation> relations = cases.relations(holder.id()).stream()
                .filter(relation -> !relation.peer().equals(holder.holder()))
                .toList();
        Audience audience = contracts
                .choreography()
                .audience(
                        translation.message().type(), !translation.recipients().isEmpty(), translation.canonical());
        if (audience != Audience.NAMED && holder.state().equals(NEW_CASE)) {
            throw new GatewayException(ErrorCode.ADMIT_CASE_UNKNOWN, Detail.field("E9"));
        }
        return switch (audience) {
            case NAMED ->
                named(translation, relations).stream()
                        .map(recipient -> toNamed(sender, recipient, holder, translation, relations))
                        .toList();
            case ALL ->
                Holders.of(relations, translation.message(), translation.canonical()).stream()
                        .filter(relation -> concerns(translation, sender, relation))
                        .map(relation -> toRelation(sender, relation, holder, translation))
                        .toList();
            case SAME_SIDE ->
                Holders.of(relations, translation.message(), translation.canonical()).stream()
                        .filter(relation -> party(relation.peer()).country().equals(sender.country()))
                        .filter(relation -> concerns(translation, sender, relation))
                        .map(relation -> toRelation(sender, relation, holder, translation))
                        .toList();
        };
    }

    /** An answer need not name its recipient: the reference it quotes does. */
    private static List<PartyId> named(Translation translation, List<CaseRelation> relations) {
        if (!translation.recipients().isEmpty()) {
            return translation.recipients();
        }
        return translation
                .caseReference()
                .flatMap(reference -> withReference(relations, reference))
                .map(relation -> List.of(relation.peer()))
                .orElseThrow(() -> new GatewayException(ErrorCode.ADMIT_RECIPIENT_UNKNOWN, Detail.field("E11")));
    }

    private Addressed toNamed(
            DirectoryParty sender,
            PartyId recipient,
            CaseRecord holder,
            Translation translation,
            List<CaseRelation> relations) {
        if (recipient.equals(sender.id())) {
            throw new GatewayException(ErrorCode.ADMIT_RECIPIENT_UNKNOWN, Detail.field("E11"));
        }
        if (directory.get().isCut(recipient)) {
            // what concerns everyone is taken, and held for this one: the others must not miss it
            throw new GatewayException(ErrorCode.ADMIT_RECIPIENT_CUT_OFF, Detail.of("E11", "party-cut"));
        }
        Strand strand = translation
                .message()
                .strand()
                .or(() -> translation
                        .caseReference()
                        .flatMap(reference -> withReference(relations, reference))
                        .map(CaseRelation::strand))
                .orElse(Strand.CASE);
        Optional<CaseRelation> relation = relations.stream()
                .filter(known -> known.peer().equals(recipient) && known.strand() == strand)
                .findFirst();
        Addressed addressed = addressed(sender, party(recipient), strand, holder, translation, relation, relations);
        if (addressed.transition().audience() != Audience.NAMED) {
            // what concerns everyone must not be told to one alone
            throw new GatewayException(
                    ErrorCode.ADMIT_ROLE_FORBIDDEN,
                    Detail.rule(addressed.transition().rule()));
        }
        return addressed;
    }

    /**
     * A reply goes where the question came from, under its reference: which strand that is may have been hidden from this node when a
     * withdrawal was the first it heard of the case.
     */
    private static Optional<CaseRelation> answered(
            Translation translation, List<CaseRelation> relations, PartyId recipient) {
        return translation
                .caseReference()
                .flatMap(reference -> withReference(relations, reference))
                .filter(quoted -> quoted.peer().equals(recipient) && !quoted.openedHere());
    }

    private Addressed toRelation(
            DirectoryParty sender, CaseRelation relation, CaseRecord holder, Translation translation) {
        return addressed(
                sender,
                party(relation.peer()),
                relation.strand(),
                holder,
                translation,
                Optional.of(relation),
                List.of(relation));
    }

    private Addressed addressed(
            DirectoryParty sender,
            DirectoryParty recipient,
            Strand strand,
            CaseRecord holder,
            Translation translation,
            Optional<CaseRelation> known,
            List<CaseRelation> relations) {
        Transition transition = contracts
                .choreography()
                .require(
                        translation.message().type(),
                        sender.roles(),
                        recipient.roles(),
                        Side.SENDER,
                        holder.state(),
                        translation.canonical());
        Optional<CaseRelation> relation =
                known.isPresent() || transition.opensCase() ? known : answered(translation, relations, recipient.id());
        if (relation.isEmpty() && !transition.opensCase()) {
            throw new GatewayException(ErrorCode.ADMIT_CASE_UNKNOWN, Detail.of("E11", transition.rule()));
        }
        boolean towardsOpener = relation.isPresent() && !relation.get().openedHere();
        String view = contracts
                .releasePolicy()
                .viewFor(transition.to(), towardsOpener, holder.state())
                .name();
        return new Addressed(recipient, strand, transition, view, relation);
    }

    /** A party that may never get such a message, as the police a closure, must not keep it from all others. */
    private boolean concerns(Translation translation, DirectoryParty sender, CaseRelation relation) {
        return contracts
                .choreography()
                .concerns(
                        translation.message().type(),
                        sender.roles(),
                        party(relation.peer()).roles(),
                        translation.canonical());
    }

    private DirectoryParty party(PartyId id) {
        return directory.get().party(id, ErrorCode.ADMIT_RECIPIENT_UNKNOWN);
    }

    private static Optional<CaseRelation> withReference(List<CaseRelation> relations, CaseReference reference) {
        return relations.stream()
                .filter(relation -> relation.reference().equals(reference))
                .findFirst();
    }
}
