package org.trmgateway.protect;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/** The age bands of the Counter-Trafficking Data Collaborative's published set. */
enum AgeBand {
    UP_TO_8(8, "0-8"),
    UP_TO_17(17, "9-17"),
    UP_TO_20(20, "18-20"),
    UP_TO_23(23, "21-23"),
    UP_TO_26(26, "24-26"),
    UP_TO_29(29, "27-29"),
    UP_TO_38(38, "30-38"),
    UP_TO_47(47, "39-47"),
    OLDER(Integer.MAX_VALUE, "48+");

    private final int oldest;
    private final String label;

    AgeBand(int oldest, String label) {
        this.oldest = oldest;
        this.label = label;
    }

    String label() {
        return label;
    }

    /** The band of a person born on a day; empty when that is after the reference date. */
    static Optional<AgeBand> at(LocalDate referenceDate, LocalDate born) {
        if (born.isAfter(referenceDate)) {
            return Optional.empty();
        }
        int age = Period.between(born, referenceDate).getYears();
        for (AgeBand band : values()) {
            if (age <= band.oldest) {
                return Optional.of(band);
            }
        }
        throw new IllegalStateException("the last band is open");
    }
}
