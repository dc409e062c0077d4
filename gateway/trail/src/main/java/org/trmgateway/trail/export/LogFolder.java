package org.trmgateway.trail.export;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trmgateway.trail.TrailInconsistency;

/**
 * The name of a log's folder, which is also the last part of its origin: the year for the first log of a year, {@code <year>-<number>} from 2 for
 * each one after it.
 *
 * @param year four digits
 * @param number which one of the year, counted from 1
 */
public record LogFolder(int year, int number) implements Comparable<LogFolder> {

    private static final Pattern SHAPE = Pattern.compile("([1-9][0-9]{3})(?:-([2-9]|[1-9][0-9]{1,3}))?");

    public LogFolder {
        if (year < 1000 || year > 9999 || number < 1 || number > 9999) {
            throw new IllegalArgumentException("no such log");
        }
    }

    /**
     * Reads a name.
     *
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT}, rule {@code log-folder}
     */
    public static LogFolder read(String name) {
        Matcher parts = SHAPE.matcher(name);
        if (!parts.matches()) {
            throw TrailInconsistency.of("log-folder");
        }
        return new LogFolder(
                Integer.parseInt(parts.group(1)), parts.group(2) == null ? 1 : Integer.parseInt(parts.group(2)));
    }

    /** Whether a log of this name may come right after that one: the next of its year, or the first of a later year. */
    public boolean follows(LogFolder before) {
        return year == before.year ? number == before.number + 1 : year > before.year && number == 1;
    }

    @Override
    public int compareTo(LogFolder other) {
        return year == other.year ? Integer.compare(number, other.number) : Integer.compare(year, other.year);
    }

    /** The name. */
    @Override
    public String toString() {
        return number == 1 ? Integer.toString(year) : year + "-" + number;
    }
}
