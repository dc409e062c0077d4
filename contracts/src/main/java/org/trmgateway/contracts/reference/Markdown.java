package org.trmgateway.contracts.reference;

import java.util.ArrayList;
import java.util.List;

/** A page in the making: paragraphs, headings and tables, each followed by an empty line, every line ended by a line feed. */
final class Markdown {

    /** Between lines of one cell. */
    static final String BREAK = "<br>";

    private final StringBuilder text = new StringBuilder();

    Markdown heading(int level, String title) {
        return block("#".repeat(level) + " " + title);
    }

    Markdown paragraph(String sentence) {
        return block(sentence);
    }

    Markdown code(String language, String lines) {
        if (lines.contains("```")) {
            throw new IllegalStateException("a listing would end early");
        }
        return block("```" + language + "\n" + lines.strip() + "\n```");
    }

    /** A table; a row with another number of cells than the head is a mistake of the caller. */
    Markdown table(List<String> head, List<List<String>> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(line(head));
        lines.add(line(head.stream().map(column -> "---").toList()));
        for (List<String> row : rows) {
            if (row.size() != head.size()) {
                throw new IllegalArgumentException("a row of " + row.size() + " cells under " + head);
            }
            lines.add(line(row));
        }
        return block(String.join("\n", lines));
    }

    static String codeWord(String word) {
        return "`" + word + "`";
    }

    static String link(String title, String target) {
        return "[" + title + "](" + target + ")";
    }

    /** The page; ends with one line feed. */
    String text() {
        return text.toString().strip() + "\n";
    }

    private Markdown block(String lines) {
        text.append(lines).append("\n\n");
        return this;
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells.stream().map(Markdown::cell).toList()) + " |";
    }

    private static String cell(String content) {
        return content.replace("|", "\\|").replace("\n", " ");
    }
}
