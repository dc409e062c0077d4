package org.trmgateway.node.soap;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.trmgateway.node.http.Door;
import org.trmgateway.node.http.RefusalAnswer;
import org.trmgateway.node.http.RefusalWriter;
import org.trmgateway.referral.Blame;

/** Writes refusals at the SOAP doors as SOAP 1.2 faults (SOAP 1.2 part 1, section 5.4), before any SOAP machinery has seen the request. */
final class SoapRefusalWriter implements RefusalWriter {

    /** Whatever the fault: the stacks in use read a fault from no other status. */
    static final int FAULT_STATUS = 500;

    private static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";

    private final XMLOutputFactory factory = XMLOutputFactory.newDefaultFactory();
    private final RefusalWire wire;

    SoapRefusalWriter(RefusalWire wire) {
        this.wire = wire;
    }

    @Override
    public boolean speaksAt(Door door) {
        return switch (door) {
            case SUBMISSION, RELAY -> true;
            case REST, DIRECTORY, PEER, TRAIL, WITNESS -> false;
        };
    }

    @Override
    public void write(RefusalAnswer answer, HttpServletResponse response) throws IOException {
        byte[] body = envelope(answer);
        response.setStatus(FAULT_STATUS);
        response.setContentType("application/soap+xml; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private byte[] envelope(RefusalAnswer answer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = factory.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartElement("env", "Envelope", SOAP);
            xml.writeNamespace("env", SOAP);
            xml.writeStartElement("env", "Body", SOAP);
            xml.writeStartElement("env", "Fault", SOAP);
            xml.writeStartElement("env", "Code", SOAP);
            xml.writeStartElement("env", "Value", SOAP);
            xml.writeCharacters(answer.refusal().code().blame() == Blame.US ? "env:Receiver" : "env:Sender");
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeStartElement("env", "Reason", SOAP);
            xml.writeStartElement("env", "Text", SOAP);
            xml.writeAttribute("xml", XMLConstants.XML_NS_URI, "lang", answer.language());
            xml.writeCharacters(answer.sentence());
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeStartElement("env", "Detail", SOAP);
            wire.write(answer, xml);
            xml.writeEndDocument();
            xml.close();
            return bytes.toByteArray();
        } catch (XMLStreamException | JAXBException unwritable) {
            throw new IOException("a refusal could not be written", unwritable);
        }
    }
}
