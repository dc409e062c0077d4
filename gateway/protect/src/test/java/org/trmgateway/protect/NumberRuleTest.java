package org.trmgateway.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NumberRuleTest {

    /** As a pack describes it: Latvia's personal code, eleven digits with a hyphen. */
    private final NumberRule rule =
            new NumberRule("[0-9]{6}-?[0-9]{5}", List.of(1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1), 11, 1);

    @Test
    void findsTheNumberOfANewCountryByItsPack() {
        CaseScan scan = new LeakScan(Set.of(), Set.of(), List.of(rule)).of(KnownIdentifiers.NONE);

        assertThat(scan.text("note", "code 161175-19997 of").findings())
                .extracting(LeakFinding::kind)
                .containsExactly("NATIONAL_NUMBER");
        assertThat(scan.text("note", "code 161175-19998 of").findings()).isEmpty();
        assertThat(scan.text("note", "161175-199970").findings()).isEmpty();
    }

    @Test
    void needsACheckDigit() {
        assertThatIllegalArgumentException().isThrownBy(() -> new NumberRule("[0-9]{9}", List.of(), 1, 0));
    }
}
