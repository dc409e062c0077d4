package org.trmgateway.contracts.pack;

import java.io.IOException;
import java.io.StringReader;
import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final Pattern ROOT =
            Pattern.compile("(?:\\s++|<\\?.*?\\?>|<!--.*?-->)*+<([\\p{L}_][^\\s/>]*)", Pattern.DOTALL);

    private final Processor processor;
    private final Optional<NationalSchema> schema;
    private final Set<String> forms;

    XmlReading(Processor processor, Optional<NationalSchema> schema, Set<String> forms) {
        this.processor = processor;
        this.schema = schema;
        this.forms = Set.copyOf(forms);
    }

    /** Formats of XML are told apart by the name of the document element. */
    @Override
    public boolean looksLike(String beginning) {
        Matcher root = ROOT.matcher(beginning);
        return root.lookingAt() && forms.contains(Normalizer.normalize(root.group(1), Normalizer.Form.NFC));
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
