package org.trmgateway.contracts;

import java.io.StringWriter;
import javax.xml.transform.TransformerException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.trmgateway.referral.SafeXml;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/** Canonical documents as text and back, without the white space between elements, so that two can be compared node by node. */
final class CanonicalText {

    private CanonicalText() {}

    static Document read(String text) {
        Document document = ContractPieces.xml(text);
        removeIndents(document);
        return document;
    }

    static String of(Document document) {
        StringWriter text = new StringWriter();
        try {
            SafeXml.transformerFactory().newTransformer().transform(new DOMSource(document), new StreamResult(text));
        } catch (TransformerException unwritable) {
            throw new IllegalArgumentException("a document of a test", unwritable);
        }
        return text.toString();
    }

    private static void removeIndents(Node parent) {
        Node node = parent.getFirstChild();
        while (node != null) {
            Node next = node.getNextSibling();
            boolean indent = node.getNodeType() == Node.TEXT_NODE
                    && node.getTextContent().isBlank()
                    && (node.getNextSibling() != null || node.getPreviousSibling() != null);
            if (indent) {
                parent.removeChild(node);
            } else {
                removeIndents(node);
            }
            node = next;
        }
    }
}
