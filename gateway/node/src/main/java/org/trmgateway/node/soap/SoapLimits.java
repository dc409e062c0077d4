package org.trmgateway.node.soap;

import java.util.Map;
import org.apache.cxf.annotations.SchemaValidation.SchemaValidationType;
import org.apache.cxf.attachment.AttachmentDeserializer;
import org.apache.cxf.message.Message;
import org.apache.cxf.staxutils.StaxUtils;

/**
 * How much a SOAP message may contain. The contract has few elements and one document, so the limits are narrow; the document itself is
 * bounded by its door. Nothing is ever written to a temporary file: what passes here may not be encrypted yet.
 */
final class SoapLimits {

    private static final int DEEPEST = 16;
    private static final int MOST_ELEMENTS = 64;
    private static final int MOST_ATTRIBUTES = 16;
    private static final int LONGEST_ATTRIBUTE = 1024;
    private static final int MOST_PARTS = 2;
    private static final int MOST_PART_HEADERS = 8;
    private static final int LONGEST_PART_HEADER = 512;
    // Base64 makes four characters of three bytes.
    private static final double BASE64 = 4.0 / 3.0;
    private static final int AROUND = 64 * 1024;

    private SoapLimits() {}

    /** Properties of an endpoint whose messages have at most so many bytes of document. */
    static Map<String, Object> of(long mostBytes) {
        long mostCharacters = (long) (mostBytes * BASE64) + AROUND;
        return Map.ofEntries(
                Map.entry(Message.MTOM_ENABLED, true),
                Map.entry(Message.SCHEMA_VALIDATION_ENABLED, SchemaValidationType.IN),
                Map.entry(StaxUtils.MAX_ELEMENT_DEPTH, DEEPEST),
                Map.entry(StaxUtils.MAX_CHILD_ELEMENTS, MOST_ELEMENTS),
                Map.entry(StaxUtils.MAX_ELEMENT_COUNT, (long) MOST_ELEMENTS),
                Map.entry(StaxUtils.MAX_ATTRIBUTE_COUNT, MOST_ATTRIBUTES),
                Map.entry(StaxUtils.MAX_ATTRIBUTE_SIZE, LONGEST_ATTRIBUTE),
                Map.entry(StaxUtils.MAX_TEXT_LENGTH, Math.toIntExact(mostCharacters)),
                Map.entry(StaxUtils.MAX_XML_CHARACTERS, mostCharacters),
                Map.entry(AttachmentDeserializer.ATTACHMENT_MAX_COUNT, MOST_PARTS),
                Map.entry(AttachmentDeserializer.ATTACHMENT_HEADERS_MAX_COUNT, MOST_PART_HEADERS),
                Map.entry(AttachmentDeserializer.ATTACHMENT_MAX_HEADER_SIZE, LONGEST_PART_HEADER),
                Map.entry(AttachmentDeserializer.ATTACHMENT_MAX_SIZE, Long.toString(mostBytes)),
                Map.entry(AttachmentDeserializer.ATTACHMENT_MEMORY_THRESHOLD, Long.toString(mostBytes + 1)));
    }
}
