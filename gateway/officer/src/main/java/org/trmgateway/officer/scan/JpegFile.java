package org.trmgateway.officer.scan;

import java.util.Arrays;

/** JPEG (ISO/IEC 10918-1): the segments in which programs and cameras write, EXIF with the place, XMP, IPTC and comments. Nobody reads the picture. */
final class JpegFile implements PartReader {

    private static final int START_OF_SCAN = 0xDA;
    private static final int END = 0xD9;
    private static final int COMMENT = 0xFE;
    private static final int FIRST_APPLICATION = 0xE0;
    private static final int LAST_APPLICATION = 0xEF;
    private static final String EXIF = "Exif\u0000\u0000";

    @Override
    public void read(String where, byte[] content, Reading reading) {
        reading.unread(where, "picture");
        int place = 2;
        while (place + 4 <= content.length && (content[place] & 0xFF) == 0xFF) {
            int marker = content[place + 1] & 0xFF;
            if (marker == START_OF_SCAN || marker == END) {
                break;
            }
            int length = ((content[place + 2] & 0xFF) << 8) | (content[place + 3] & 0xFF);
            int end = Math.min(content.length, place + 2 + length);
            if (length < 2) {
                break;
            }
            boolean written = marker == COMMENT || (marker >= FIRST_APPLICATION && marker <= LAST_APPLICATION);
            if (written) {
                segment(PartReader.within(where, "metadata"), Arrays.copyOfRange(content, place + 4, end), reading);
            }
            place = end;
        }
    }

    private static void segment(String where, byte[] segment, Reading reading) {
        Letters.text(where, segment, reading);
        if (FileKind.begins(segment, EXIF)) {
            ExifPlace.read(where, Arrays.copyOfRange(segment, EXIF.length(), segment.length), reading);
        }
    }
}
