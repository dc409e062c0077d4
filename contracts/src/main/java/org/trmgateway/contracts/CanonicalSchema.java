package org.trmgateway.contracts;

import java.io.IOException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.Validator;
import org.jspecify.annotations.Nullable;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The schema of one canonical message, and what XML Schema 1.0 cannot say: a leaf is empty exactly when it carries
 * {@code trm_dataStatus}, and has no white space at its ends; there is no comment, no processing instruction and no foreign attribute, since each would carry text past the
 * release policy. Thread-safe.
 */
final class CanonicalSchema {

    private static final String CURRENT_ELEMENT = "http://apache.org/xml/properties/dom/current-element-node";
    private static final Pattern KEY = Pattern.compile("cvc-[A-Za-z]+(-[A-Za-z]+)*(\\.[0-9a-z]+)*");

    private final Schema schema;
    private final SchemaNames names;

    CanonicalSchema(Schema schema, SchemaNames names) {
        this.schema = schema;
        this.names = names;
    }

    /**
     * Requires a document to be valid.
     *
     * @throws GatewayException with {@link ErrorCode#ADMIT_SCHEMA}: the element and the violated rule, never a value
     */
    void require(Document canonical) {
        requireNothingHidden(canonical);
        requireSchema(canonical);
        requireTidyLeaves(canonical.getDocumentElement());
    }

    private void requireSchema(Document canonical) {
        Validator validator = schema.newValidator();
        validator.setErrorHandler(new FirstViolation(validator));
        try {
            validator.validate(new DOMSource(canonical));
        } catch (SAXException | IOException unexpected) {
            throw new GatewayException(ErrorCode.ADMIT_SCHEMA, Detail.rule("cvc"), unexpected);
        }
    }

    private void requireNothingHidden(Node parent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            switch (node.getNodeType()) {
                case Node.ELEMENT_NODE -> {
                    requireOwnAttributes((Element) node);
                    requireNothingHidden(node);
                }
                case Node.TEXT_NODE, Node.CDATA_SECTION_NODE -> {}
                default -> throw refused(parent, "trm-hidden-text");
            }
        }
    }

    private void requireOwnAttributes(Element element) {
        NamedNodeMap attributes = element.getAttributes();
        for (int index = 0; index < attributes.getLength(); index++) {
            String namespace = ((Attr) attributes.item(index)).getNamespaceURI();
            // xsi:type and xsi:schemaLocation pass every schema, so they are refused before it
            if (namespace != null && !namespace.equals(XMLConstants.XMLNS_ATTRIBUTE_NS_URI)) {
                throw refused(element, "trm-foreign-attribute");
            }
        }
    }

    private void requireTidyLeaves(Element element) {
        boolean group = false;
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                group = true;
                requireTidyLeaves(child);
            }
        }
        if (!group) {
            requireTidyLeaf(element, element.getTextContent());
        }
    }

    private void requireTidyLeaf(Element leaf, String text) {
        // white space at the ends is no part of a value for the schema, but would be one for everybody who compares
        // codes
        if (!names.isGroup(leaf.getLocalName()) && !text.equals(text.strip())) {
            throw refused(leaf, "trm-white-space");
        }
        if (names.mayBeUnstated(leaf.getLocalName()) && text.isEmpty() != leaf.hasAttribute("trm_dataStatus")) {
            throw refused(leaf, "trm-data-status");
        }
    }

    private GatewayException refused(@Nullable Node where, String rule) {
        for (Node node = where; node != null; node = node.getParentNode()) {
            if (node.getLocalName() != null && names.knows(node.getLocalName())) {
                return new GatewayException(ErrorCode.ADMIT_SCHEMA, Detail.of(node.getLocalName(), rule));
            }
        }
        return new GatewayException(ErrorCode.ADMIT_SCHEMA, Detail.rule(rule));
    }

    private final class FirstViolation implements ErrorHandler {

        private final Validator validator;

        FirstViolation(Validator validator) {
            this.validator = validator;
        }

        @Override
        public void warning(SAXParseException nothingWrong) {
            // about the schema, not about the document
        }

        @Override
        public void error(SAXParseException violated) throws SAXException {
            // the parser's own words quote the value: only the key of the rule goes on
            Matcher key = KEY.matcher(Objects.toString(violated.getMessage(), ""));
            Node where = (Node) validator.getProperty(CURRENT_ELEMENT);
            throw refused(where, key.lookingAt() ? key.group() : "cvc");
        }

        @Override
        public void fatalError(SAXParseException violated) throws SAXException {
            error(violated);
        }
    }
}
