package org.trmgateway.auditor.tampering;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The second implementation of the auditor, in Python: one process for all cases. */
final class PythonTwin {

    /** Where its source is. */
    static final Path SOURCE = Path.of("src", "main", "python").toAbsolutePath();

    private static final Path RUNNER =
            Path.of("src", "test", "python", "run_corpus.py").toAbsolutePath();
    private static final Pattern ANSWER = Pattern.compile("\\{\"name\": \"([^\"]*)\", \"checks\": \\[([^]]*)]}");

    private final Path scratch;

    PythonTwin(Path scratch) {
        this.scratch = scratch;
    }

    /** The checks that found something, by the names of the cases. */
    Map<String, Set<String>> check(Corpus corpus) throws IOException, InterruptedException {
        Path export = corpus.export(scratch.resolve("export"));
        List<String> command = new ArrayList<>(List.of(
                "python3",
                RUNNER.toString(),
                SOURCE.toString(),
                export.toString(),
                corpus.write(scratch.resolve("cases")).toString()));
        for (Map.Entry<String, String> policy : SampleNode.policies().entrySet()) {
            command.add(Files.writeString(scratch.resolve("policy-" + policy.getKey()), policy.getValue())
                    .toString());
        }
        Map<String, Set<String>> found = new TreeMap<>();
        for (String line : run(command).split("\n", -1)) {
            Matcher answer = ANSWER.matcher(line);
            if (answer.matches()) {
                Set<String> checks =
                        new HashSet<>(List.of(answer.group(2).replace("\"", "").split(", ", -1)));
                checks.remove("");
                found.put(answer.group(1), checks);
            }
        }
        return found;
    }

    /** What {@code fsck} says of an export, whatever its exit status. */
    static String fsck(Path export) throws IOException, InterruptedException {
        return run(List.of("bash", "-c", "python3 " + SOURCE.resolve("trm_audit.py") + " fsck '" + export + "'; true"));
    }

    /** What a process said, which has to end well. */
    static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
