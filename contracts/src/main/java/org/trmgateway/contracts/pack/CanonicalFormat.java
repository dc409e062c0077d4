package org.trmgateway.contracts.pack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.XdmNode;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.MessageCatalogue;
import org.trmgateway.contracts.pack.PackManifest.Syntax;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.SafeXml;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * {@code trm/1}: the canonical message itself as a form, for systems that speak it. It comes in as it is and goes out in a wrapper with the
 * facts of its delivery and the labels of its codes. Always XML in UTF-8. Thread-safe.
 */
final class CanonicalFormat {

    static final String ID = "trm/1";

    private final XmlReading reading;
    private final NationalWriter writer;
    private final CountryMap incoming;
    private final CountryMap outgoing;

    private CanonicalFormat(XmlReading reading, NationalWriter writer, CountryMap incoming, CountryMap outgoing) {
        this.reading = reading;
        this.writer = writer;
        this.incoming = incoming;
        this.outgoing = outgoing;
    }

    /**
     * Compiles the shared maps and the schema of the wrapper.
     *
     * @throws IllegalStateException when one does not compile
     */
    static CanonicalFormat compile(Processor processor, ContractFolder shared) {
        String schema = "delivered.xsd";
        PackManifest.Format declared = new PackManifest.Format(
                ID,
                Syntax.XML,
                UTF_8,
                Optional.empty(),
                Optional.of(schema),
                Optional.empty(),
                Optional.empty(),
                "application/xml",
                "xml",
                List.of(),
                List.of(),
                "");
        MapCompiler maps = new MapCompiler(processor, shared);
        return new CanonicalFormat(
                new XmlReading(processor, Optional.empty(), Set.of()),
                new NationalWriter(
                        declared,
                        new XmlPrinter(processor, Optional.of(NationalSchema.compile(shared, schema)), UTF_8)),
                maps.compile("canonical-in.xsl"),
                maps.compile("delivered.xsl"));
    }

    /** Whether the document element is in the namespace of the canonical messages. What cannot be read so far is not. */
    boolean looksLike(byte[] original) {
        FirstElement first = new FirstElement();
        try {
            XMLReader reader = SafeXml.saxParserFactory().newSAXParser().getXMLReader();
            reader.setContentHandler(first);
            reader.setErrorHandler(new DefaultHandler());
            reader.parse(new InputSource(new ByteArrayInputStream(original)));
        } catch (SAXException | IOException stopped) {
            return first.canonical;
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("the JDK has an XML parser", impossible);
        }
        return first.canonical;
    }

    /**
     * Reads a message.
     *
     * @throws GatewayException with {@link ErrorCode#INTAKE_SYNTAX}
     */
    XdmNode read(byte[] original) {
        return reading.read(NationalText.decode(original, UTF_8, Syntax.XML)).document();
    }

    /** The map that makes a message that was read one to be validated. */
    CountryMap incoming() {
        return incoming;
    }

    /** The map that wraps a message. */
    CountryMap outgoing() {
        return outgoing;
    }

    /** Writes what the map wrapped. */
    NationalWriter writer() {
        return writer;
    }

    private static final class FirstElement extends DefaultHandler {

        private boolean canonical;

        @Override
        public void startElement(String uri, String localName, String qualifiedName, Attributes attributes)
                throws SAXException {
            canonical = uri.equals(MessageCatalogue.NAMESPACE);
            throw new SAXException("seen enough");
        }
    }
}
