package org.trmgateway.trail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trmgateway.referral.Sha256;

/**
 * What a trail is at one moment: so many entries, this root. As a file it is exactly two lines, {@code size <decimal>} and
 * {@code root <64 hexadecimal digits>}, each ended by a line feed. It is not signed: it proves something only to whoever had it from
 * elsewhere, or kept it.
 *
 * @param size entries
 * @param root root of the tree over them
 */
public record SizeAndRoot(long size, Sha256 root) {

    private static final Pattern FILE = Pattern.compile("size (0|[1-9][0-9]{0,17})\nroot ([0-9a-f]{64})\n");

    public SizeAndRoot {
        if (size < 0) {
            throw new IllegalArgumentException("a trail has no negative size");
        }
    }

    /**
     * Reads the content of the file.
     *
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT} when it is anything else
     */
    public static SizeAndRoot read(byte[] bytes) {
        Matcher file = FILE.matcher(new String(bytes, UTF_8));
        if (!file.matches()) {
            throw TrailInconsistency.of("size-and-root");
        }
        return new SizeAndRoot(Long.parseLong(file.group(1)), new Sha256(file.group(2)));
    }

    /** The content of the file. */
    public byte[] bytes() {
        return ("size " + size + "\nroot " + root + "\n").getBytes(UTF_8);
    }
}
