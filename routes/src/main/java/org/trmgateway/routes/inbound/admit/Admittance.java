package org.trmgateway.routes.inbound.admit;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.trmgateway.contracts.ConsentBasis;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.contracts.MessageDefinition;
import org.trmgateway.contracts.Side;
import org.trmgateway.contracts.Transition;
import org.trmgateway.protect.Pseudonym;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.Stage;
import org.trmgateway.routes.CanonicalXml;
import org.trmgateway.routes.CasePseudonyms;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.outbound.admit.ConsentRules;
import org.trmgateway.routes.store.ConsentCell;
import org.trmgateway.seal.Directory;

/** Enforces at the receiver what the sender should have enforced: a faulty or captured sender gets no further than here. */
public final class Admittance {

    private final Contracts contracts;
    private final Supplier<Directory> directory;
    private final CasePseudonyms pseudonyms;
    private final EvidenceDesk evidence;

    public Admittance(
            Contracts contracts, Supplier<Directory> directory, CasePseudonyms pseudonyms, EvidenceDesk evidence) {
        this.contracts = contracts;
        this.directory = directory;
        this.pseudonyms = pseudonyms;
        this.evidence = evidence;
    }

    /**
     * Admits the message; of the case it changes nothing but what the case remembers of pseudonyms.
     *
     * @throws GatewayException with an ADMIT code, or a code of a pseudonym, the field and the rule that decided
     */
    public AdmittedArrival admit(ArrivedMessage arrived) {
        EnvelopeMetadata metadata = arrived.message().metadata();
        Transition transition = contracts
                .choreography()
                .require(
                        metadata.type(),
                        directory
                                .get()
                                .party(metadata.from(), ErrorCode.OPEN_SIGNER_UNKNOWN)
                                .roles(),
                        directory
                                .get()
                                .party(metadata.to(), ErrorCode.OPEN_ADDRESSEE_WRONG)
                                .roles(),
                        Side.RECEIVER,
                        arrived.holder().state(),
                        arrived.canonical());
        MessageDefinition message = contracts.catalogue().definition(metadata.type());
        if (message.consent() == ConsentBasis.REQUIRED) {
            requireConsentFor(message, metadata, ConsentRules.cellsOf(arrived.canonical()));
        }
        knowThePerson(arrived);
        return new AdmittedArrival(arrived, message, transition);
    }

    /** A pseudonym this node gave must lead back to the person of this case; one that a peer gives is kept, so that it is known when it is typed. */
    private void knowThePerson(ArrivedMessage arrived) {
        EnvelopeMetadata metadata = arrived.message().metadata();
        for (String text : CanonicalXml.values(arrived.canonical(), "trm_Pseudonym")) {
            if (arrived.relation().openedHere()) {
                pseudonyms.resolve(
                        arrived.holder(), directory.get().party(metadata.from(), ErrorCode.OPEN_SIGNER_UNKNOWN), text);
                evidence.record(
                        EvidenceEvent.PSEUDONYM_RESOLVED,
                        Stage.ADMIT,
                        metadata,
                        arrived.message().envelopeSha256(),
                        Optional.empty());
            } else {
                NodeId node = directory
                        .get()
                        .party(metadata.to(), ErrorCode.OPEN_ADDRESSEE_WRONG)
                        .node();
                pseudonyms.receive(arrived.holder(), metadata.from(), Pseudonym.parse(text, node));
            }
        }
    }

    /** The consent that travels in the message must name this recipient and this purpose, today. */
    private void requireConsentFor(MessageDefinition message, EnvelopeMetadata metadata, List<ConsentCell> consents) {
        LocalDate today = LocalDate.ofInstant(evidence.now(), ZoneOffset.UTC);
        boolean live = consents.stream()
                .anyMatch(cell -> cell.purpose().equals(message.purpose().orElse(""))
                        && cell.recipient().equals(metadata.to())
                        && cell.liveOn(today));
        if (!live) {
            throw new GatewayException(ErrorCode.ADMIT_CONSENT_MISSING, Detail.of("C2", "I1"));
        }
    }
}
