package org.trmgateway.officer.scan;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * XML and HTML, well-formed or not: text, attributes, comments, declarations. Nothing is resolved, nothing fetched. A word may go on behind a tag that
 * only changes how it looks.
 */
final class MarkupFile implements PartReader {

    private static final Pattern DECLARED =
            Pattern.compile("(?i)(?:encoding|charset)\\s*=\\s*[\"']?([a-z0-9._:-]{2,40})");
    private static final int HEAD = 1024;

    @Override
    public void read(String where, byte[] content, Reading reading) {
        String ascii = new String(content, 0, Math.min(content.length, HEAD), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(ascii);
        Charsets texts = declared.find() ? Charsets.of(content, declared.group(1)) : Charsets.of(content);
        MarkupText markup = MarkupText.of(texts.first());
        reading.text(where, markup.text());
        reading.guess(where, markup.glued());
        reading.text(PartReader.within(where, "comments"), markup.comments());
        if (markup.office()) {
            reading.guess(PartReader.within(where, "attributes"), markup.attributes());
        } else {
            reading.text(PartReader.within(where, "attributes"), markup.attributes());
        }
        texts.others().forEach(text -> reading.guess(where, MarkupText.of(text).glued()));
        Embedded.read(where, markup.text(), reading);
        Embedded.read(where, markup.attributes(), reading);
    }
}
