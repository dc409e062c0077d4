package org.trmgateway.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;

class PseudonymTest {

    private static final NodeId BY = new NodeId("by");
    private static final String SAMPLE = "QKBHTS78CH4F4Y5";
    private static final int FIELD = 32;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "QKBHTS78CH4F4Y5",
                "QKBHT-S78CH-4F4Y5",
                "qkbht s78ch 4f4y5",
                " QKBHT\u2011S78CH\u00a04F4Y5\n",
            })
    void readsWhatPeopleWrite(String text) {
        assertThat(Pseudonym.parse(text, BY).symbols()).isEqualTo(SAMPLE);
    }

    @Test
    void readsLookAlikeLettersAsDigits() {
        Pseudonym issued = Pseudonym.issue(new byte[] {0, 0x44, 0x32, 0x10, 0, 1, 2, 3, 4}, BY);
        String misread = issued.symbols().replace('0', 'o').replace('1', 'l');

        assertThat(misread).containsAnyOf("o", "l");
        assertThat(Pseudonym.parse(misread, BY)).isEqualTo(issued);
        assertThat(Pseudonym.parse(misread.replace('l', 'I'), BY)).isEqualTo(issued);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "QKBHTS78CH4F4Y", "QKBHTS78CH4F4Y55", "QKBHTS78CH4F4YU", "QKBHTS78CH4F4Y!", "ЖKBHTS78CH4F4Y5"
            })
    void refusesWhatIsNoPseudonym(String text) {
        assertRefused(text, BY);
    }

    @Test
    void refusesEveryWrongSymbol() {
        for (int place = 0; place < SAMPLE.length(); place++) {
            for (int value = 0; value < FIELD; value++) {
                if (Crockford.symbol(value) != SAMPLE.charAt(place)) {
                    String wrong = SAMPLE.substring(0, place) + Crockford.symbol(value) + SAMPLE.substring(place + 1);
                    assertRefused(wrong, BY);
                }
            }
        }
    }

    @Test
    void refusesEverySwapOfNeighbours() {
        for (int place = 0; place + 1 < SAMPLE.length(); place++) {
            char first = SAMPLE.charAt(place);
            char second = SAMPLE.charAt(place + 1);
            if (first != second) {
                assertRefused(SAMPLE.substring(0, place) + second + first + SAMPLE.substring(place + 2), BY);
            }
        }
    }

    @Test
    void refusesEveryTwoWrongSymbols() {
        int[] right = values();
        int tried = 0;
        for (int first = 0; first < right.length; first++) {
            for (int second = first + 1; second < right.length; second++) {
                for (int errors = 0; errors < FIELD * FIELD; errors++) {
                    int[] wrong = right.clone();
                    wrong[first] ^= errors / FIELD;
                    wrong[second] ^= errors % FIELD;
                    assertThat(PseudonymCheck.holds(wrong, BY)).isEqualTo(Arrays.equals(wrong, right));
                    tried++;
                }
            }
        }
        assertThat(tried).isEqualTo(105 * 1024);
    }

    @Test
    void refusesPseudonymReadOutToAnotherCountry() {
        for (String other : new String[] {"pl", "iom", "rs", "sk", "tm", "ua", "bx", "yb", "b1", "bya"}) {
            assertRefused(SAMPLE, new NodeId(other));
        }
    }

    @Test
    void tellsEveryTwoCountryCodesApart() {
        Map<String, String> byChecks = new HashMap<>();
        for (char first = 'a'; first <= 'z'; first++) {
            for (char second = 'a'; second <= 'z'; second++) {
                String node = "" + first + second;
                String issued = Pseudonym.issue(new byte[9], new NodeId(node)).symbols();
                assertThat(byChecks.put(issued, node)).isNull();
            }
        }
    }

    @Test
    void showsGroupsAndPrintsNothing() {
        Pseudonym pseudonym = Pseudonym.parse(SAMPLE, BY);

        assertThat(pseudonym.grouped()).isEqualTo("QKBHT-S78CH-4F4Y5");
        assertThat(pseudonym).hasToString("***");
    }

    private static int[] values() {
        return SAMPLE.chars().map(symbol -> Crockford.value((char) symbol)).toArray();
    }

    private static void assertRefused(String text, NodeId recipient) {
        assertThatExceptionOfType(GatewayException.class)
                .isThrownBy(() -> Pseudonym.parse(text, recipient))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.PROTECT_PSEUDONYM_INVALID);
                    assertThat(refused.detail()).isEqualTo(Detail.of("trm_Pseudonym", "P1-MISTYPED"));
                });
    }
}
