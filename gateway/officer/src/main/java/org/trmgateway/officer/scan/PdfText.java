package org.trmgateway.officer.scan;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/** The text of pages; notices letters of which the file does not say what they are. */
final class PdfText extends PDFTextStripper {

    private boolean unknown;

    /** @param sorted whether by place on the page, else in the order of the file */
    PdfText(boolean sorted) {
        setSortByPosition(sorted);
    }

    boolean hasUnknownLetters() {
        return unknown;
    }

    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
        unknown |= font.toUnicode(code) == null;
        super.showGlyph(matrix, font, code, displacement);
    }
}
