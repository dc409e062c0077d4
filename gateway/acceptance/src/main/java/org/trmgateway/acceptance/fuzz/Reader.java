package org.trmgateway.acceptance.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import org.trmgateway.referral.GatewayException;

/** Lets a parser read one input, and judges how it went. */
final class Reader {

    private static final double NANOSECONDS = 1e9;
    private static final int TOLD_APART = 4;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Target target;
    private volatile Optional<Reading> current = Optional.empty();

    Reader(Target target) {
        this.target = target;
    }

    private record Reading(byte[] input, long since) {}

    /**
     * How a reading went.
     *
     * @param complaint what was wrong with it, if anything
     * @param path tells readings apart that went different ways; as near to coverage as one comes without instruments
     */
    record Outcome(Optional<String> complaint, int path) {}

    /** The input that is being read, if that lasts longer than this. */
    Optional<byte[]> stuckFor(Duration patience) {
        return current.filter(reading -> System.nanoTime() - reading.since() > patience.toNanos())
                .map(Reading::input);
    }

    Outcome read(byte[] input) {
        byte[] copy = input.clone();
        current = Optional.of(new Reading(input, System.nanoTime()));
        try {
            return judge(copy);
        } finally {
            current = Optional.empty();
        }
    }

    private Outcome judge(byte[] copy) {
        long processor = threads.getCurrentThreadCpuTime();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        Optional<String> complaint = Optional.empty();
        int path = 0;
        try {
            path = target.reading().read(copy).hashCode();
        } catch (GatewayException refused) {
            path = path(refused);
        } catch (Exception | StackOverflowError | OutOfMemoryError | AssertionError thrown) {
            path = path(thrown);
            complaint = target.allows(thrown) ? Optional.empty() : Optional.of("threw " + place(thrown));
        }
        double seconds = (threads.getCurrentThreadCpuTime() - processor) / NANOSECONDS;
        long bytes = threads.getCurrentThreadAllocatedBytes() - allocated;
        if (complaint.isEmpty() && seconds > target.bounds().seconds()) {
            complaint = Optional.of("took " + Math.round(seconds) + " s of the processor");
        }
        if (complaint.isEmpty() && bytes > target.bounds().bytes()) {
            complaint = Optional.of("asked for " + (bytes >> 20) + " MB");
        }
        return new Outcome(complaint, path);
    }

    /** The class of an exception and where it came from; its message may hold some of the input. */
    private static String place(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return thrown.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }

    private static int path(Throwable thrown) {
        int hash = thrown instanceof GatewayException refused
                ? 31 * refused.code().hashCode() + refused.detail().rule().hashCode()
                : 1;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            hash = 31 * hash + cause.getClass().hashCode();
            StackTraceElement[] trace = cause.getStackTrace();
            for (int i = 0; i < Math.min(TOLD_APART, trace.length); i++) {
                hash = 31 * hash + trace[i].hashCode();
            }
        }
        return hash;
    }
}
