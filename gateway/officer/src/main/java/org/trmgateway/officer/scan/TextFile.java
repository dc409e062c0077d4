package org.trmgateway.officer.scan;

/** Plain text, tables and JSON, in whatever character set. */
final class TextFile implements PartReader {

    @Override
    public void read(String where, byte[] content, Reading reading) {
        Charsets texts = Charsets.of(content);
        reading.text(where, texts.first());
        texts.others().forEach(text -> reading.guess(where, text));
        Embedded.read(where, texts.first(), reading);
    }
}
