package org.trmgateway.contracts.pack;

import java.util.ArrayList;
import java.util.List;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.BuildingContentHandler;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;
import net.sf.saxon.s9api.XdmSequenceIterator;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/** Rows and lines as the small XML documents that maps read and make. */
final class FlatNodes {

    private static final String NAMESPACE = "urn:trmgateway:pack:1";

    private FlatNodes() {}

    /** {@code csv/row[@line]/cell[@name]}. */
    static XdmNode csv(Processor processor, List<FlatRow> rows) {
        return build(processor, "csv", handler -> {
            for (FlatRow row : rows) {
                handler.startElement(NAMESPACE, "row", "row", attributes("line", Integer.toString(row.line())));
                for (FlatRow.Value value : row.values()) {
                    leaf(handler, "cell", attributes("name", value.name()), value.text());
                }
                handler.endElement(NAMESPACE, "row", "row");
            }
        });
    }

    /** {@code text/line[@n][@key]}. */
    static XdmNode text(Processor processor, FlatRow lines) {
        return build(processor, "text", handler -> {
            for (FlatRow.Value value : lines.values()) {
                leaf(
                        handler,
                        "line",
                        attributes("n", Integer.toString(value.line()), "key", value.name()),
                        value.text());
            }
        });
    }

    /**
     * The rows of a {@code csv} document, each at the line it will have when no cell has line ends in it.
     *
     * @throws GatewayException with {@link ErrorCode#TRANSLATE_MAP_FAILED} when it is another document
     */
    static List<FlatRow> rows(XdmNode document) {
        List<FlatRow> rows = new ArrayList<>();
        for (XdmNode row : children(root(document, "csv"), "row")) {
            int line = rows.size() + 2;
            rows.add(new FlatRow(line, values(row, "cell", "name", line)));
        }
        return rows;
    }

    /**
     * The lines of a {@code text} document.
     *
     * @throws GatewayException with {@link ErrorCode#TRANSLATE_MAP_FAILED} when it is another document
     */
    static FlatRow lines(XdmNode document) {
        return new FlatRow(1, values(root(document, "text"), "line", "key", 1));
    }

    private static List<FlatRow.Value> values(XdmNode parent, String element, String attribute, int line) {
        List<FlatRow.Value> values = new ArrayList<>();
        for (XdmNode leaf : children(parent, element)) {
            String name = leaf.getAttributeValue(new QName(attribute));
            String text = leaf.getStringValue().strip();
            require(name != null);
            if (!text.isEmpty()) {
                values.add(new FlatRow.Value(line, String.valueOf(name), text));
            }
        }
        return values;
    }

    private static XdmNode root(XdmNode document, String name) {
        List<XdmNode> roots = document.getNodeKind() == XdmNodeKind.DOCUMENT ? elements(document) : List.of(document);
        require(roots.size() == 1 && roots.getFirst().getNodeName().equals(new QName(NAMESPACE, name)));
        return roots.getFirst();
    }

    private static List<XdmNode> children(XdmNode parent, String name) {
        List<XdmNode> children = elements(parent);
        require(children.stream().allMatch(child -> child.getNodeName().equals(new QName(NAMESPACE, name))));
        return children;
    }

    private static List<XdmNode> elements(XdmNode parent) {
        List<XdmNode> elements = new ArrayList<>();
        XdmSequenceIterator<XdmNode> children = parent.axisIterator(Axis.CHILD);
        while (children.hasNext()) {
            XdmNode child = children.next();
            if (child.getNodeKind() == XdmNodeKind.ELEMENT) {
                elements.add(child);
            }
        }
        return elements;
    }

    private static XdmNode build(Processor processor, String root, Content content) {
        try {
            BuildingContentHandler handler = processor.newDocumentBuilder().newBuildingContentHandler();
            handler.startDocument();
            handler.startPrefixMapping("", NAMESPACE);
            handler.startElement(NAMESPACE, root, root, new AttributesImpl());
            content.write(handler);
            handler.endElement(NAMESPACE, root, root);
            handler.endPrefixMapping("");
            handler.endDocument();
            return handler.getDocumentNode();
        } catch (SAXException | SaxonApiException impossible) {
            throw new IllegalStateException("a document is built in memory", impossible);
        }
    }

    private static void leaf(ContentHandler handler, String name, AttributesImpl attributes, String text)
            throws SAXException {
        handler.startElement(NAMESPACE, name, name, attributes);
        handler.characters(text.toCharArray(), 0, text.length());
        handler.endElement(NAMESPACE, name, name);
    }

    private static AttributesImpl attributes(String... namesAndValues) {
        AttributesImpl attributes = new AttributesImpl();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            attributes.addAttribute(
                    "", namesAndValues[index], namesAndValues[index], "CDATA", namesAndValues[index + 1]);
        }
        return attributes;
    }

    private static void require(boolean ofThatShape) {
        if (!ofThatShape) {
            throw new GatewayException(ErrorCode.TRANSLATE_MAP_FAILED, Detail.rule("flat-document"));
        }
    }

    private interface Content {
        void write(ContentHandler handler) throws SAXException;
    }
}
