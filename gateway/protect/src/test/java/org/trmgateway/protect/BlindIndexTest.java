package org.trmgateway.protect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.PartyId;

class BlindIndexTest {

    private static final PartyId PL = new PartyId("pl-sg");
    private static final String KIND = "case-number";

    private final BlindIndex index = new BlindIndex(PseudonymKeysTest.secret(0));

    /** Computed by a second implementation, in Python. */
    @Test
    void givesWhatItHasAlwaysGiven() {
        assertThat(HexFormat.of().formatHex(index.of(KIND, PL, "ZG/2026/0042")))
                .isEqualTo("9283701e236ca1990bf66158435e75d74486a0114e518babd54f30f7d7de1cc9");
    }

    @Test
    void overlooksCaseWidthAndSpace() {
        assertThat(index.of(KIND, PL, " zg/2026 /0042\u00a0"))
                .isEqualTo(index.of(KIND, PL, "ZG/2026/0042"))
                .isEqualTo(index.of(KIND, PL, "ＺＧ/２０２６/0042"));
    }

    @Test
    void tellsDifferentNumbersOwnersKindsAndNodesApart() {
        byte[] one = index.of(KIND, PL, "1/23");

        assertThat(one)
                .isNotEqualTo(index.of(KIND, PL, "12/3"))
                .isNotEqualTo(index.of(KIND, new PartyId("pl-kcik"), "1/23"))
                .isNotEqualTo(index.of("document-number", PL, "1/23"))
                .isNotEqualTo(new BlindIndex(PseudonymKeysTest.secret(1)).of(KIND, PL, "1/23"));
    }
}
