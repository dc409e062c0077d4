package org.trmgateway.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;

/** Every error of one or two symbols, in a sample of pseudonyms drawn from a fixed seed, for every node of the sample federation. */
class PseudonymCheckTest {

    private static final List<NodeId> NODES = List.of("pl", "by", "iom", "rs", "sk", "tm").stream()
            .map(NodeId::new)
            .toList();
    private static final int FIELD = 32;
    private static final int SAMPLES = 5;
    private static final long SEED = 7_261_126;

    @Test
    void catchesEverySingleSubstitution() {
        int tried = 0;
        for (NodeId node : NODES) {
            for (int[] right : sample(node)) {
                for (int place = 0; place < right.length; place++) {
                    for (int error = 1; error < FIELD; error++) {
                        int[] wrong = right.clone();
                        wrong[place] ^= error;
                        tried += refused(wrong, node);
                    }
                }
            }
        }
        assertThat(tried).isEqualTo(NODES.size() * SAMPLES * 15 * 31);
    }

    @Test
    void catchesEveryDoubleSubstitution() {
        int tried = 0;
        for (NodeId node : NODES) {
            for (int[] right : sample(node)) {
                for (int first = 0; first < right.length; first++) {
                    for (int second = first + 1; second < right.length; second++) {
                        for (int one = 1; one < FIELD; one++) {
                            for (int other = 1; other < FIELD; other++) {
                                int[] wrong = right.clone();
                                wrong[first] ^= one;
                                wrong[second] ^= other;
                                tried += refused(wrong, node);
                            }
                        }
                    }
                }
            }
        }
        assertThat(tried).isEqualTo(NODES.size() * SAMPLES * 105 * 31 * 31);
    }

    @Test
    void catchesEverySwapOfNeighbours() {
        for (NodeId node : NODES) {
            for (int[] right : sample(node)) {
                for (int place = 0; place + 1 < right.length; place++) {
                    int[] wrong = right.clone();
                    wrong[place] = right[place + 1];
                    wrong[place + 1] = right[place];
                    assertThat(PseudonymCheck.holds(wrong, node)).isEqualTo(Arrays.equals(wrong, right));
                }
            }
        }
    }

    @Test
    void everyOtherNodeOfTheFederationIsToldThatTheNumberIsNotForIt() {
        for (NodeId node : NODES) {
            for (int[] right : sample(node)) {
                String text = text(right);
                for (NodeId other : NODES) {
                    if (other.equals(node)) {
                        assertThat(Pseudonym.parse(text, other, NODES).symbols())
                                .isEqualTo(text);
                    } else {
                        assertRefused(text, other, NODES, ErrorCode.PROTECT_PSEUDONYM_FOREIGN, "P1-FOREIGN");
                        assertRefused(text, other, List.of(), ErrorCode.PROTECT_PSEUDONYM_INVALID, "P1-MISTYPED");
                    }
                }
            }
        }
    }

    @Test
    void aMistypedNumberIsToldFromAForeignOne() {
        String right = text(sample(NODES.getFirst()).getFirst());
        String mistyped = (right.startsWith("0") ? "1" : "0") + right.substring(1);

        assertRefused(mistyped, NODES.getFirst(), NODES, ErrorCode.PROTECT_PSEUDONYM_INVALID, "P1-MISTYPED");
    }

    private static int refused(int[] wrong, NodeId node) {
        if (PseudonymCheck.holds(wrong, node)) {
            throw new AssertionError("an error was not seen");
        }
        return 1;
    }

    private static void assertRefused(String text, NodeId node, List<NodeId> nodes, ErrorCode code, String rule) {
        assertThatExceptionOfType(GatewayException.class)
                .isThrownBy(() -> Pseudonym.parse(text, node, nodes))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(code);
                    assertThat(refused.detail()).isEqualTo(Detail.of("trm_Pseudonym", rule));
                });
    }

    private static List<int[]> sample(NodeId node) {
        Random random = new Random(SEED);
        List<int[]> sample = new ArrayList<>();
        for (int number = 0; number < SAMPLES; number++) {
            byte[] bits = new byte[9];
            random.nextBytes(bits);
            sample.add(Pseudonym.issue(bits, node)
                    .symbols()
                    .chars()
                    .map(symbol -> Crockford.value((char) symbol))
                    .toArray());
        }
        return sample;
    }

    private static String text(int[] values) {
        StringBuilder text = new StringBuilder();
        Arrays.stream(values).forEach(value -> text.append(Crockford.symbol(value)));
        return text.toString();
    }
}
