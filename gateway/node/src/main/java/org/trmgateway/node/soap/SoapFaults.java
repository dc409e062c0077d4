package org.trmgateway.node.soap;

import jakarta.xml.bind.JAXBException;
import java.util.Optional;
import org.apache.cxf.binding.soap.Soap12;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.phase.Phase;
import org.trmgateway.node.http.ClientIdentity;
import org.trmgateway.node.http.ClientIdentityFilter;
import org.trmgateway.node.http.Door;
import org.trmgateway.node.http.RefusalAnswer;
import org.trmgateway.node.http.Refusals;
import org.trmgateway.referral.Blame;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Refusal;
import org.w3c.dom.Element;

/**
 * Turns whatever went wrong in a SOAP call into a coded, recorded refusal. The text of the failure stays here: parsers and validators quote
 * the message in theirs.
 */
final class SoapFaults extends AbstractSoapInterceptor {

    private static final int DEEPEST = 16;

    private final Door door;
    private final Refusals refusals;
    private final RefusalWire wire;

    SoapFaults(Door door, Refusals refusals, RefusalWire wire) {
        super(Phase.SETUP);
        this.door = door;
        this.refusals = refusals;
        this.wire = wire;
    }

    @Override
    public void handleMessage(SoapMessage message) {
        Refusal refusal = refusal(message.getContent(Exception.class));
        message.setContent(Exception.class, fault(answer(message, refusal)));
    }

    /** What our own code did not refuse was refused by the parser or the schema: it was no request of the contract. */
    private Refusal refusal(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof GatewayException refused) {
                return Refusal.of(refused);
            }
            cause = cause.getCause();
        }
        return new Refusal(door.malformed(), Detail.rule("soap"));
    }

    private RefusalAnswer answer(SoapMessage message, Refusal refusal) {
        ClientIdentity identity = ClientIdentityFilter.identityOf(
                Caller.request(message.getExchange().getInMessage()));
        return refusals.record(refusal, door, identity.speaksFor(), identity.language());
    }

    private SoapFault fault(RefusalAnswer answer) {
        ErrorCode code = answer.refusal().code();
        boolean theirs = code.blame() != Blame.US;
        SoapFault fault = new SoapFault(
                answer.sentence(),
                theirs ? Soap12.getInstance().getSender() : Soap12.getInstance().getReceiver());
        fault.setLang(answer.language());
        fault.setStatusCode(SoapRefusalWriter.FAULT_STATUS);
        detail(answer).ifPresent(fault::setDetail);
        return fault;
    }

    private Optional<Element> detail(RefusalAnswer answer) {
        Element detail = RefusalWire.emptyDetail();
        try {
            wire.write(answer, detail);
            return Optional.of(detail);
        } catch (JAXBException unwritable) {
            return Optional.empty();
        }
    }
}
