package org.trmgateway.officer.part;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.SafeXml;
import org.trmgateway.seal.OpenedPart;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** An opened part as a sheet to read: one line for each field, under its group. */
final class PartSheet {

    private final OpenedPart opened;
    private final FieldMeanings meanings = FieldMeanings.read();
    private final StringBuilder text = new StringBuilder();

    PartSheet(OpenedPart opened) {
        this.opened = opened;
    }

    /**
     * The sheet.
     *
     * @throws GatewayException with {@link ErrorCode#OPEN_CONTAINER_MALFORMED} when the part is not XML
     */
    String text() {
        text.append("Message ").append(opened.binding().messageId()).append('\n');
        text.append("From ")
                .append(opened.binding().from())
                .append(", sealed for ")
                .append(opened.binding().to());
        text.append(". Compare both with the document it came with.\n");
        group(parse(opened.xml()).getDocumentElement());
        return text.toString();
    }

    private void group(Element group) {
        for (Node child = group.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (!(child instanceof Element element)) {
                continue;
            }
            if (hasElements(element)) {
                text.append('\n').append(element.getLocalName()).append('\n');
                group(element);
            } else {
                text.append("  ")
                        .append(meanings.of(element.getLocalName()))
                        .append(": ")
                        .append(printable(element.getTextContent()))
                        .append('\n');
            }
        }
    }

    private static boolean hasElements(Element element) {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element) {
                return true;
            }
        }
        return false;
    }

    /** What is in a part was written by others and must not steer this terminal. */
    private static String printable(String value) {
        return value.replaceAll("[\\p{Cc}\\p{Cf}]", "?");
    }

    private static Document parse(byte[] xml) {
        try {
            return SafeXml.documentBuilder().parse(new ByteArrayInputStream(xml));
        } catch (SAXException | IOException notXml) {
            throw new GatewayException(ErrorCode.OPEN_CONTAINER_MALFORMED, Detail.NONE, notXml);
        }
    }
}
