package org.trmgateway.officer.scan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** One file packed by gzip (RFC 1952). */
final class Compressed implements PartReader {

    private static final int NAME_AND_COMMENT = 512;

    @Override
    public void read(String where, byte[] content, Reading reading) throws IOException {
        Letters.guess(where, Arrays.copyOf(content, Math.min(content.length, NAME_AND_COMMENT)), reading);
        try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(content))) {
            reading.file(PartReader.within(where, "packed file"), "", Limits.all(stream, content.length));
        }
    }
}
