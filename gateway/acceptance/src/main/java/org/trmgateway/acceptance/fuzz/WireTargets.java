package org.trmgateway.acceptance.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import org.trmgateway.contracts.ContractFiles;
import org.trmgateway.contracts.wire.relay.Relay;
import org.trmgateway.node.http.ConfirmedLosses;
import org.trmgateway.node.http.IdempotencyKeys;
import org.trmgateway.node.soap.MetadataWire;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.SafeXml;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** What stands around a document at the doors: the call of a peer as its contract writes it, and the headers of the REST door. */
final class WireTargets {

    private static final String NAMESPACE = "urn:trmgateway:relay:1";
    private static final String CONTRACT = "messages/relay.wsdl";

    private final Schema schema;
    private final JAXBContext context;

    WireTargets(ContractFiles files) {
        try {
            Document contract = read(files.bytes(CONTRACT).orElseThrow());
            schema = SafeXml.schemaFactory()
                    .newSchema(
                            new DOMSource(contract.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "schema")
                                    .item(0)));
            context = JAXBContext.newInstance(Relay.class);
        } catch (SAXException | IOException | JAXBException broken) {
            throw new IllegalStateException("our own contract", broken);
        }
    }

    /** The call is read as the framework reads it: well-formed first, then valid, then as objects, which are ours to read. */
    Map<String, Target> all(EnvelopeMetadata metadata) {
        Target call = Target.of(
                "relay-call",
                List.of(call(metadata)),
                Bounds.ORDINARY,
                this::readCall,
                List.of(SAXException.class, IOException.class, JAXBException.class));
        Target headers =
                Target.of("headers", List.of("0123456789-a".getBytes(UTF_8), "P1/C3, H10".getBytes(UTF_8)), bytes -> {
                    String header = new String(bytes, UTF_8);
                    IdempotencyKeys.read(header);
                    ConfirmedLosses.read(header);
                });
        Map<String, Target> targets = new LinkedHashMap<>();
        targets.put(call.name(), call);
        targets.put(headers.name(), headers);
        return targets;
    }

    private void readCall(byte[] bytes) throws SAXException, IOException, JAXBException {
        Document document = read(bytes);
        schema.newValidator().validate(new DOMSource(document));
        Relay relay =
                context.createUnmarshaller().unmarshal(document, Relay.class).getValue();
        Optional.ofNullable(relay.getMetadata()).ifPresent(MetadataWire::read);
    }

    private static Document read(byte[] bytes) throws SAXException, IOException {
        return SafeXml.documentBuilder().parse(new ByteArrayInputStream(bytes));
    }

    private static byte[] call(EnvelopeMetadata metadata) {
        StringBuilder xml = new StringBuilder("<Relay xmlns=\"" + NAMESPACE + "\"><Metadata>");
        Map<String, String> elements = new LinkedHashMap<>();
        elements.put("MessageId", metadata.messageId().toString());
        elements.put("Type", metadata.type().code());
        elements.put("CaseReference", metadata.caseReference().value());
        elements.put("Sequence", Long.toString(metadata.sequence()));
        elements.put("From", metadata.from().value());
        elements.put("To", metadata.to().value());
        elements.put("Purpose", metadata.purpose());
        elements.put("Created", metadata.created().toString());
        elements.put("Expires", metadata.expires().toString());
        elements.put("Suite", metadata.suite());
        elements.put("PackVersion", metadata.versions().pack());
        elements.put("PolicyVersion", metadata.versions().policy());
        elements.put("ChoreographyVersion", metadata.versions().choreography());
        elements.put("CodeListsVersion", metadata.versions().codeLists());
        elements.put("OriginalSha256", metadata.originalSha256().hex());
        metadata.inReplyTo().ifPresent(id -> elements.put("InReplyTo", id.toString()));
        elements.forEach((name, text) -> xml.append('<')
                .append(name)
                .append('>')
                .append(text)
                .append("</")
                .append(name)
                .append('>'));
        return xml.append("</Metadata><Sealed>AAAA</Sealed></Relay>").toString().getBytes(UTF_8);
    }
}
