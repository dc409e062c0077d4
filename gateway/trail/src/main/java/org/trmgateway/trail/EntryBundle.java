package org.trmgateway.trail;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Up to 256 entries in one file (C2SP tlog-tiles, "Log entries"): each preceded by its length in two bytes, most significant first.
 *
 * @param entries at least one
 */
public record EntryBundle(List<EntryBytes> entries) {

    private static final int LENGTH_BYTES = 2;

    public EntryBundle {
        entries = List.copyOf(entries);
        if (entries.isEmpty() || entries.size() > TileCoordinate.FULL) {
            throw new IllegalArgumentException("a bundle has 1 to 256 entries");
        }
    }

    /**
     * Reads the content of a bundle's file.
     *
     * @param width how many entries it must have
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT} when it has not, or a length is wrong
     */
    public static EntryBundle read(byte[] bytes, int width) {
        ByteBuffer input = ByteBuffer.wrap(bytes);
        List<EntryBytes> entries = new ArrayList<>(width);
        while (input.hasRemaining() && entries.size() < width) {
            entries.add(readEntry(input));
        }
        if (entries.size() != width || input.hasRemaining()) {
            throw TrailInconsistency.of("bundle-width");
        }
        return new EntryBundle(entries);
    }

    /** The content of the bundle's file. */
    public byte[] bytes() {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        for (EntryBytes entry : entries) {
            output.write(entry.length() >> 8);
            output.write(entry.length());
            output.writeBytes(entry.toArray());
        }
        return output.toByteArray();
    }

    private static EntryBytes readEntry(ByteBuffer input) {
        if (input.remaining() < LENGTH_BYTES) {
            throw TrailInconsistency.of("bundle-length");
        }
        int length = Short.toUnsignedInt(input.getShort());
        if (input.remaining() < length) {
            throw TrailInconsistency.of("bundle-length");
        }
        byte[] body = new byte[length];
        input.get(body);
        return new EntryBytes(body);
    }
}
