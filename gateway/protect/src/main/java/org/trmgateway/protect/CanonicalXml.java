package org.trmgateway.protect;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.SafeXml;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The shape all canonical messages have: groups that hold elements, and leaves that hold text. */
final class CanonicalXml {

    private CanonicalXml() {}

    static Document parse(byte[] xml, ErrorCode malformed) {
        try {
            return SafeXml.documentBuilder().parse(new ByteArrayInputStream(xml));
        } catch (SAXException | IOException notXml) {
            throw new GatewayException(malformed, Detail.NONE, notXml);
        }
    }

    static byte[] write(Document document) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Transformer writer = SafeXml.transformerFactory().newTransformer();
            writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            writer.transform(new DOMSource(document), new StreamResult(out));
            return out.toByteArray();
        } catch (TransformerException impossible) {
            throw new IllegalStateException("a document in memory can be written", impossible);
        }
    }

    /** A document with a root of the same namespace as another element. */
    static Document newDocument(Element like, String localName) {
        Document document = SafeXml.documentBuilder().newDocument();
        document.appendChild(element(document, like, localName));
        return document;
    }

    /** A new element of the same namespace and prefix as another one. */
    static Element element(Document document, Element like, String localName) {
        String prefix = like.getPrefix();
        return document.createElementNS(like.getNamespaceURI(), prefix == null ? localName : prefix + ":" + localName);
    }

    static Element leaf(Document document, Element like, String localName, String text) {
        Element leaf = element(document, like, localName);
        leaf.setTextContent(text);
        return leaf;
    }

    static String name(Node node) {
        return node.getLocalName() == null ? node.getNodeName() : node.getLocalName();
    }

    static List<Element> children(Element group) {
        List<Element> children = new ArrayList<>();
        for (Node child = group.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /** Attributes without namespace declarations. */
    static List<Attr> attributes(Element element) {
        List<Attr> attributes = new ArrayList<>();
        NamedNodeMap all = element.getAttributes();
        for (int place = 0; place < all.getLength(); place++) {
            Attr attribute = (Attr) all.item(place);
            if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())
                    && !attribute.getName().startsWith(XMLConstants.XMLNS_ATTRIBUTE)) {
                attributes.add(attribute);
            }
        }
        return attributes;
    }

    /** Text that stands directly in an element, between its children. */
    static boolean hasOwnText(Element element) {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            boolean text = child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE;
            if (text && !child.getNodeValue().isBlank()) {
                return true;
            }
        }
        return false;
    }
}
