package org.trmgateway.officer.scan;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** PDF (ISO 32000): the text of the pages, and every string and every attached stream of the document, wherever it hangs. */
final class PdfFile implements PartReader {

    private static final int MOST_PAGES = 2_000;

    @Override
    public void read(String where, byte[] content, Reading reading) throws IOException {
        try (PDDocument document = Loader.loadPDF(content)) {
            PdfObjects objects = new PdfObjects(where, reading);
            COSDocument cos = document.getDocument();
            for (COSObjectKey key : cos.getXrefTable().keySet()) {
                objects.read(cos.getObjectFromPool(key).getObject());
            }
            objects.read(cos.getTrailer());
            if (document.getNumberOfPages() > MOST_PAGES) {
                reading.unread(where, "too many pages");
                return;
            }
            for (boolean sorted : new boolean[] {false, true}) {
                PdfText text = new PdfText(sorted);
                String read = text.getText(document);
                reading.text(PartReader.within(where, "pages"), read);
                if (text.hasUnknownLetters()) {
                    reading.unread(where, "letters of a font");
                }
            }
        } catch (InvalidPasswordException locked) {
            reading.unread(where, "password");
        }
    }
}
