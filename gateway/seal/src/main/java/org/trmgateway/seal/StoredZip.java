package org.trmgateway.seal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/**
 * ZIP with exactly one spelling: every entry stored, no extra field, no comment, no data descriptor, dated 1 January 1980. The same files
 * give the same bytes on every platform, and every ZIP tool reads them (PKWARE APPNOTE 6.3, the part every tool knows).
 *
 * <p>Reading takes the entries from their local headers and then writes them again: whatever does not give the same bytes is refused.
 * That leaves no room for compressed bombs, duplicate names, a second directory, or anything before, between and after the entries.
 */
final class StoredZip {

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int LOCAL_SIZE = 30;
    private static final int CENTRAL_SIZE = 46;
    private static final int END_SIZE = 22;
    private static final short VERSION = 10;
    private static final short DATE_1980 = 0x21;
    private static final int MOST_ENTRIES = 64;
    private static final int LONGEST_NAME = 100;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*");

    private StoredZip() {}

    static boolean isName(String name) {
        return name.length() <= LONGEST_NAME && NAME.matcher(name).matches();
    }

    static byte[] write(SequencedMap<String, byte[]> entries) {
        long size = END_SIZE;
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            size += LOCAL_SIZE + CENTRAL_SIZE + 2L * entry.getKey().length() + entry.getValue().length;
        }
        ByteBuffer zip = ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            byte[] name = entry.getKey().getBytes(StandardCharsets.US_ASCII);
            byte[] content = entry.getValue();
            CRC32 crc = new CRC32();
            crc.update(content);
            directory.writeBytes(centralHeader(name, content.length, (int) crc.getValue(), zip.position()));
            zip.putInt(LOCAL).putShort(VERSION);
            putCommon(zip, name.length, content.length, (int) crc.getValue());
            zip.put(name).put(content);
        }
        int start = zip.position();
        zip.put(directory.toByteArray());
        short count = (short) entries.size();
        zip.putInt(END).putInt(0).putShort(count).putShort(count);
        zip.putInt(directory.size()).putInt(start).putShort((short) 0);
        return zip.array();
    }

    /** Reads what {@link #write} wrote; throws {@link ErrorCode#OPEN_CONTAINER_MALFORMED} for anything else. */
    static SequencedMap<String, byte[]> read(byte[] bytes) {
        SequencedMap<String, byte[]> entries = new LinkedHashMap<>();
        ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (zip.remaining() >= LOCAL_SIZE && zip.getInt(zip.position()) == LOCAL) {
            readEntry(zip, entries);
        }
        if (entries.size() > MOST_ENTRIES || !Arrays.equals(write(entries), bytes)) {
            throw malformed("zip");
        }
        return entries;
    }

    private static void readEntry(ByteBuffer zip, SequencedMap<String, byte[]> entries) {
        int header = zip.position();
        // Size as stored, not as promised after inflating: nothing is ever inflated.
        long size = Integer.toUnsignedLong(zip.getInt(header + 18));
        int nameLength = Short.toUnsignedInt(zip.getShort(header + 26));
        if (nameLength + size > zip.remaining() - LOCAL_SIZE) {
            throw malformed("zip-size");
        }
        zip.position(header + LOCAL_SIZE);
        byte[] name = new byte[nameLength];
        zip.get(name);
        byte[] content = new byte[(int) size];
        zip.get(content);
        String text = new String(name, StandardCharsets.US_ASCII);
        if (!isName(text) || entries.put(text, content) != null || entries.size() > MOST_ENTRIES) {
            throw malformed("zip-name");
        }
    }

    private static byte[] centralHeader(byte[] name, int size, int crc, int offset) {
        ByteBuffer header = ByteBuffer.allocate(CENTRAL_SIZE + name.length).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(CENTRAL).putShort(VERSION).putShort(VERSION);
        putCommon(header, name.length, size, crc);
        // No comment, disk 0, no attributes.
        header.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0);
        return header.putInt(offset).put(name).array();
    }

    /** Flags, method, time, date, CRC, both sizes, name length, extra length: the same in both headers. */
    private static void putCommon(ByteBuffer out, int nameLength, int size, int crc) {
        out.putShort((short) 0).putShort((short) 0).putShort((short) 0).putShort(DATE_1980);
        out.putInt(crc).putInt(size).putInt(size).putShort((short) nameLength).putShort((short) 0);
    }

    private static GatewayException malformed(String rule) {
        return new GatewayException(ErrorCode.OPEN_CONTAINER_MALFORMED, Detail.rule(rule));
    }
}
