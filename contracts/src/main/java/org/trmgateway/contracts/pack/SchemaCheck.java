package org.trmgateway.contracts.pack;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.validation.ValidatorHandler;
import org.trmgateway.referral.Detail;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.ErrorHandler;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Validates the events that pass through and remembers the first violation as the element, the rule of XML Schema and the line. The parser's
 * own words quote values, so they stop here.
 */
final class SchemaCheck extends DefaultHandler {

    private static final Pattern RULE = Pattern.compile("^([a-z]+(?:-[A-Za-z0-9]+)+(?:\\.[0-9a-z]+)*)");

    private final NationalSchema schema;
    private final ValidatorHandler validator;
    private final Deque<String> open = new ArrayDeque<>();
    private Optional<Detail> violation = Optional.empty();

    SchemaCheck(NationalSchema schema, ContentHandler next) {
        this.schema = schema;
        this.validator = schema.newValidatorHandler();
        validator.setContentHandler(next);
        validator.setErrorHandler(new FirstViolation());
    }

    /** The first violation so far. */
    Optional<Detail> violation() {
        return violation;
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        validator.setDocumentLocator(locator);
    }

    @Override
    public void startDocument() throws SAXException {
        validator.startDocument();
    }

    @Override
    public void endDocument() throws SAXException {
        validator.endDocument();
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) throws SAXException {
        validator.startPrefixMapping(prefix, uri);
    }

    @Override
    public void endPrefixMapping(String prefix) throws SAXException {
        validator.endPrefixMapping(prefix);
    }

    @Override
    public void startElement(String uri, String localName, String qualifiedName, Attributes attributes)
            throws SAXException {
        open.push(localName);
        validator.startElement(uri, localName, qualifiedName, attributes);
    }

    @Override
    public void endElement(String uri, String localName, String qualifiedName) throws SAXException {
        validator.endElement(uri, localName, qualifiedName);
        open.pop();
    }

    @Override
    public void characters(char[] text, int start, int length) throws SAXException {
        validator.characters(text, start, length);
    }

    @Override
    public void ignorableWhitespace(char[] text, int start, int length) throws SAXException {
        validator.ignorableWhitespace(text, start, length);
    }

    private final class FirstViolation implements ErrorHandler {

        @Override
        public void warning(SAXParseException nothingWrong) {
            // a warning of the schema processor is about the schema, not about the document
        }

        @Override
        public void error(SAXParseException violated) {
            if (violation.isEmpty()) {
                violation = Optional.of(detail(violated));
            }
        }

        @Override
        public void fatalError(SAXParseException violated) {
            error(violated);
        }

        private Detail detail(SAXParseException violated) {
            Matcher rule =
                    RULE.matcher(Optional.ofNullable(violated.getMessage()).orElse(""));
            String ruleName = rule.find() ? rule.group(1) : "schema";
            Detail detail = open.stream()
                    .filter(schema::knows)
                    .findFirst()
                    .map(element -> Detail.of(element, ruleName))
                    .orElseGet(() -> Detail.rule(ruleName));
            return violated.getLineNumber() > 0 ? detail.at(violated.getLineNumber()) : detail;
        }
    }
}
