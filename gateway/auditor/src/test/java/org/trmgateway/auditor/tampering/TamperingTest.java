package org.trmgateway.auditor.tampering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.auditor.Against;
import org.trmgateway.auditor.Defect;
import org.trmgateway.auditor.Findings;
import org.trmgateway.auditor.TrailFsck;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.SignedNote;
import org.trmgateway.trail.note.WitnessPolicy;

/** Whatever was done to an export, the check that was made for it says so: to the auditor, and to its twin. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TamperingTest {

    private final Corpus corpus = new Corpus();
    private final List<WitnessPolicy> policies = SampleNode.readPolicies();
    private final Map<String, Set<String>> found = new TreeMap<>();
    private Path folder = Path.of("");

    @BeforeAll
    void checkAll(@TempDir Path scratch) throws IOException {
        folder = scratch;
        Path export = corpus.export(scratch.resolve("export"));
        for (TamperingCase tampering : corpus.cases()) {
            corpus.apply(tampering, export);
            found.put(tampering.name(), checks(TrailFsck.check(export, against(tampering))));
            corpus.heal(tampering, export);
        }
    }

    @Test
    void theAuditorNamesTheCheckThatWasMadeForIt() {
        assertThat(wrong(found)).isEmpty();
    }

    @Test
    void theCorpusTouchesEveryEntryAndHasACaseForEveryCheck() {
        assertThat(corpus.cases().stream().map(TamperingCase::name).distinct())
                .hasSize(corpus.cases().size());
        assertThat(found.keySet().stream().filter(name -> name.contains("changed: ")))
                .hasSize(600);
        Set<String> checks = new TreeSet<>();
        found.values().forEach(checks::addAll);
        assertThat(checks)
                .containsExactly(
                        "bundle",
                        "checkpoint",
                        "checkpoint-log",
                        "checkpoint-quorum",
                        "checkpoint-signature",
                        "clock",
                        "earlier",
                        "entry",
                        "file-missing",
                        "file-unexpected",
                        "logs",
                        "message-order",
                        "opened",
                        "root",
                        "stamp",
                        "tile");
    }

    @Test
    void itsTwinInPythonFindsTheSame() throws IOException, InterruptedException {
        PythonTwin twin = new PythonTwin(folder.resolve("twin"));
        Map<String, Set<String>> foundByTwin = twin.check(corpus);
        assertThat(wrong(foundByTwin)).isEmpty();
        assertThat(foundByTwin).isEqualTo(found);
    }

    /** Cases in which what was expected was not found, or anything was where nothing was expected. */
    private List<String> wrong(Map<String, Set<String>> checksByCase) {
        List<String> wrong = new ArrayList<>();
        for (TamperingCase tampering : corpus.cases()) {
            Set<String> checks = checksByCase.getOrDefault(tampering.name(), Set.of("not run"));
            Optional<String> expected = tampering.expected();
            if (expected.isPresent() ? !checks.contains(expected.get()) : !checks.isEmpty()) {
                wrong.add(tampering.name() + ": expected " + expected.orElse("nothing") + ", found " + checks);
            }
        }
        return wrong;
    }

    private Against against(TamperingCase tampering) {
        return new Against(
                tampering.withPolicies() ? policies : List.of(),
                tampering.earlier().map(SignedNote::read).map(note -> Checkpoint.read(note.text())),
                Optional.empty());
    }

    private static Set<String> checks(Findings findings) {
        Set<String> checks = new HashSet<>();
        findings.defects().stream().map(Defect::check).forEach(checks::add);
        return checks;
    }
}
