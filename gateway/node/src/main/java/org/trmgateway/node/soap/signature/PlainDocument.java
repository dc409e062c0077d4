package org.trmgateway.node.soap.signature;

import java.util.HashSet;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Lets through elements, attributes and text only. A comment is not signed but can cut a text in two, a part of a multipart message is not
 * signed at all, and of two elements with one id the signature may mean the other.
 */
final class PlainDocument {

    private final Set<String> ids = new HashSet<>();

    private PlainDocument() {}

    static void require(Document document) {
        new PlainDocument().read(document);
    }

    private void read(Node parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            switch (child.getNodeType()) {
                case Node.ELEMENT_NODE -> element((Element) child);
                case Node.TEXT_NODE -> {}
                default -> throw Parts.refused("plain-text");
            }
        }
    }

    private void element(Element element) {
        Parts.require(!Names.XOP.equals(element.getNamespaceURI()), "attachment");
        NamedNodeMap attributes = element.getAttributes();
        for (int index = 0; index < attributes.getLength(); index++) {
            if (attributes.item(index) instanceof Attr attribute && isId(attribute)) {
                Parts.require(ids.add(attribute.getValue()), "duplicate-id");
            }
        }
        read(element);
    }

    /** In whatever namespace and spelling: {@code wsu:Id}, {@code Id}, {@code ID}, {@code xml:id}. */
    private static boolean isId(Attr attribute) {
        return "id".equalsIgnoreCase(attribute.getLocalName());
    }
}
