package org.trmgateway.officer.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Text on pages of A4 with a number on each (PDF, its font inside). Lines are broken between words. */
final class Sheet {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final float MARGIN = 56;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final float SPACING = 1.35f;
    private static final float SMALL = 8.5f;
    private static final float PLAIN = 10;
    private static final float LARGE = 15;
    private static final int UNITS = 1000;

    /** A line as it will stand. */
    private record Line(String text, float size, float above, float indent) {}

    private final PDDocument document = new PDDocument();
    private final PDType0Font font;
    private final List<Line> lines = new ArrayList<>();

    Sheet(String title, Instant made) throws IOException {
        try (InputStream in = PDDocument.class.getResourceAsStream(FONT)) {
            if (in == null) {
                throw new IOException("the font is not in the build");
            }
            font = PDType0Font.load(document, in);
        }
        document.getDocumentInformation().setTitle(title);
        document.getDocumentInformation().setCreationDate(GregorianCalendar.from(made.atZone(ZoneOffset.UTC)));
        add(title, LARGE, 0, 0);
    }

    void heading(String text) throws IOException {
        add(text, PLAIN + 2, PLAIN, 0);
    }

    void paragraph(String text) throws IOException {
        add(text, PLAIN, PLAIN / 2, 0);
    }

    void note(String text) throws IOException {
        add(text, SMALL, 1, MARGIN / 4);
    }

    /** The document, each page with its number. */
    byte[] pages(Phrases phrases) throws IOException {
        try (document) {
            List<List<Line>> pages = paginate();
            for (int number = 0; number < pages.size(); number++) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    write(content, pages.get(number));
                    String foot = phrases.say("page", number + 1, pages.size());
                    text(content, foot, SMALL, PDRectangle.A4.getWidth() - MARGIN - width(foot, SMALL), MARGIN / 2);
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private List<List<Line>> paginate() {
        List<List<Line>> pages = new ArrayList<>();
        List<Line> page = new ArrayList<>();
        float left = PDRectangle.A4.getHeight() - 2 * MARGIN;
        for (Line line : lines) {
            float height = line.above() + line.size() * SPACING;
            if (height > left) {
                pages.add(page);
                page = new ArrayList<>();
                left = PDRectangle.A4.getHeight() - 2 * MARGIN;
            }
            page.add(line);
            left -= height;
        }
        pages.add(page);
        return pages;
    }

    private void write(PDPageContentStream content, List<Line> page) throws IOException {
        float at = PDRectangle.A4.getHeight() - MARGIN;
        for (Line line : page) {
            at -= line.above() + line.size() * SPACING;
            text(content, line.text(), line.size(), MARGIN + line.indent(), at);
        }
    }

    private void text(PDPageContentStream content, String text, float size, float x, float y) throws IOException {
        content.beginText();
        content.setFont(font, size);
        content.newLineAtOffset(x, y);
        content.showText(text);
        content.endText();
    }

    private void add(String text, float size, float above, float indent) throws IOException {
        StringBuilder line = new StringBuilder();
        float space = above;
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && width(line + " " + word, size) > WIDTH - indent) {
                lines.add(new Line(line.toString(), size, space, indent));
                space = 0;
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(new Line(line.toString(), size, space, indent));
    }

    private float width(String text, float size) throws IOException {
        return font.getStringWidth(text) / UNITS * size;
    }
}
