package org.trmgateway.acceptance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A control of which the named test is gone is a control nobody would miss. */
class ThreatModelTest {

    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z0-9]+)#([a-z][A-Za-z0-9_]+)`");
    private static final Pattern TEST = Pattern.compile("@(?:Test|ParameterizedTest|Property|Example|RepeatedTest)\\b");

    private final Repository repository = Repository.here();
    private final List<String> rows = rows();
    private final List<Path> tests = repository.sources("test");

    @Test
    void namesATestForEveryControl() {
        assertThat(rows).hasSizeGreaterThan(10);
        assertThat(rows).allMatch(row -> NAMED.matcher(lastCell(row)).find());
    }

    @Test
    void writesEveryTestSoThatItCanBeFound() {
        assertThat(rows)
                .allSatisfy(row -> assertThat(
                                NAMED.matcher(lastCell(row)).replaceAll("").replace(",", ""))
                        .isBlank());
    }

    @Test
    void namesOnlyTestsThatExist() {
        List<String> named = rows.stream()
                .flatMap(row -> NAMED.matcher(lastCell(row)).results())
                .map(found -> found.group(1) + "#" + found.group(2))
                .toList();
        assertThat(named).filteredOn(test -> !exists(test)).isEmpty();
    }

    @Test
    void noticesATestThatIsGone() {
        assertThat(exists("ThreatModelTest#noticesATestThatIsGone")).isTrue();
        assertThat(exists("ThreatModelTest#exists")).isFalse();
        assertThat(exists("ThreatModelTest#wasNeverWritten")).isFalse();
        assertThat(exists("NobodyTest#noticesATestThatIsGone")).isFalse();
    }

    private boolean exists(String test) {
        int hash = test.indexOf('#');
        String file = test.substring(0, hash) + ".java";
        return tests.stream()
                .filter(source -> source.endsWith(file))
                .anyMatch(source -> hasTest(Repository.text(source), test.substring(hash + 1)));
    }

    /** The annotations of a method stand right above it, without an empty line between. */
    private static boolean hasTest(String source, String method) {
        int at = source.indexOf(" void " + method + "(");
        return at > 0
                && TEST.matcher(source.substring(source.lastIndexOf("\n\n", at), at))
                        .find();
    }

    private List<String> rows() {
        return repository
                .text("docs/threat-model.md")
                .replaceFirst("(?s).*\\n## Threats and controls\\n", "")
                .lines()
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .toList();
    }

    private static String lastCell(String row) {
        String inner = row.strip().substring(1, row.strip().length() - 1);
        return inner.substring(inner.lastIndexOf('|') + 1).strip();
    }
}
