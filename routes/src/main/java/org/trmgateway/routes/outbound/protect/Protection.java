package org.trmgateway.routes.outbound.protect;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.protect.IdentifierKind;
import org.trmgateway.protect.KnownIdentifiers;
import org.trmgateway.protect.LeakScan;
import org.trmgateway.protect.Minimised;
import org.trmgateway.protect.Minimiser;
import org.trmgateway.protect.StandardGeneralisers;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.ReleaseView;
import org.trmgateway.routes.CanonicalXml;
import org.trmgateway.routes.CaseBodies;
import org.trmgateway.routes.outbound.admit.Holders;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.DirectoryParty;
import org.trmgateway.seal.PartBinding;
import org.trmgateway.seal.PartSealer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Leaves in a message what its recipient may see, seals what only a named party may read, and lets nothing pass that names the person. */
public final class Protection {

    private static final String CONSULAR_VIEW = "CO";

    private final Contracts contracts;
    private final Supplier<Directory> directory;
    private final Pseudonymisation pseudonymisation;
    private final CaseBodies bodies;
    private final PartSealer partSealer;
    private final LeakScan leakScan;
    private final Clock clock;

    public Protection(
            Contracts contracts,
            Supplier<Directory> directory,
            Pseudonymisation pseudonymisation,
            CaseBodies bodies,
            PartSealer partSealer,
            LeakScan leakScan,
            Clock clock) {
        this.contracts = contracts;
        this.directory = directory;
        this.pseudonymisation = pseudonymisation;
        this.bodies = bodies;
        this.partSealer = partSealer;
        this.leakScan = leakScan;
        this.clock = clock;
    }

    /**
     * Protects the message for the view that was decided when it was admitted.
     *
     * @throws org.trmgateway.referral.GatewayException with PROTECT_FIELD_UNLISTED or PROTECT_LEAK_FOUND, the field and the rule
     */
    public ProtectedMessage protect(AcceptedMessage accepted) {
        EnvelopeMetadata metadata = accepted.message().metadata();
        DirectoryParty recipient = directory.get().party(metadata.to(), ErrorCode.PROTECT_RECIPIENT_MISSING);
        ReleaseView view = view(accepted);
        LocalDate reference = LocalDate.ofInstant(metadata.created(), ZoneOffset.UTC);
        List<String> consentIds = CanonicalXml.values(accepted.canonical(), "trm_ConsentId");
        dropConsentsOfOthers(accepted.canonical(), recipient.id());
        if (accepted.message().view().equals(CONSULAR_VIEW)) {
            dropWithdrawalsOfOtherPurposes(accepted.canonical());
        }
        Minimised minimised = new Minimiser(
                        view,
                        new StandardGeneralisers(
                                reference, contracts.releasePolicy().groups()))
                .minimise(accepted.canonical(), person -> pseudonymisation.of(accepted, recipient, person));
        PartBinding binding = new PartBinding(metadata.messageId(), metadata.from(), metadata.to());
        Document open =
                minimised.attachSealedPart(recipient.id(), (to, plain) -> partSealer.seal(plain, recipient, binding));
        dropTellingLosses(open, view);
        contracts.catalogue().validate(open);
        leakScan.scan(minimised.identifiers().with(numbers(accepted, consentIds)), open);
        return new ProtectedMessage(metadata, CanonicalXml.write(open));
    }

    /** The view that was decided, without what stopped being of use since: it is dropped, never sent late. */
    private ReleaseView view(AcceptedMessage accepted) {
        return contracts
                .releasePolicy()
                .expiries()
                .closing(
                        contracts.releasePolicy().view(accepted.message().view()),
                        accepted.canonical(),
                        accepted.message().metadata().created(),
                        clock.instant());
    }

    /** Whom else the person trusts, and with what, is nobody else's business. */
    private static void dropConsentsOfOthers(Document canonical, PartyId recipient) {
        for (Element cell : CanonicalXml.groups(canonical, "ConsentCell")) {
            if (CanonicalXml.value(cell, "trm_ConsentRecipient")
                    .filter(recipient.value()::equals)
                    .isEmpty()) {
                cell.getParentNode().removeChild(cell);
            }
        }
    }

    private static void dropWithdrawalsOfOtherPurposes(Document canonical) {
        for (Element withdrawal : CanonicalXml.groups(canonical, "Withdrawal")) {
            if (!Holders.isConsular(withdrawal)) {
                withdrawal.getParentNode().removeChild(withdrawal);
            }
        }
    }

    /**
     * A loss names the field and the code table, and a table with one lossy code names the code: what is said of a field that the receiver does
     * not get whole would give away what was taken out of it.
     */
    private void dropTellingLosses(Document open, ReleaseView view) {
        for (Element loss : CanonicalXml.leaves(open)) {
            String fieldId = loss.getTextContent().strip().split(" ", 2)[0];
            if (loss.getLocalName().equals("trm_Loss")
                    && !contracts.releasePolicy().keepsWhole(fieldId, view)) {
                loss.getParentNode().removeChild(loss);
            }
        }
        for (Element losses : CanonicalXml.groups(open, "Losses")) {
            if (losses.getElementsByTagNameNS("*", "trm_Loss").getLength() == 0) {
                losses.getParentNode().removeChild(losses);
            }
        }
    }

    /** The case's national number is an identifier even where the message does not repeat it; so is the number of the consent, which often repeats it. */
    private KnownIdentifiers numbers(AcceptedMessage accepted, List<String> consentIds) {
        KnownIdentifiers.Builder known = KnownIdentifiers.builder();
        consentIds.forEach(id -> known.add(IdentifierKind.CASE_NUMBER, id));
        bodies.caseNumber(accepted.holder()).value().ifPresent(number -> known.add(IdentifierKind.CASE_NUMBER, number));
        return known.build();
    }
}
