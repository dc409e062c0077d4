package org.trmgateway.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.trmgateway.referral.GatewayException;

/**
 * Reads altered copies of one thing and counts how often that was refused with a code of ours. Anything else, a reading that goes well or
 * another exception, is kept with its place. On all processors: there are hundreds of thousands.
 */
final class Mutation {

    private static final int MOST_KEPT = 5;

    private final String name;
    private final byte[] original;
    private final Consumer<byte[]> reading;
    private final List<String> survivors = new ArrayList<>();
    private final AtomicLong tried = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private long start = System.nanoTime();

    /**
     * A reading to be tried.
     *
     * @param name what is read, for the printed count
     * @param original what the reading accepts
     * @param reading ends in a refusal for anything but the original
     */
    Mutation(String name, byte[] original, Consumer<byte[]> reading) {
        this.name = name;
        this.original = original.clone();
        this.reading = reading;
        reading.accept(original.clone());
    }

    /** Every bit, one at a time. */
    Mutation everyBit() {
        IntStream.range(0, original.length * Byte.SIZE).parallel().forEach(bit -> {
            byte[] flipped = original.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            refuse("bit " + bit, flipped);
        });
        return finish("bits");
    }

    /** Every one of these copies; one that is the original again is left out. */
    Mutation every(String kind, List<byte[]> copies) {
        IntStream.range(0, copies.size())
                .parallel()
                .filter(copy -> !Arrays.equals(copies.get(copy), original))
                .forEach(copy -> refuse(kind + " " + copy, copies.get(copy)));
        return finish(kind);
    }

    private void refuse(String place, byte[] altered) {
        tried.incrementAndGet();
        try {
            reading.accept(altered);
            keep(place + " was taken");
        } catch (GatewayException expected) {
            refused.incrementAndGet();
        } catch (RuntimeException | Error unexpected) {
            keep(place + " gave " + unexpected);
        }
    }

    private synchronized void keep(String survivor) {
        if (survivors.size() < MOST_KEPT) {
            survivors.add(survivor);
        }
    }

    private Mutation finish(String kind) {
        System.out.println("MUTATION " + name + " " + kind + "=" + tried + " refused=" + refused + " ms="
                + (System.nanoTime() - start) / 1_000_000);
        start = System.nanoTime();
        assertThat(survivors).as(name).isEmpty();
        assertThat(tried.get()).as(name + ": something was tried").isPositive();
        assertThat(refused.get()).isEqualTo(tried.get());
        tried.set(0);
        refused.set(0);
        return this;
    }
}
