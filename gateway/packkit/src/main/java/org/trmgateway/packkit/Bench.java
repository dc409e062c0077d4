package org.trmgateway.packkit;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** Times pieces of work on one thread, the calling one: warms all of them up, then times each. */
public final class Bench {

    private static final int LEAST_RUNS = 20;
    private static final double NANOSECONDS = 1_000_000_000.0;
    private static final double TENTHS = 10;
    private static final double HALF = 0.5;
    private static final double NEARLY_ALL = 0.95;
    private static final double ALMOST_ALL = 0.99;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final double seconds;

    /** @param seconds time for all work together, half of it to warm up */
    public Bench(double seconds) {
        this.seconds = seconds;
    }

    /**
     * Something that can be done again and again.
     *
     * @param pack name of the pack
     * @param way which way it goes, or which message it is
     * @param sample what is worked on
     * @param once does it once
     */
    public record Work(String pack, String way, String sample, Runnable once) {}

    /** Times each, in order; throws what the work throws. */
    public List<Measurement> run(List<Work> works) {
        double each = seconds / Math.max(1, works.size());
        // all of them before any is timed: they share the processor and the maps, which the compiler of the JVM meets
        // then
        works.forEach(work -> warm(work.once(), each / 2));
        return works.stream().map(work -> measure(work, each / 2)).toList();
    }

    private static void warm(Runnable once, double time) {
        long end = System.nanoTime() + (long) (time * NANOSECONDS);
        int runs = 0;
        while (System.nanoTime() < end || runs < LEAST_RUNS) {
            once.run();
            runs++;
        }
    }

    private Measurement measure(Work work, double time) {
        List<Long> clock = new ArrayList<>();
        List<Long> processor = new ArrayList<>();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        long end = System.nanoTime() + (long) (time * NANOSECONDS);
        while (System.nanoTime() < end || clock.size() < LEAST_RUNS) {
            long begin = System.nanoTime();
            long beginProcessor = threads.getCurrentThreadCpuTime();
            work.once().run();
            processor.add(threads.getCurrentThreadCpuTime() - beginProcessor);
            clock.add(System.nanoTime() - begin);
        }
        long spent = threads.getCurrentThreadAllocatedBytes() - allocated;
        return new Measurement(
                work.pack(),
                work.sample(),
                work.way(),
                clock.size(),
                microseconds(clock, HALF),
                microseconds(clock, NEARLY_ALL),
                microseconds(clock, ALMOST_ALL),
                microseconds(processor, HALF),
                spent / clock.size());
    }

    private static double microseconds(List<Long> nanoseconds, double part) {
        List<Long> sorted = nanoseconds.stream().sorted().toList();
        long found = sorted.get((int) Math.min(sorted.size() - 1L, Math.round(part * sorted.size())));
        return Math.round(found / 100.0) / TENTHS;
    }
}
