package org.trmgateway.seal;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.NoSuchElementException;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.SafeXml;

/** Walks through a small XML document of one namespace, in the order its schema gives; anything else is refused with the given code. */
public final class XmlCursor {

    private final XMLStreamReader reader;
    private final String namespace;
    private final ErrorCode whenMalformed;

    public XmlCursor(byte[] xml, String namespace, ErrorCode whenMalformed) {
        this.namespace = namespace;
        this.whenMalformed = whenMalformed;
        try {
            // The platform's reader reports a byte that is no UTF-8 on the standard error stream, whatever its
            // reporter.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(xml))
                    .toString();
            this.reader = SafeXml.xmlInputFactory().createXMLStreamReader(new StringReader(text));
            reader.nextTag();
        } catch (CharacterCodingException | XMLStreamException | RuntimeException notXml) {
            throw new GatewayException(whenMalformed, Detail.rule("xml"), notXml);
        }
    }

    /** Whether the cursor stands on the start of this element. */
    public boolean at(String element) {
        return reader.isStartElement()
                && reader.getLocalName().equals(element)
                && namespace.equals(reader.getNamespaceURI());
    }

    /** Steps into the element. */
    public XmlCursor enter(String element) {
        require(element);
        return next(element);
    }

    /** Steps over the end of the element. */
    public XmlCursor leave(String element) {
        if (!reader.isEndElement() || !reader.getLocalName().equals(element)) {
            throw malformed(element);
        }
        return next(element);
    }

    /** Leaves the root element; nothing may follow. */
    public void leaveRoot(String element) {
        if (!reader.isEndElement() || !reader.getLocalName().equals(element)) {
            throw malformed(element);
        }
    }

    /** The text of the element; steps over it. */
    public String text(String element) {
        require(element);
        try {
            String text = reader.getElementText();
            reader.nextTag();
            return text;
        } catch (XMLStreamException | NoSuchElementException | IllegalStateException notXml) {
            throw new GatewayException(whenMalformed, Detail.field(element), notXml);
        }
    }

    /** The text of the element if the cursor stands on it. */
    public Optional<String> optionalText(String element) {
        return at(element) ? Optional.of(text(element)) : Optional.empty();
    }

    public Instant instant(String element) {
        return instant(element, text(element));
    }

    Instant instant(String field, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException notAnInstant) {
            throw new GatewayException(whenMalformed, Detail.field(field), notAnInstant);
        }
    }

    /** A number from 0 to 2^63 - 1. */
    long number(String field, String text) {
        try {
            return Long.parseUnsignedLong(text) >= 0 ? Long.parseLong(text) : -1;
        } catch (NumberFormatException notANumber) {
            throw new GatewayException(whenMalformed, Detail.field(field), notANumber);
        }
    }

    /** An attribute of the element the cursor stands on. */
    String attribute(String name) {
        return optionalAttribute(name).orElseThrow(() -> malformed(name));
    }

    /** An attribute of the element the cursor stands on, if it is there. */
    Optional<String> optionalAttribute(String name) {
        return Optional.ofNullable(reader.getAttributeValue(null, name));
    }

    GatewayException malformed(String field) {
        return new GatewayException(whenMalformed, Detail.field(field));
    }

    private void require(String element) {
        if (!at(element)) {
            throw malformed(element);
        }
    }

    private XmlCursor next(String element) {
        try {
            reader.nextTag();
            return this;
        } catch (XMLStreamException | NoSuchElementException | IllegalStateException notXml) {
            throw new GatewayException(whenMalformed, Detail.field(element), notXml);
        }
    }
}
