package org.trmgateway.officer.scan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** ZIP files, and the office documents that are ZIP files: every entry with its name and comment. Entries are read in the order they stand in. */
final class Archive implements PartReader {

    private static final int END_SIGNATURE = 0x06054b50;
    private static final int DIRECTORY_SIGNATURE = 0x02014b50;
    private static final int END_LENGTH = 22;
    private static final int DIRECTORY_LENGTH = 46;
    /** Parts of office documents, whose names say nothing about anybody. */
    private static final Pattern OFFICE_PART =
            Pattern.compile("(?:\\[Content_Types\\]|_rels/\\.|(?:word|xl|ppt|docProps|customXml|META-INF)/"
                    + "(?:(?:_rels|worksheets|worksheets/_rels|theme|charts|drawings|drawings/_rels|slides|slides/_rels|media|embeddings)/)?"
                    + "(?:document|header|footer|comments|commentsExtended|footnotes|endnotes|styles|settings|webSettings|fontTable|numbering|theme"
                    + "|core|app|custom|workbook|sharedStrings|sheet|slide|item|itemProps|manifest|drawing|vmlDrawing|chart|people|image)[0-9]{0,3}"
                    + "|content|meta|styles|settings)\\.(?:xml|rels|xml\\.rels|vml|png|jpeg|jpg)");

    private static final Set<String> HARMLESS = Set.of("mimetype");

    @Override
    public void read(String where, byte[] content, Reading reading) throws IOException {
        comments(where, content, reading);
        int number = 0;
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(content), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                number++;
                String place = place(where, entry.getName(), number);
                if (number > Limits.MOST_PARTS) {
                    reading.unread(where, "too many parts");
                    return;
                }
                reading.name(place, entry.getName());
                if (entry.getExtra() != null) {
                    Letters.guess(place, entry.getExtra(), reading);
                }
                if (!entry.isDirectory() && !HARMLESS.contains(entry.getName())) {
                    reading.file(place, entry.getName(), Limits.all(entries, packed(entry, content)));
                }
            }
        } catch (IllegalArgumentException otherCharset) {
            reading.unread(where, "names of parts");
        }
        if (number == 0 && content.length > END_LENGTH) {
            reading.unread(where, "no parts");
        }
    }

    /** The whole file when the entry does not say. */
    private static long packed(ZipEntry entry, byte[] content) {
        return entry.getCompressedSize() < 0 ? content.length : entry.getCompressedSize();
    }

    private static String place(String where, String name, int number) {
        return PartReader.within(where, OFFICE_PART.matcher(name).matches() ? name : "part " + number);
    }

    /** The comment of the file and those of its entries, and whatever is written behind the end. */
    private static void comments(String where, byte[] content, Reading reading) {
        ByteBuffer buffer = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        int end = content.length - END_LENGTH;
        while (end >= 0 && buffer.getInt(end) != END_SIGNATURE) {
            end--;
        }
        if (end < 0) {
            reading.unread(where, "torn");
            return;
        }
        String place = PartReader.within(where, "comments");
        Letters.text(place, Arrays.copyOfRange(content, end + END_LENGTH, content.length), reading);
        long at = buffer.getInt(end + 16) & 0xFFFFFFFFL;
        while (at + DIRECTORY_LENGTH <= end && buffer.getInt((int) at) == DIRECTORY_SIGNATURE) {
            int name = buffer.getShort((int) at + 28) & 0xFFFF;
            int extra = buffer.getShort((int) at + 30) & 0xFFFF;
            int comment = buffer.getShort((int) at + 32) & 0xFFFF;
            int from = (int) at + DIRECTORY_LENGTH + name + extra;
            if (from + comment > content.length) {
                reading.unread(where, "torn");
                return;
            }
            Letters.text(place, Arrays.copyOfRange(content, from, from + comment), reading);
            at = (long) from + comment;
        }
    }
}
