package org.trmgateway.packkit;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.contracts.pack.CountryPack;
import org.trmgateway.contracts.pack.DeliveryContext;
import org.trmgateway.contracts.pack.PackOutline;
import org.trmgateway.referral.MessageType;
import org.w3c.dom.Document;

/** Times translations on one thread, the calling one: samples of every pack, each in its direction. */
final class TranslationBench {

    private static final int LEAST_RUNS = 20;
    private static final double NANOSECONDS = 1_000_000_000.0;
    private static final double TENTHS = 10;
    private static final double HALF = 0.5;
    private static final double NEARLY_ALL = 0.95;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final double seconds;
    private final boolean largestOnly;

    /**
     * @param seconds time for all samples together, half of it to warm up
     * @param largestOnly whether to take only the largest sample of each pack and way
     */
    TranslationBench(double seconds, boolean largestOnly) {
        this.seconds = seconds;
        this.largestOnly = largestOnly;
    }

    /** A translation, ready to run. */
    private record Work(String pack, Sample sample, Runnable translation) {}

    /** Times every sample, pack by pack; throws what the translation throws when a sample does not translate. */
    List<Measurement> run(List<PackSource> packs) {
        List<Work> works = packs.stream().flatMap(pack -> works(pack).stream()).toList();
        double each = seconds / Math.max(1, works.size());
        // all of them before any is timed: they share the processor and the maps, which the compiler of the JVM meets
        // then
        works.forEach(work -> warm(work.translation(), each / 2));
        return works.stream().map(work -> measure(work, each / 2)).toList();
    }

    private List<Work> works(PackSource source) {
        Contracts contracts = source.load(List.of(source.country()));
        CountryPack pack = contracts.packs().pack(source.country());
        PackOutline outline = source.read(contracts).outline().orElseThrow();
        Deliveries deliveries = Deliveries.of(source);
        List<Work> works = new ArrayList<>();
        for (Sample sample : chosen(Samples.of(source))) {
            works.add(new Work(
                    source.country(),
                    sample,
                    sample.delivered()
                            ? delivering(sample, pack, outline, deliveries, contracts)
                            : () -> pack.toCanonical(sample.document())));
        }
        return works;
    }

    private List<Sample> chosen(Samples samples) {
        return largestOnly
                ? Stream.of(samples.received(), samples.delivered())
                        .flatMap(way ->
                                way.stream().max(Comparator.comparingInt(sample -> sample.canonical().length)).stream())
                        .toList()
                : samples.all();
    }

    private static Runnable delivering(
            Sample sample, CountryPack pack, PackOutline outline, Deliveries deliveries, Contracts contracts) {
        Document canonical = Message.parse(sample.canonical());
        MessageType type = Message.definition(canonical, contracts.catalogue()).type();
        DeliveryContext context = deliveries.context(sample, outline.parties());
        return () -> pack.toNational(type, canonical, context);
    }

    private static void warm(Runnable translation, double time) {
        long end = System.nanoTime() + (long) (time * NANOSECONDS);
        int runs = 0;
        while (System.nanoTime() < end || runs < LEAST_RUNS) {
            translation.run();
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
            work.translation().run();
            processor.add(threads.getCurrentThreadCpuTime() - beginProcessor);
            clock.add(System.nanoTime() - begin);
        }
        long spent = threads.getCurrentThreadAllocatedBytes() - allocated;
        return new Measurement(
                work.pack(),
                work.sample().name(),
                work.sample().delivered() ? "out" : "in",
                clock.size(),
                microseconds(clock, HALF),
                microseconds(clock, NEARLY_ALL),
                microseconds(processor, HALF),
                spent / clock.size());
    }

    private static double microseconds(List<Long> nanoseconds, double part) {
        List<Long> sorted = nanoseconds.stream().sorted().toList();
        long found = sorted.get((int) Math.min(sorted.size() - 1L, Math.round(part * sorted.size())));
        return Math.round(found / 100.0) / TENTHS;
    }
}
