package org.trmgateway.officer.scan;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of XML or HTML.
 *
 * @param text with line breaks between paragraphs, cells and fields
 * @param glued without anything between elements: a name may be torn where nobody sees it
 * @param attributes their values, one a line
 * @param comments comments, declarations and instructions
 * @param office whether it is part of an office document, whose attributes are full of numbers
 */
record MarkupText(String text, String glued, String attributes, String comments, boolean office) {

    /** Elements of HTML, of text documents and of spreadsheets that stand within a word or a line. */
    private static final Set<String> INLINE = Set.of(
            "a",
            "abbr",
            "b",
            "bdi",
            "bdo",
            "big",
            "del",
            "em",
            "font",
            "i",
            "ins",
            "mark",
            "small",
            "span",
            "strike",
            "strong",
            "sub",
            "sup",
            "tt",
            "u",
            "wbr",
            "r",
            "t",
            "rpr",
            "phoneticpr");
    /** Of text documents, those that end a word. */
    private static final Set<String> BREAKS = Set.of(
            "p",
            "br",
            "cr",
            "tab",
            "tc",
            "tr",
            "tbl",
            "h",
            "s",
            "line-break",
            "table-cell",
            "table-row",
            "list-item",
            "sdt",
            "body",
            "sectpr");

    private static final Pattern OFFICE = Pattern.compile(
            "schemas\\.openxmlformats\\.org|urn:oasis:names:tc:opendocument|schemas\\.microsoft\\.com/office");
    /** A name begins where one can; tried from every letter of a long one, it takes the square of the time. */
    private static final Pattern ATTRIBUTE =
            Pattern.compile("(?<![^\\s=/\"'])([^\\s=/\"']++)\\s*+=\\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\\s\"'>]++))");

    private static final Pattern EXPONENT = Pattern.compile("(?<![0-9.])[1-9]\\.[0-9]{4,16}E\\+?([0-9]{1,2})(?![0-9])");

    static MarkupText of(String markup) {
        boolean office = OFFICE.matcher(markup.substring(0, Math.min(markup.length(), 8192)))
                .find();
        Parts parts = new Parts();
        int place = 0;
        while (place < markup.length()) {
            int tag = markup.indexOf('<', place);
            if (tag < 0) {
                parts.text(markup.substring(place));
                break;
            }
            parts.text(markup.substring(place, tag));
            place = parts.tag(markup, tag);
        }
        return new MarkupText(
                numbers(parts.text.toString()),
                parts.glued.toString(),
                parts.attributes.toString(),
                parts.comments.toString(),
                office);
    }

    /** Spreadsheets write long numbers with an exponent. */
    private static String numbers(String text) {
        return text.indexOf('E') < 0
                ? text
                : EXPONENT.matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(new BigDecimal(found.group()).toPlainString()));
    }

    @Override
    public String toString() {
        return "***";
    }

    private static final class Parts {
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder glued = new StringBuilder();
        private final StringBuilder attributes = new StringBuilder();
        private final StringBuilder comments = new StringBuilder();

        void text(String piece) {
            text.append(piece);
            glued.append(piece);
        }

        /** Takes what begins with a bracket; returns where it ends. */
        int tag(String markup, int start) {
            if (markup.startsWith("<!--", start)) {
                return comment(markup, start + 4, "-->");
            }
            if (markup.startsWith("<![CDATA[", start)) {
                int end = end(markup, start, "]]>");
                text(markup.substring(Math.min(start + 9, end), end));
                return Math.min(markup.length(), end + 3);
            }
            if (markup.startsWith("<?", start)) {
                return comment(markup, start + 2, "?>");
            }
            if (markup.startsWith("<!", start)) {
                return comment(markup, start + 2, ">");
            }
            boolean tag = start + 1 < markup.length()
                    && (Character.isLetter(markup.charAt(start + 1)) || markup.charAt(start + 1) == '/');
            if (!tag) {
                text("<");
                return start + 1;
            }
            int end = tagEnd(markup, start);
            element(markup.substring(start + 1, end));
            return Math.min(markup.length(), end + 1);
        }

        private int comment(String markup, int from, String closing) {
            int end = end(markup, from, closing);
            comments.append(markup, Math.min(from, end), end).append('\n');
            return Math.min(markup.length(), end + closing.length());
        }

        private static int end(String markup, int from, String closing) {
            int end = markup.indexOf(closing, from);
            return end < 0 ? markup.length() : end;
        }

        /** A bracket within quotes does not end a tag. */
        private static int tagEnd(String markup, int start) {
            char quote = 0;
            for (int place = start; place < markup.length(); place++) {
                char character = markup.charAt(place);
                if (quote != 0) {
                    quote = character == quote ? 0 : quote;
                } else if (character == '>') {
                    return place;
                } else if ((character == '"' || character == '\'') && markup.charAt(place - 1) == '=') {
                    quote = character;
                }
            }
            return markup.length();
        }

        private void element(String tag) {
            String name = tag.split("[\\s>]", 2)[0].replace("/", "").toLowerCase(Locale.ROOT);
            if (!isInline(name)) {
                text.append('\n');
            }
            Matcher each = ATTRIBUTE.matcher(tag);
            while (each.find()) {
                if (!each.group(1).startsWith("xmlns")) {
                    String value = each.group(2) == null ? each.group(3) : each.group(2);
                    attributes.append(value == null ? each.group(4) : value).append('\n');
                }
            }
        }

        private static boolean isInline(String name) {
            int colon = name.indexOf(':');
            String local = name.substring(colon + 1);
            boolean textDocument = name.startsWith("w:") || name.startsWith("a:") || name.startsWith("text:");
            return textDocument ? !BREAKS.contains(local) : INLINE.contains(local);
        }
    }
}
