package org.trmgateway.node.config;

import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks of settings. Each names the key, never the value: a value may be a secret in the wrong place. */
final class Setting {

    private static final int LAST_PORT = 65_535;
    private static final Period CENTURY = Period.ofYears(100);

    private Setting() {}

    static <T> T required(@Nullable T value, String key) {
        if (value == null) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return value;
    }

    static void port(int port, String key) {
        between(port, 0, LAST_PORT, key);
    }

    /** At least a day, at most a century. */
    static void days(Period period, String key) {
        LocalDate end = LocalDate.EPOCH.plus(period);
        if (!end.isAfter(LocalDate.EPOCH) || end.isAfter(LocalDate.EPOCH.plus(CENTURY))) {
            throw new IllegalArgumentException(key + " must be from P1D to P100Y");
        }
    }

    static <T extends Comparable<T>> void between(T value, T least, T most, String key) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(key + " must be from " + least + " to " + most);
        }
    }

    static <T> void unique(Collection<T> values, Function<T, String> name, String key) {
        Set<String> seen = new HashSet<>();
        for (T value : values) {
            if (!seen.add(name.apply(value))) {
                throw new IllegalArgumentException(key + " must be unique");
            }
        }
    }
}
