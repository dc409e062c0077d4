package org.trmgateway.officer.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Files as offices have them, small but real. */
final class Documents {

    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private Documents() {}

    static byte[] zip(String comment, Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            zip.setComment(comment);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** @param body what stands in the paragraph, with markup */
    static byte[] docx(String body, String author, String remark) {
        return zip(
                "",
                Map.of(
                        "[Content_Types].xml",
                                utf8("<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"),
                        "word/document.xml",
                                utf8("<w:document xmlns:w='" + WORD
                                        + "'><w:body><w:p w:rsidR='00A77B3E' w14:paraId='1234567890'><w:r><w:t>" + body
                                        + "</w:t></w:r></w:p></w:body></w:document>"),
                        "word/comments.xml",
                                utf8("<w:comments xmlns:w='" + WORD + "'><w:comment w:id='0'><w:p><w:r><w:t>" + remark
                                        + "</w:t></w:r></w:p></w:comment></w:comments>"),
                        "docProps/core.xml",
                                utf8(
                                        "<cp:coreProperties xmlns:cp='http://schemas.openxmlformats.org/package/2006/metadata/core-properties'"
                                                + " xmlns:dc='urn:dc'><dc:creator>" + author
                                                + "</dc:creator></cp:coreProperties>")));
    }

    static byte[] xlsx(String text, String number) {
        return zip(
                "",
                Map.of(
                        "xl/sharedStrings.xml",
                                utf8("<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><si><t>"
                                        + text + "</t></si></sst>"),
                        "xl/worksheets/sheet1.xml",
                                utf8(
                                        "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>"
                                                + "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1'><v>" + number
                                                + "</v></c></row></sheetData></worksheet>")));
    }

    static byte[] odt(String text, String author) {
        return zip(
                "",
                Map.of(
                        "mimetype", utf8("application/vnd.oasis.opendocument.text"),
                        "content.xml",
                                utf8(
                                        "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:text='urn:t'>"
                                                + "<text:p>" + text + "</text:p></office:document-content>"),
                        "meta.xml",
                                utf8(
                                        "<office:document-meta xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:meta='urn:m'>"
                                                + "<meta:initial-creator>" + author
                                                + "</meta:initial-creator></office:document-meta>")));
    }

    /** @param line in the letters of Latin 1 */
    static byte[] pdf(String line, String title) {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            document.getDocumentInformation().setTitle(title);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(50, 700);
                content.showText(line);
                content.endText();
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** @param segment what stands behind the marker and its length */
    static byte[] jpeg(int marker, byte[] segment) {
        return ByteBuffer.allocate(segment.length + 8)
                .put(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) marker})
                .putShort((short) (segment.length + 2))
                .put(segment)
                .put(new byte[] {(byte) 0xFF, (byte) 0xD9})
                .array();
    }

    /** EXIF with one text; with the place of the picture when there is no text. */
    static byte[] exif(String artist) {
        byte[] text = utf8(artist);
        ByteBuffer tiff = ByteBuffer.allocate(80 + text.length);
        tiff.put(utf8("Exif\0\0"))
                .put(utf8("MM"))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1);
        if (artist.isEmpty()) {
            tiff.putShort((short) 0x8825)
                    .putShort((short) 4)
                    .putInt(1)
                    .putInt(26)
                    .putInt(0);
            tiff.putShort((short) 1)
                    .putShort((short) 2)
                    .putShort((short) 5)
                    .putInt(3)
                    .putInt(44)
                    .putInt(0);
            tiff.putInt(52).putInt(1).putInt(13).putInt(1);
        } else {
            tiff.putShort((short) 0x013B)
                    .putShort((short) 2)
                    .putInt(text.length)
                    .putInt(26)
                    .putInt(0);
            tiff.put(text);
        }
        return Arrays.copyOf(tiff.array(), tiff.position());
    }

    static byte[] png(String chunk, byte[] data) {
        ByteBuffer png = ByteBuffer.allocate(data.length + 64);
        png.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        chunk(png, "IHDR", new byte[13]);
        chunk(png, chunk, data);
        chunk(png, "IEND", new byte[0]);
        return Arrays.copyOf(png.array(), png.position());
    }

    static byte[] deflated(byte[] data) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream stream = new DeflaterOutputStream(bytes)) {
            stream.write(data);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static byte[] gzip(byte[] data) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(bytes)) {
            stream.write(data);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Something like a detached signature: the head of CMS signed data, and a long random value. */
    static byte[] signature(byte[] value) {
        byte[] type = {0x06, 0x09, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x07, 0x02};
        int inner = type.length + 4 + value.length;
        return ByteBuffer.allocate(inner + 4)
                .put((byte) 0x30)
                .put((byte) 0x82)
                .putShort((short) inner)
                .put(type)
                .put((byte) 0x04)
                .put((byte) 0x82)
                .putShort((short) value.length)
                .put(value)
                .array();
    }

    static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void chunk(ByteBuffer png, String type, byte[] data) {
        CRC32 sum = new CRC32();
        sum.update(concat(utf8(type), data));
        png.putInt(data.length).put(utf8(type)).put(data).putInt((int) sum.getValue());
    }
}
