package org.trmgateway.officer.scan;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Whether EXIF data (a TIFF file) say where a picture was taken. */
final class ExifPlace {

    private static final int POSITION_DIRECTORY = 0x8825;
    private static final int LATITUDE = 2;
    private static final int ENTRY = 12;
    private static final int MOST_ENTRIES = 1000;

    private ExifPlace() {}

    /** Reports it as a decimal position would be; the numbers themselves are not read. */
    static void read(String where, byte[] tiff, Reading reading) {
        if (tiff.length < 8) {
            return;
        }
        ByteBuffer buffer =
                ByteBuffer.wrap(tiff).order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long positions = find(buffer, buffer.getInt(4) & 0xFFFFFFFFL, POSITION_DIRECTORY);
        if (positions > 0 && find(buffer, positions, LATITUDE) > 0) {
            reading.position(where);
        }
    }

    /** What an entry of a directory holds or points to; 0 when there is no such entry. */
    private static long find(ByteBuffer buffer, long directory, int tag) {
        if (directory + 2 > buffer.limit()) {
            return 0;
        }
        int entries = Math.min(MOST_ENTRIES, buffer.getShort((int) directory) & 0xFFFF);
        for (int entry = 0; entry < entries; entry++) {
            long at = directory + 2 + (long) entry * ENTRY;
            if (at + ENTRY > buffer.limit()) {
                return 0;
            }
            if ((buffer.getShort((int) at) & 0xFFFF) == tag) {
                return buffer.getInt((int) at + 8) & 0xFFFFFFFFL;
            }
        }
        return 0;
    }
}
