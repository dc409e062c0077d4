package org.trmgateway.node.soap;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import java.util.Optional;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.trmgateway.contracts.wire.submission.Blame;
import org.trmgateway.contracts.wire.submission.ObjectFactory;
import org.trmgateway.contracts.wire.submission.Refused;
import org.trmgateway.contracts.wire.submission.Sentence;
import org.trmgateway.node.http.RefusalAnswer;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.SafeXml;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Refusals as {@code submission.wsdl} writes them: as an answer, and as the detail of a fault at every SOAP door. */
final class RefusalWire {

    private static final String NAMESPACE = "urn:trmgateway:submission:1";

    private final JAXBContext context;
    private final ObjectFactory factory = new ObjectFactory();

    RefusalWire() {
        try {
            context = JAXBContext.newInstance(ObjectFactory.class);
        } catch (JAXBException impossible) {
            throw new IllegalStateException("generated from our own contract", impossible);
        }
    }

    static Refused write(RefusalAnswer answer) {
        ErrorCode code = answer.refusal().code();
        Detail detail = answer.refusal().detail();
        Sentence sentence = new Sentence();
        sentence.setValue(answer.sentence());
        sentence.setLanguage(answer.language());
        Refused wire = new Refused();
        answer.messageId().map(MessageId::toString).ifPresent(wire::setMessageId);
        wire.setCode(code.name());
        wire.setBlame(Blame.fromValue(code.blame().name()));
        wire.setRetryable(code.retryable());
        detail.field().ifPresent(wire::setField);
        detail.rule().ifPresent(wire::setRule);
        detail.position().ifPresent(wire::setPosition);
        wire.setSentence(sentence);
        answer.receipt().ifPresent(wire::setReceipt);
        return wire;
    }

    /** Writes the element {@code Refusal} where the writer stands. */
    void write(RefusalAnswer answer, XMLStreamWriter writer) throws JAXBException {
        marshaller().marshal(element(answer), writer);
    }

    /** Adds the element {@code Refusal} to a fault's detail. */
    void write(RefusalAnswer answer, Element detail) throws JAXBException {
        marshaller().marshal(element(answer), detail);
    }

    /** The code in a peer's fault, if it is one of ours; a peer may be newer and have more. */
    static Optional<ErrorCode> codeIn(@Nullable Element detail) {
        if (detail == null) {
            return Optional.empty();
        }
        NodeList codes = detail.getElementsByTagNameNS(NAMESPACE, "Code");
        try {
            return codes.getLength() == 1
                    ? Optional.of(ErrorCode.valueOf(codes.item(0).getTextContent()))
                    : Optional.empty();
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    static Element emptyDetail() {
        return SafeXml.documentBuilder().newDocument().createElement("detail");
    }

    private JAXBElement<Refused> element(RefusalAnswer answer) {
        return factory.createRefusal(write(answer));
    }

    private Marshaller marshaller() throws JAXBException {
        Marshaller marshaller = context.createMarshaller();
        marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true);
        return marshaller;
    }
}
