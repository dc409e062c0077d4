package org.trmgateway.routes.inbound.admit;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.trmgateway.contracts.ConsentBasis;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.contracts.MessageDefinition;
import org.trmgateway.contracts.Side;
import org.trmgateway.contracts.Transition;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.outbound.admit.ConsentRules;
import org.trmgateway.routes.store.ConsentCell;
import org.trmgateway.seal.Directory;

/** Enforces at the receiver what the sender should have enforced: a faulty or captured sender gets no further than here. */
public final class Admittance {

    private final Contracts contracts;
    private final Supplier<Directory> directory;
    private final EvidenceDesk evidence;

    public Admittance(Contracts contracts, Supplier<Directory> directory, EvidenceDesk evidence) {
        this.contracts = contracts;
        this.directory = directory;
        this.evidence = evidence;
    }

    /**
     * Admits the message, reading only.
     *
     * @throws GatewayException with an ADMIT code, the field and the rule that decided
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
        return new AdmittedArrival(arrived, message, transition);
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
