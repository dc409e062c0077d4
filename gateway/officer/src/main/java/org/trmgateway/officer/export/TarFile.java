package org.trmgateway.officer.export;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Locale;

/**
 * An export as one archive: ustar of POSIX.1-1988, files only, in the order of their paths. Owner, time and mode are the same for every file,
 * so the same export gives the same bytes.
 */
final class TarFile {

    private static final int BLOCK = 512;
    private static final int LONGEST_NAME = 100;
    private static final int CHECKSUM = 148;
    private static final int CHECKSUM_LENGTH = 8;

    private TarFile() {}

    /** Writes the archive, whole or not at all. */
    static void write(Path archive, LocalFiles files) throws IOException {
        Path place = archive.toAbsolutePath();
        Path unfinished = place.resolveSibling(place.getFileName() + ".part");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
            for (String path : files.all()) {
                byte[] content = Files.readAllBytes(files.directory().resolve(path));
                out.write(header(path, content.length));
                out.write(content);
                out.write(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
            }
            out.write(new byte[2 * BLOCK]);
        }
        Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] header(String path, int length) throws IOException {
        if (path.length() > LONGEST_NAME) {
            throw new IOException("a file of the export has a longer name than an archive can hold");
        }
        byte[] header = new byte[BLOCK];
        put(header, 0, path);
        put(header, 100, "0000644\0");
        put(header, 108, "0000000\0");
        put(header, 116, "0000000\0");
        put(header, 124, String.format(Locale.ROOT, "%011o\0", length));
        put(header, 136, "00000000000\0");
        Arrays.fill(header, CHECKSUM, CHECKSUM + CHECKSUM_LENGTH, (byte) ' ');
        put(header, 156, "0");
        put(header, 257, "ustar\00000");
        int sum = 0;
        for (byte octet : header) {
            sum += Byte.toUnsignedInt(octet);
        }
        put(header, CHECKSUM, String.format(Locale.ROOT, "%06o\0 ", sum));
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
