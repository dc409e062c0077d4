package org.trmgateway.contracts.pack;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XPathCompiler;
import net.sf.saxon.s9api.XPathExecutable;
import net.sf.saxon.s9api.XPathSelector;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.XdmItem;
import net.sf.saxon.s9api.XdmNode;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/**
 * JSON as its XML representation and back (XPath and XQuery Functions 3.1, sections 17.4.2 and 17.5.3). A name that stands twice in one
 * object and a character XML cannot hold are refused.
 */
final class JsonText implements NationalReader, NationalPrinter {

    private static final String READ =
            "json-to-xml($text, map{'duplicates': 'reject', 'liberal': false(), 'fallback': function($c) { error() }})";
    private static final String FORM = "string(/*[self::fn:map]/fn:string[@key = $marker])";
    private static final String WRITE = "xml-to-json(., map{'indent': true()})";
    private static final QName TEXT = new QName("text");
    private static final QName MARKER = new QName("marker");

    private final Processor processor;
    private final Optional<NationalSchema> schema;
    private final XPathExecutable read;
    private final XPathExecutable form;
    private final XPathExecutable write;
    private final String marker;

    JsonText(Processor processor, String marker, Optional<NationalSchema> schema) {
        this.processor = processor;
        this.schema = schema;
        this.marker = marker;
        XPathCompiler compiler = processor.newXPathCompiler();
        compiler.declareNamespace("fn", "http://www.w3.org/2005/xpath-functions");
        compiler.declareVariable(TEXT);
        compiler.declareVariable(MARKER);
        try {
            read = compiler.compile(READ);
            form = compiler.compile(FORM);
            write = compiler.compile(WRITE);
        } catch (SaxonApiException impossible) {
            throw new IllegalStateException("the expressions are constant", impossible);
        }
    }

    @Override
    public boolean looksLike(String beginning) {
        return beginning.startsWith("{") || beginning.startsWith("[");
    }

    @Override
    public Reading read(String text) {
        JsonScan.require(text);
        try {
            XPathSelector reading = read.load();
            reading.setVariable(TEXT, new XdmAtomicValue(text));
            XdmNode document = (XdmNode) reading.evaluateSingle();
            XPathSelector naming = form.load();
            naming.setVariable(MARKER, new XdmAtomicValue(marker));
            naming.setContextItem(document);
            XdmItem name = naming.evaluateSingle();
            return new Reading(name.getStringValue(), document, violation(document));
        } catch (SaxonApiException malformed) {
            // Without the cause: the parser's words quote the text. Its lines are not the text's.
            throw new GatewayException(ErrorCode.INTAKE_SYNTAX, Detail.rule("well-formed"));
        }
    }

    @Override
    public Optional<Detail> violation(XdmNode document) throws SaxonApiException {
        return schema.isPresent() ? schema.get().violation(processor, document) : Optional.empty();
    }

    /** JSON is UTF-8 (RFC 8259, section 8.1). */
    @Override
    public byte[] bytes(XdmNode mapped) throws SaxonApiException {
        return write(mapped).getBytes(StandardCharsets.UTF_8);
    }

    /** The JSON text of an XML representation. */
    String write(XdmNode representation) throws SaxonApiException {
        XPathSelector writing = write.load();
        writing.setContextItem(representation);
        return writing.evaluateSingle().getStringValue();
    }
}
