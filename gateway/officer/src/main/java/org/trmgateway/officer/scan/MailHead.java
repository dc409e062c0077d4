package org.trmgateway.officer.scan;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One part of a mail: its header fields unfolded, and its body as it is written.
 *
 * @param fields names in lower case
 * @param body in Latin 1
 */
record MailHead(List<MailHead.Field> fields, String body) {

    private static final int HEXADECIMAL = 16;

    /** One header field. */
    record Field(String name, String text) {}

    static MailHead of(String part) {
        Matcher end = Pattern.compile("\\r?\\n\\r?\\n").matcher(part);
        boolean empty = part.startsWith("\n") || part.startsWith("\r\n");
        int headEnd = empty ? 0 : end.find() ? end.start() : part.length();
        int bodyStart = empty ? 0 : headEnd == part.length() ? headEnd : end.end();
        List<Field> fields = new ArrayList<>();
        for (String line :
                part.substring(0, headEnd).replaceAll("\\r?\\n[ \\t]+", " ").split("\\r?\\n")) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            if (!line.isBlank()) {
                fields.add(new Field(name, line.substring(colon + 1).strip()));
            }
        }
        return new MailHead(List.copyOf(fields), part.substring(bodyStart));
    }

    String type() {
        return field("content-type").toLowerCase(Locale.ROOT).isEmpty()
                ? "text/plain"
                : field("content-type").toLowerCase(Locale.ROOT);
    }

    String charset() {
        return parameter("content-type", "charset").orElse("");
    }

    Optional<String> boundary() {
        return type().startsWith("multipart/") ? parameter("content-type", "boundary") : Optional.empty();
    }

    /** Name of an attachment; empty when it is none. */
    String attachment() {
        return parameter("content-disposition", "filename")
                .or(() -> parameter("content-type", "name"))
                .orElse(field("content-disposition").startsWith("attachment") ? "attachment" : "");
    }

    /** The body without its transfer encoding. */
    byte[] decoded() {
        return switch (field("content-transfer-encoding").toLowerCase(Locale.ROOT)) {
            case "base64" -> base64();
            case "quoted-printable" -> quoted();
            default -> body.getBytes(StandardCharsets.ISO_8859_1);
        };
    }

    private byte[] base64() {
        String symbols = body.replaceAll("[^A-Za-z0-9+/]", "");
        int whole = symbols.length() % 4 == 1 ? symbols.length() - 1 : symbols.length();
        return Base64.getDecoder().decode(symbols.substring(0, whole));
    }

    private byte[] quoted() {
        String text = body.replaceAll("=[ \\t]*\\r?\\n", "");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int place = 0; place < text.length(); place++) {
            boolean escape = text.charAt(place) == '='
                    && place + 2 < text.length()
                    && Character.digit(text.charAt(place + 1), HEXADECIMAL) >= 0
                    && Character.digit(text.charAt(place + 2), HEXADECIMAL) >= 0;
            if (escape) {
                bytes.write(Integer.parseInt(text.substring(place + 1, place + 3), HEXADECIMAL));
                place += 2;
            } else {
                bytes.write(text.charAt(place));
            }
        }
        return bytes.toByteArray();
    }

    private String field(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::text)
                .findFirst()
                .orElse("");
    }

    private Optional<String> parameter(String field, String name) {
        Matcher found = Pattern.compile("(?i)[;\\s]" + name + "\\*?0?\\*?\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;]+))")
                .matcher(field(field));
        return found.find() ? Optional.of(found.group(1) == null ? found.group(2) : found.group(1)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "***";
    }
}
