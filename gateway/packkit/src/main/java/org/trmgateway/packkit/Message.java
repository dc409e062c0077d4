package org.trmgateway.packkit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.trmgateway.contracts.MessageCatalogue;
import org.trmgateway.contracts.MessageDefinition;
import org.trmgateway.referral.SafeXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Canonical messages as documents: read, walked, recognised. */
final class Message {

    private static final String ORIGINAL = "trm_originalCode";
    private static final List<String> MADE_BY_THE_GATEWAY = List.of("Losses", "Sealed");

    private Message() {}

    /** Reads one; throws {@link IllegalArgumentException} when it is not well-formed. */
    static Document parse(byte[] bytes) {
        try {
            return SafeXml.documentBuilder().parse(new ByteArrayInputStream(bytes));
        } catch (SAXException | IOException unreadable) {
            throw new IllegalArgumentException("not well-formed XML", unreadable);
        }
    }

    /** Writes one as UTF-8. */
    static byte[] write(Document message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            SafeXml.transformerFactory()
                    .newTransformer()
                    .transform(new DOMSource(message.getDocumentElement()), new StreamResult(bytes));
        } catch (TransformerException impossible) {
            throw new IllegalStateException("the JDK writes documents", impossible);
        }
        return bytes.toByteArray();
    }

    /** Which message of the catalogue it is. */
    static MessageDefinition definition(Document message, MessageCatalogue catalogue) {
        return catalogue.ofRoot(message.getDocumentElement().getLocalName());
    }

    /** Every element that holds no other, in the order of the message. */
    static void leaves(Element parent, Consumer<Element> each) {
        List<Element> children = children(parent);
        if (children.isEmpty()) {
            each.accept(parent);
        }
        children.forEach(child -> leaves(child, each));
    }

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /** The code a leaf had in the national form; the empty text when it had none. */
    static String originalCode(Element leaf) {
        return leaf.getAttribute(ORIGINAL);
    }

    /** Group and name of a leaf. */
    static String path(Element leaf) {
        Node group = leaf.getParentNode();
        return (group == null ? "" : group.getLocalName() + "/") + leaf.getLocalName();
    }

    /** A copy of the message that a delivered document wraps, as a system would hand it in: without what only a gateway makes. */
    static Document unwrapped(byte[] delivered) {
        Document message = SafeXml.documentBuilder().newDocument();
        children(parse(delivered).getDocumentElement()).stream()
                .filter(child -> MessageCatalogue.NAMESPACE.equals(child.getNamespaceURI()))
                .findFirst()
                .ifPresent(child -> message.appendChild(message.importNode(child, true)));
        withoutGatewaysOwn(message);
        leaves(message.getDocumentElement(), leaf -> leaf.removeAttribute(ORIGINAL));
        return message;
    }

    /** Takes out of a message what only a gateway makes. */
    static void withoutGatewaysOwn(Document message) {
        children(message.getDocumentElement()).stream()
                .filter(group -> MADE_BY_THE_GATEWAY.contains(group.getLocalName()))
                .forEach(message.getDocumentElement()::removeChild);
    }
}
