package org.trmgateway.packkit;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/** Whether two documents say the same: XML and JSON without the white space between their parts, everything else line by line. */
final class Sameness {

    private static final Pattern STRING_OR_SPACE = Pattern.compile("(\"(?:[^\"\\\\]|\\\\.)*+\")|\\s++");

    private static final Pattern NAME =
            Pattern.compile("^(?:</?(?<element>[\\p{L}_][\\p{L}\\p{N}_.:-]*)|[{,]\"(?<member>[^\"]+)\":)");

    private Sameness() {}

    /** The first place where two documents differ, as line numbers count in their comparable form; absent when they say the same. */
    static Optional<Difference> between(List<String> expected, List<String> found) {
        int line = 0;
        while (line < expected.size()
                && line < found.size()
                && expected.get(line).equals(found.get(line))) {
            line++;
        }
        return line == expected.size() && line == found.size()
                ? Optional.empty()
                : Optional.of(new Difference(line + 1, at(expected, line), at(found, line)));
    }

    /**
     * Where two documents part.
     *
     * @param line line of the comparable form
     * @param expected what should stand there; may hold a value
     * @param found what stands there; may hold a value
     */
    record Difference(int line, String expected, String found) {

        /** The name of the element or member at which they part; the line where it has no name, since it may be a value then. */
        String name() {
            Matcher name = NAME.matcher(found.isEmpty() ? expected : found);
            if (!name.find()) {
                return "line " + line;
            }
            return Optional.ofNullable(name.group("element")).orElseGet(() -> name.group("member"));
        }
    }

    /** A national document as lines to compare. */
    static List<String> lines(byte[] document, String extension, Charset charset) {
        return switch (extension) {
            case "xml" -> lines(Message.parse(document));
            case "json" -> lines(dense(new String(document, charset)));
            default -> new String(document, charset).lines().toList();
        };
    }

    /** A document as lines to compare: one element each, without comments. */
    static List<String> lines(Document document) {
        Document copy = (Document) document.cloneNode(true);
        strip(copy.getDocumentElement());
        return lines(new String(Message.write(copy), StandardCharsets.UTF_8).replace("><", ">\n<"));
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    private static String dense(String json) {
        return STRING_OR_SPACE
                .matcher(json)
                .replaceAll(token -> Matcher.quoteReplacement(
                        Optional.ofNullable(token.group(1)).orElse("")))
                .replace("\\/", "/")
                .replace(",\"", "\n,\"")
                .replace("{\"", "\n{\"");
    }

    private static void strip(Node parent) {
        Node child = parent.getFirstChild();
        while (child != null) {
            Node next = child.getNextSibling();
            boolean between = child.getNodeType() == Node.TEXT_NODE
                    && child.getNodeValue().isBlank()
                    && parent.getChildNodes().getLength() > 1;
            if (between || child.getNodeType() == Node.COMMENT_NODE) {
                parent.removeChild(child);
            } else {
                strip(child);
            }
            child = next;
        }
    }

    private static String at(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index) : "";
    }
}
