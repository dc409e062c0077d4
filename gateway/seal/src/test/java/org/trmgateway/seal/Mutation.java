package org.trmgateway.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.trmgateway.referral.GatewayException;

/**
 * Reads altered copies of one thing and counts how often that was refused with a code of ours. Anything else, a reading that goes well or
 * another exception, is kept with its place.
 */
final class Mutation {

    private static final int MOST_KEPT = 5;

    private final String name;
    private final byte[] original;
    private final Consumer<byte[]> reading;
    private final List<String> survivors = new ArrayList<>();
    private long start = System.nanoTime();
    private long tried;
    private long refused;

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
        byte[] flipped = original.clone();
        for (int bit = 0; bit < original.length * Byte.SIZE; bit++) {
            flipped[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            refuse("bit " + bit, flipped);
            flipped[bit / Byte.SIZE] = original[bit / Byte.SIZE];
        }
        return finish("bits");
    }

    /** Every one of these copies; one that is the original again is left out. */
    Mutation every(String kind, List<byte[]> copies) {
        for (int i = 0; i < copies.size(); i++) {
            if (!Arrays.equals(copies.get(i), original)) {
                refuse(kind + " " + i, copies.get(i));
            }
        }
        return finish(kind);
    }

    private void refuse(String place, byte[] altered) {
        tried++;
        try {
            reading.accept(altered);
            keep(place + " was taken");
        } catch (GatewayException expected) {
            refused++;
        } catch (RuntimeException | Error unexpected) {
            keep(place + " gave " + unexpected);
        }
    }

    private void keep(String survivor) {
        if (survivors.size() < MOST_KEPT) {
            survivors.add(survivor);
        }
    }

    private Mutation finish(String kind) {
        System.out.println("MUTATION " + name + " " + kind + "=" + tried + " refused=" + refused + " ms="
                + (System.nanoTime() - start) / 1_000_000);
        start = System.nanoTime();
        assertThat(survivors).as(name).isEmpty();
        assertThat(tried).as(name + ": something was tried").isPositive();
        assertThat(refused).isEqualTo(tried);
        tried = 0;
        refused = 0;
        return this;
    }
}
