package org.trmgateway.routes;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.SafeXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Reads and writes canonical messages, and looks fields up by name: every leaf name is unique in the field dictionary. */
public final class CanonicalXml {

    private static final TransformerFactory TRANSFORMERS = SafeXml.transformerFactory();

    private CanonicalXml() {}

    public static Document parse(byte[] xml) {
        try {
            return SafeXml.documentBuilder().parse(new ByteArrayInputStream(xml));
        } catch (SAXException | IOException malformed) {
            throw new GatewayException(ErrorCode.OPEN_CONTAINER_MALFORMED, Detail.NONE, malformed);
        }
    }

    public static byte[] write(Document document) {
        try {
            Transformer transformer;
            synchronized (TRANSFORMERS) {
                transformer = TRANSFORMERS.newTransformer();
            }
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(8192);
            transformer.transform(new DOMSource(document), new StreamResult(bytes));
            return bytes.toByteArray();
        } catch (TransformerException impossible) {
            throw new IllegalStateException("a document in memory can be written", impossible);
        }
    }

    /** Texts of all leaves with this name that are not empty, in document order. */
    public static List<String> values(Document document, String element) {
        List<String> found = new ArrayList<>();
        for (Element leaf : leaves(document)) {
            if (leaf.getLocalName().equals(element) && !leaf.getTextContent().isBlank()) {
                found.add(leaf.getTextContent().strip());
            }
        }
        return found;
    }

    /** Text of the first leaf with this name. */
    public static Optional<String> value(Document document, String element) {
        return values(document, element).stream().findFirst();
    }

    /** Groups with this name, each with its leaves. */
    public static List<Element> groups(Document document, String group) {
        List<Element> found = new ArrayList<>();
        collect(
                document.getDocumentElement(),
                found,
                element -> element.getLocalName().equals(group));
        return found;
    }

    /** Texts of the leaves with this name within a group, without empty ones. */
    public static List<String> values(Element group, String element) {
        List<Element> found = new ArrayList<>();
        collect(group, found, leaf -> leaf.getLocalName().equals(element));
        return found.stream()
                .map(leaf -> leaf.getTextContent().strip())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** Text of a leaf within a group. */
    public static Optional<String> value(Element group, String element) {
        return values(group, element).stream().findFirst();
    }

    /** Every element without child elements. */
    public static List<Element> leaves(Document document) {
        List<Element> found = new ArrayList<>();
        collect(document.getDocumentElement(), found, CanonicalXml::isLeaf);
        return found;
    }

    private static boolean isLeaf(Element element) {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element) {
                return false;
            }
        }
        return true;
    }

    private static void collect(Element element, List<Element> found, Predicate<Element> wanted) {
        if (wanted.test(element)) {
            found.add(element);
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element childElement) {
                collect(childElement, found, wanted);
            }
        }
    }
}
