package org.trmgateway.contracts.pack;

import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Passes events on while the document stays as deep and as large as a form can be, and refuses it with the line when it does not. */
final class BoundedHandler extends DefaultHandler {

    /** Deeper than any form; far from the end of the stack. */
    static final int DEEPEST = 40;

    /** More elements than any form. */
    static final int MOST_ELEMENTS = 20_000;

    private final ContentHandler next;
    private int depth;
    private int elements;
    private int line = 1;
    private Locator locator = new org.xml.sax.helpers.LocatorImpl();
    private String root = "";

    BoundedHandler(ContentHandler next) {
        this.next = next;
    }

    /** Local name of the root element in no namespace, or the empty string. */
    String root() {
        return root;
    }

    @Override
    public void setDocumentLocator(Locator newLocator) {
        locator = newLocator;
        next.setDocumentLocator(newLocator);
    }

    @Override
    public void startDocument() throws SAXException {
        next.startDocument();
    }

    @Override
    public void endDocument() throws SAXException {
        next.endDocument();
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) throws SAXException {
        next.startPrefixMapping(prefix, uri);
    }

    @Override
    public void endPrefixMapping(String prefix) throws SAXException {
        next.endPrefixMapping(prefix);
    }

    @Override
    public void startElement(String uri, String localName, String qualifiedName, Attributes attributes)
            throws SAXException {
        line = Math.max(1, locator.getLineNumber());
        if (depth == 0 && uri.isEmpty()) {
            root = localName;
        }
        require(++depth <= DEEPEST, "depth");
        require(++elements <= MOST_ELEMENTS, "elements");
        next.startElement(uri, localName, qualifiedName, attributes);
    }

    @Override
    public void endElement(String uri, String localName, String qualifiedName) throws SAXException {
        depth--;
        next.endElement(uri, localName, qualifiedName);
    }

    @Override
    public void characters(char[] text, int start, int length) throws SAXException {
        next.characters(text, start, length);
    }

    private void require(boolean within, String rule) {
        if (!within) {
            throw new GatewayException(
                    ErrorCode.INTAKE_SYNTAX, Detail.rule(rule).at(line));
        }
    }
}
