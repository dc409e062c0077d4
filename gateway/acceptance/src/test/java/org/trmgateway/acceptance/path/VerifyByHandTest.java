package org.trmgateway.acceptance.path;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.acceptance.demo.FetchedExports;
import org.trmgateway.acceptance.demo.Samples;
import org.trmgateway.acceptance.documents.Repository;

/** Runs every line of docs/verify-by-hand.md, in order, in one shell, against a federation with a time-stamping authority. */
@ExtendWith(StampedFederation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyByHandTest {

    private static final String MARK = "=== block ";
    private static final List<String> EVENTS = List.of("SubmissionAcceptance", "RelayAcceptance", "ContentHandover");

    private final ShellPage page = ShellPage.read(Repository.here().text("docs/verify-by-hand.md"));
    private final byte[] form = Samples.polish(Samples.WORKER, "SG/2026/910001");

    private final LiveFederation live;
    private List<String> answers = List.of();

    VerifyByHandTest(LiveFederation live) {
        this.live = live;
    }

    @BeforeAll
    void runThePage(@TempDir Path desk) throws Exception {
        CaseStory story = new CaseStory(live);
        String id = story.handIn(form);
        story.awaitDelivered(live.poland(), id);
        story.awaitStamped(live.poland(), id, EVENTS);
        live.settle();
        assertThat(new FetchedExports(live.federation()).trailOf("pl").verified())
                .isTrue();
        prepare(desk);
        answers = run(desk, id, live.poland().status(id).get("caseReference").asString());
    }

    @Test
    void answersWhatThePageSays() {
        assertThat(page.blocks()).hasSizeGreaterThan(15);
        assertThat(answers).hasSize(page.blocks().size());
        assertAll(IntStream.range(0, page.blocks().size()).mapToObj(number -> () -> judge(number)));
    }

    private void judge(int number) {
        ShellPage.Block block = page.blocks().get(number);
        String[] answer = answers.get(number).split(MARK + "status ", -1);
        assertThat(answer).hasSize(2);
        assertThat(answer[1].strip()).as(block.lines() + answer[0]).isEqualTo("0");
        if (!block.answer().isEmpty()) {
            assertThat(ShellPage.shape(answer[0])).as(block.lines()).isEqualTo(ShellPage.shape(block.answer()));
        }
    }

    /** What somebody with the demo running has in front of them. */
    private void prepare(Path desk) throws IOException {
        Files.createDirectory(desk.resolve(".trm"));
        Files.createSymbolicLink(desk.resolve(".trm/demo"), live.federation().directory());
        Files.write(desk.resolve("original.xml"), form);
        Path launcher = desk.resolve("trm");
        Files.writeString(
                launcher, """
                #!/bin/bash
                word=$1; shift
                case $word in evidence) main=org.trmgateway.officer.evidence.Main ;; audit) main=org.trmgateway.auditor.Main ;; esac
                exec '%s/bin/java' -Dtrmgateway.home="$PWD" -cp '%s' $main "$@"
                """.formatted(System.getProperty("java.home"), System.getProperty("java.class.path")));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
    }

    private List<String> run(Path desk, String id, String reference) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder();
        for (ShellPage.Block block : page.blocks()) {
            script.append("echo '").append(MARK).append("begin'\n");
            script.append(block.lines()
                    .replaceFirst("(?m)^ID=\\S+$", "ID=" + id)
                    .replaceFirst("(?m)^REFERENCE=\\S+$", "REFERENCE=" + reference));
            script.append("echo \"").append(MARK).append("status $?\"\n");
        }
        Path file = Files.writeString(desk.resolve("page.sh"), script);
        Process shell = new ProcessBuilder("bash", file.toString())
                .directory(desk.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(shell.getInputStream().readAllBytes(), UTF_8);
        assertThat(shell.waitFor()).isZero();
        List<String> parts = new ArrayList<>(List.of(output.split(MARK + "begin\n", -1)));
        assertThat(Optional.of(parts.removeFirst())).contains("");
        return parts;
    }
}
