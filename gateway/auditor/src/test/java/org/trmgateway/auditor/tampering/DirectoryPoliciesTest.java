package org.trmgateway.auditor.tampering;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.auditor.Main;
import org.trmgateway.trail.note.SignedNote;

/** Whoever gives the directory need not give the policies: signatures are held against what it says. */
class DirectoryPoliciesTest {

    private static final String MESSAGE = "019aa5b6-3c7d-7000-8000-000000000000";

    private final ReceiptDesk desk = new ReceiptDesk();
    private final SampleNode node = new SampleNode();

    @TempDir
    private Path folder;

    @Test
    void theDirectorySaysWhoHasToHaveSeenEachLog() throws Exception {
        Path export = new Corpus().export(desk.lay(folder).resolve("export"));
        assertThat(timeline(export))
                .contains("/2026/seenBy: ", "/2027/seenBy: ")
                .endsWith("VERIFIED\n0");
        SignedNote unseen = SampleNode.note(SampleNode.SECOND, node.second().head(), node.now(), List.of("rs", "sk"));
        Files.write(export.resolve(SampleNode.SECOND).resolve("checkpoint"), unseen.bytes());
        assertThat(timeline(export))
                .contains("/checkpoint-quorum: 2027/checkpoint\n")
                .endsWith("\n1");
    }

    @Test
    void anOriginThatNoLogCanHaveIsADefectAndNoFault() throws Exception {
        Path export = new Corpus().export(desk.lay(folder).resolve("export"));
        SignedNote forged = SampleNode.note("2026-1", node.second().head(), node.now(), SampleNode.WITNESSES);
        Files.write(export.resolve(SampleNode.SECOND).resolve("checkpoint"), forged.bytes());
        assertThat(timeline(export))
                .contains("/checkpoint-log: 2027/checkpoint\n")
                .endsWith("\n1");
    }

    private String timeline(Path export) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, UTF_8);
        int status = Main.run(
                print,
                print,
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                List.of(
                        "timeline",
                        "--case",
                        MESSAGE,
                        export.toString(),
                        "--directory",
                        folder.resolve("directory.asice").toString(),
                        "--trust",
                        folder.resolve("trust").toString(),
                        "--at",
                        ReceiptDesk.AT));
        return out.toString(UTF_8) + status;
    }
}
