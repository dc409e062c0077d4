package org.trmgateway.officer.scan;

import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;

/** The objects of a PDF: titles, notes, form fields, scripts, attached files, whatever holds a string. */
final class PdfObjects {

    private static final int DEEPEST = 60;
    private static final String METADATA = "metadata";

    private final String where;
    private final Reading reading;

    PdfObjects(String where, Reading reading) {
        this.where = where;
        this.reading = reading;
    }

    void read(COSBase object) throws IOException {
        StringBuilder strings = new StringBuilder();
        collect(object, strings, 0);
        reading.text(PartReader.within(where, METADATA), strings.toString());
        if (object instanceof COSStream stream) {
            stream(stream);
        }
    }

    /** References to other objects are not followed: each is read by itself. */
    private static void collect(COSBase object, StringBuilder strings, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        if (object instanceof COSString string) {
            strings.append(string.getString()).append('\n');
        } else if (object instanceof COSArray array) {
            for (int place = 0; place < array.size(); place++) {
                collect(array.get(place), strings, depth + 1);
            }
        } else if (object instanceof COSDictionary dictionary) {
            // identifiers of the file, in bytes
            dictionary.entrySet().stream()
                    .filter(entry -> !entry.getKey().equals(COSName.ID))
                    .forEach(entry -> collect(entry.getValue(), strings, depth + 1));
        }
    }

    private void stream(COSStream stream) throws IOException {
        String type = stream.getNameAsString(COSName.TYPE, "");
        boolean picture = COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE));
        if (picture) {
            reading.unread(PartReader.within(where, "picture"), "picture");
            return;
        }
        byte[] content;
        try (InputStream unpacked = stream.createInputStream()) {
            content = Limits.all(unpacked, -1);
        }
        boolean attached = type.equals("EmbeddedFile");
        boolean described = type.equals("Metadata")
                || stream.getNameAsString(COSName.SUBTYPE, "").equals("XML");
        if (attached || described || FileKind.begins(content, "<")) {
            reading.file(PartReader.within(where, attached ? "attached file" : METADATA), "", content);
        }
    }
}
