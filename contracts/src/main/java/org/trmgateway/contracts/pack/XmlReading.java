package org.trmgateway.contracts.pack;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import javax.xml.parsers.ParserConfigurationException;
import net.sf.saxon.s9api.BuildingContentHandler;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SaxonApiException;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.SafeXml;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** Reads XML in one pass: bounds, schema, document. A document type and everything it could do is refused. */
final class XmlReading implements NationalReader {

    private final Processor processor;
    private final Optional<NationalSchema> schema;

    XmlReading(Processor processor, Optional<NationalSchema> schema) {
        this.processor = processor;
        this.schema = schema;
    }

    @Override
    public boolean looksLike(String beginning) {
        return beginning.startsWith("<");
    }

    @Override
    public Reading read(String text) {
        try {
            BuildingContentHandler building = processor.newDocumentBuilder().newBuildingContentHandler();
            Optional<SchemaCheck> check = schema.map(known -> new SchemaCheck(known, building));
            BoundedHandler bounded =
                    new BoundedHandler(check.<ContentHandler>map(known -> known).orElse(building));
            XMLReader reader = SafeXml.saxParserFactory().newSAXParser().getXMLReader();
            reader.setContentHandler(bounded);
            reader.setErrorHandler(new DefaultHandler());
            reader.parse(new InputSource(new StringReader(text)));
            return new Reading(bounded.root(), building.getDocumentNode(), check.flatMap(SchemaCheck::violation));
        } catch (SAXParseException malformed) {
            // Without the cause: the parser's words quote the text.
            throw new GatewayException(
                    ErrorCode.INTAKE_SYNTAX, Detail.rule("well-formed").at(Math.max(1, malformed.getLineNumber())));
        } catch (SAXException | SaxonApiException malformed) {
            throw new GatewayException(ErrorCode.INTAKE_SYNTAX, Detail.rule("well-formed"));
        } catch (IOException | ParserConfigurationException impossible) {
            throw new IllegalStateException("the JDK reads XML from memory", impossible);
        }
    }
}
