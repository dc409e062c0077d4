package org.trmgateway.seal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/** Writes ZIP as {@link StoredZip} spells it, but in any order and with any entry more than once. */
final class RawZip {

    private RawZip() {}

    static List<Map.Entry<String, byte[]>> entries(byte[] zip) {
        return List.copyOf(StoredZip.read(zip).entrySet());
    }

    static byte[] write(List<Map.Entry<String, byte[]>> entries) {
        ByteBuffer zip = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer directory = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
        for (Map.Entry<String, byte[]> entry : entries) {
            byte[] name = entry.getKey().getBytes(StandardCharsets.US_ASCII);
            directory.putInt(0x02014b50).putShort((short) 10);
            header(directory, name, entry.getValue());
            directory
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putInt(0);
            directory.putInt(zip.position()).put(name);
            zip.putInt(0x04034b50);
            header(zip, name, entry.getValue());
            zip.put(name).put(entry.getValue());
        }
        int start = zip.position();
        zip.put(directory.flip());
        zip.putInt(0x06054b50).putInt(0);
        zip.putShort((short) entries.size()).putShort((short) entries.size());
        zip.putInt(directory.limit()).putInt(start).putShort((short) 0);
        byte[] bytes = new byte[zip.position()];
        zip.flip().get(bytes);
        return bytes;
    }

    private static void header(ByteBuffer out, byte[] name, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        out.putShort((short) 10).putShort((short) 0).putShort((short) 0).putShort((short) 0);
        out.putShort((short) 0x21).putInt((int) crc.getValue()).putInt(content.length);
        out.putInt(content.length).putShort((short) name.length).putShort((short) 0);
    }
}
