package org.trmgateway.acceptance.path;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of documentation with lines for a shell, each block of which may be followed by what it answers. */
record ShellPage(List<Block> blocks) {

    private static final Pattern FENCED = Pattern.compile("(?ms)^```(sh|text)\\n(.*?)^```$");

    ShellPage {
        blocks = List.copyOf(blocks);
    }

    /**
     * Lines that are run together.
     *
     * @param answer what the page shows below them; empty when it shows nothing
     */
    record Block(String lines, String answer) {}

    static ShellPage read(String markdown) {
        List<Block> blocks = new ArrayList<>();
        Matcher fenced = FENCED.matcher(markdown);
        while (fenced.find()) {
            if (fenced.group(1).equals("sh")) {
                blocks.add(new Block(fenced.group(2), ""));
            } else {
                Block asked = blocks.removeLast();
                if (!asked.answer().isEmpty()) {
                    throw new IllegalStateException("two answers to: " + asked.lines());
                }
                blocks.add(new Block(asked.lines(), fenced.group(2)));
            }
        }
        return new ShellPage(blocks);
    }

    /** An answer without what is different each time: ids, digests, times and numbers. */
    static String shape(String answer) {
        return answer.replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "ID")
                .replaceAll("[0-9a-f]{64}", "SHA256")
                .replaceAll("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z", "TIME")
                .replaceAll("[A-Z][a-z]{2} [ \\d]\\d [0-9:.]+ \\d{4} GMT", "TIME")
                .replaceAll("(?m)^(size|messages|totalEntries): \\d+$|^(size) \\d+$", "$1$2 NUMBER")
                // How much else is on a trail by then is another number each time; that there is nothing is not.
                .replaceAll("(?m)^[1-9]\\d*$", "NUMBER")
                .strip();
    }
}
