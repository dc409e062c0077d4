package org.trmgateway.officer.scan;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** PNG (ISO/IEC 15948): every chunk that is no picture, unpacked where it is packed. Nobody reads the picture. */
final class PngFile implements PartReader {

    private static final int SIGNATURE = 8;
    private static final int TYPE = 4;
    private static final Set<String> PICTURE = Set.of("IHDR", "PLTE", "IDAT", "IEND", "fdAT");

    @Override
    public void read(String where, byte[] content, Reading reading) throws IOException {
        reading.unread(where, "picture");
        ByteBuffer buffer = ByteBuffer.wrap(content);
        int place = SIGNATURE;
        String metadata = PartReader.within(where, "metadata");
        while (place + 8 <= content.length) {
            int length = buffer.getInt(place);
            int data = place + 8;
            if (length < 0 || length > content.length - data) {
                break;
            }
            String type = new String(content, place + TYPE, TYPE, StandardCharsets.ISO_8859_1);
            byte[] chunk = Arrays.copyOfRange(content, data, data + length);
            if (!PICTURE.contains(type)) {
                Letters.text(metadata, chunk, reading);
                unpacked(metadata, chunk, reading);
            }
            if (type.equals("eXIf")) {
                ExifPlace.read(metadata, chunk, reading);
            }
            place = data + length + 4;
        }
        if (place < content.length) {
            Letters.text(
                    PartReader.within(where, "behind the picture"),
                    Arrays.copyOfRange(content, place, content.length),
                    reading);
        }
    }

    /** Packed text begins behind a keyword and one to four bytes; where there is no packed text this finds none. */
    private static void unpacked(String where, byte[] chunk, Reading reading) throws IOException {
        for (int from = 1; from + 2 < chunk.length && from < 200; from++) {
            boolean header =
                    (chunk[from] & 0x0F) == 8 && (((chunk[from] & 0xFF) << 8) | (chunk[from + 1] & 0xFF)) % 31 == 0;
            if (header) {
                inflated(Arrays.copyOfRange(chunk, from, chunk.length))
                        .ifPresent(text -> Letters.text(where, text, reading));
            }
        }
    }

    private static Optional<byte[]> inflated(byte[] packed) throws IOException {
        try (InflaterInputStream stream = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return Optional.of(Limits.all(stream, packed.length));
        } catch (ZipException | EOFException otherData) {
            return Optional.empty();
        }
    }
}
