package org.trmgateway.packkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamenessTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "xml  | <a><b>1</b><!-- note --></a>   | <a>  <b>1</b> </a>",
                "json | {\"a\": [1, \"x  y\"]}         | {\"a\":[1,\"x  y\"]}",
                "json | {\"a\":\"1\\/2\"}              | {\"a\":\"1/2\"}",
                "csv  | a;b                            | a;b"
            })
    void seesTheSameInAnotherLayout(String extension, String one, String other) {
        assertThat(difference(extension, one, other)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "xml  | <a><b>1</b><c>2</c></a>          | <a><b>1</b><c>3</c></a>            | c",
                "xml  | <a><b>1</b></a>                  | <a><b>1</b><d>Kanarkowska</d></a>  | d",
                "xml  | <a><b>1</b><d>Kanarkowska</d></a>| <a><b>1</b></a>                    | a",
                "json | {\"a\":1,\"b\":\"x y\"}          | {\"a\":1,\"b\":\"x  y\"}           | b",
                "json | {\"a\":[\"Anna\",\"Ewa\"]}       | {\"a\":[\"Anna\",\"Kanarkowska\"]} | line 3",
                "csv  | name;Anna                        | Kanarkowska;Anna                   | line 1"
            })
    void namesThePlaceAndNeverAValue(String extension, String one, String other, String name) {
        assertThat(difference(extension, one, other).map(Sameness.Difference::name))
                .contains(name);
    }

    @Test
    void namesTheFirstLineThatIsMoreOrLess() {
        assertThat(difference("txt", "1: Anna", "1: Anna\n2: Ewa").map(Sameness.Difference::name))
                .contains("line 2");
        assertThat(difference("txt", "1: Anna\n2: Ewa", "1: Anna").map(Sameness.Difference::name))
                .contains("line 2");
    }

    @Test
    void readsEachFormatInItsCharacterSet() {
        Charset cyrillic = Charset.forName("windows-1251");

        assertThat(Sameness.lines("имя;Анна".getBytes(cyrillic), "csv", cyrillic))
                .containsExactly("имя;Анна");
        assertThat(Sameness.lines(
                        "<?xml version=\"1.0\" encoding=\"windows-1251\"?><имя>Анна</имя>".getBytes(cyrillic),
                        "xml",
                        UTF_8))
                .contains("<имя>Анна</имя>");
    }

    private static Optional<Sameness.Difference> difference(String extension, String one, String other) {
        return Sameness.between(
                Sameness.lines(one.getBytes(UTF_8), extension, UTF_8),
                Sameness.lines(other.getBytes(UTF_8), extension, UTF_8));
    }
}
