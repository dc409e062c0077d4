package org.trmgateway.seal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/**
 * Writes XML in the one form this package also reads: UTF-8, one element a line, two spaces of indentation, attributes in the order given,
 * instants with exactly three decimals. A reader of this package writes again what it read and refuses anything spelled otherwise.
 */
public final class XmlText {

    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final StringBuilder out = new StringBuilder(2048).append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private int depth;

    /** The spelling of an instant; throws {@link ErrorCode#SEAL_FAILED} when it is not a whole number of milliseconds. */
    public static String instant(String field, Instant instant) {
        if (!instant.equals(instant.truncatedTo(ChronoUnit.MILLIS))) {
            throw new GatewayException(ErrorCode.SEAL_FAILED, Detail.of(field, "whole-milliseconds"));
        }
        return MILLISECONDS.format(instant);
    }

    public XmlText open(String element, SequencedMap<String, String> attributes) {
        start(element, attributes).append(">\n");
        depth++;
        return this;
    }

    public XmlText open(String element) {
        return open(element, new LinkedHashMap<>());
    }

    public XmlText close(String element) {
        depth--;
        indent().append("</").append(element).append(">\n");
        return this;
    }

    /** An element without content. */
    XmlText empty(String element, SequencedMap<String, String> attributes) {
        start(element, attributes).append("/>\n");
        return this;
    }

    public XmlText text(String element, String value) {
        start(element, new LinkedHashMap<>()).append('>');
        escape(value);
        out.append("</").append(element).append(">\n");
        return this;
    }

    public byte[] bytes() {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private StringBuilder start(String element, SequencedMap<String, String> attributes) {
        indent().append('<').append(element);
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            out.append(' ').append(attribute.getKey()).append("=\"");
            escape(attribute.getValue());
            out.append('"');
        }
        return out;
    }

    private StringBuilder indent() {
        return out.repeat("  ", depth);
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> appendPrintable(c);
            }
        }
    }

    private void appendPrintable(char c) {
        // A control character or lone surrogate would not come back the same.
        if (c < ' ' || c == '\u007f' || c >= '\ufffe') {
            throw new GatewayException(ErrorCode.SEAL_FAILED, Detail.rule("xml-character"));
        }
        out.append(c);
    }
}
