package org.trmgateway.acceptance.fuzz;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Alters what a parser reads, again and again, and goes on from whatever it met in a new way. The same seed makes the same inputs. */
final class Fuzzing {

    private static final int MOST_KEPT = 1_000;
    private static final int LOOK_EVERY_MS = 200;

    private final Target target;
    private final Reader reader;
    private final Duration patience;
    private final RandomGenerator random;
    private final Mutator mutator;
    private final List<byte[]> corpus;
    private final Set<Integer> paths = new HashSet<>();
    private volatile boolean over;
    private long tried;

    /** @param patience how long one reading may last before nobody waits for it any more */
    Fuzzing(Target target, List<byte[]> kept, long seed, Duration patience) {
        this.target = target;
        this.reader = new Reader(target);
        this.patience = patience;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.mutator = new Mutator(random, target.seeds());
        this.corpus = new ArrayList<>(target.seeds());
        this.corpus.addAll(kept);
    }

    /** Until something is found, the time is over, or so many were tried. */
    Optional<Finding> run(Duration time, long most) {
        FutureTask<Optional<Finding>> work = new FutureTask<>(() -> search(time, most));
        // A parser that never comes back cannot be stopped, only left behind.
        Thread.ofPlatform().daemon().name("fuzz-" + target.name()).start(work);
        try {
            while (true) {
                try {
                    return work.get(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException stillAtIt) {
                    Optional<byte[]> stuck = reader.stuckFor(patience);
                    if (stuck.isPresent()) {
                        over = true;
                        return Optional.of(new Finding(target.name(), stuck.get(), "did not come back"));
                    }
                }
            }
        } catch (ExecutionException broken) {
            throw new IllegalStateException("the search itself broke", broken);
        } catch (InterruptedException stop) {
            over = true;
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** How many inputs were read. */
    long tried() {
        return tried;
    }

    /** In how many different ways readings went. */
    int ways() {
        return paths.size();
    }

    private Optional<Finding> search(Duration time, long most) {
        for (byte[] known : List.copyOf(corpus)) {
            Optional<Finding> found = tryOut(known);
            if (found.isPresent()) {
                return found;
            }
        }
        long end = System.nanoTime() + time.toNanos();
        while (!over && System.nanoTime() < end && tried < most) {
            byte[] input = mutator.alter(corpus.get(random.nextInt(corpus.size())), corpus);
            Optional<Finding> found = tryOut(input);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Finding> tryOut(byte[] input) {
        tried++;
        Reader.Outcome outcome = reader.read(input);
        if (paths.add(outcome.path()) && corpus.size() < MOST_KEPT) {
            corpus.add(input);
        }
        return outcome.complaint().map(complaint -> new Finding(target.name(), input, complaint));
    }
}
