package org.trmgateway.auditor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.Stage;

/** A case as the trails of two nodes tell it together. */
class TimelineTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Teller pl = new Teller("pl");
    private final Teller by = new Teller("by");

    @TempDir
    private Path folder;

    /** Messages 1 and 2 are of one case, 11 of another. */
    @BeforeEach
    void tell() {
        pl.sent(EvidenceEvent.MESSAGE_SEALED, Stage.SEAL, 1, 1);
        by.sent(EvidenceEvent.RELAY_ACCEPTANCE, Stage.RECEIVE, 1, 2);
        pl.sent(EvidenceEvent.RELAY_ACCEPTANCE, Stage.DISPATCH, 1, 3);
        by.sent(EvidenceEvent.CONTENT_HANDOVER, Stage.DELIVER, 1, 4);
        pl.sent(EvidenceEvent.MESSAGE_SEALED, Stage.SEAL, 11, 5);
        pl.sent(EvidenceEvent.REPLY_OVERDUE, Stage.DISPATCH, 1, 6);
        pl.sent(EvidenceEvent.MESSAGE_SEALED, Stage.SEAL, 2, 7);
    }

    @Test
    void tellsACaseAcrossNodesInTheOrderOfTime() throws IOException {
        assertThat(timeline(Teller.message(2).toString())).isEqualTo(1);
        assertThat(said().lines().filter(line -> line.startsWith("2026-")))
                .extracting(line -> line.substring(0, line.indexOf("  message=")))
                .containsExactly(
                        "2026-11-21T12:01:00Z  pl.trm.example/trail  pl-sg -> by-mvd  MessageSealed",
                        "2026-11-21T12:02:00Z  by.trm.example/trail  pl-sg -> by-mvd  RelayAcceptance",
                        "2026-11-21T12:03:00Z  pl.trm.example/trail  pl-sg -> by-mvd  RelayAcceptance",
                        "2026-11-21T12:04:00Z  by.trm.example/trail  pl-sg -> by-mvd  ContentHandover",
                        "2026-11-21T12:06:00Z  pl.trm.example/trail  pl-sg -> by-mvd  ReplyOverdue  LATE",
                        "2026-11-21T12:07:00Z  pl.trm.example/trail  pl-sg -> by-mvd  MessageSealed");
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        timeline(Teller.message(1).toString());
        assertThat(said().lines().filter(line -> line.startsWith("MISSING")))
                .containsExactly(
                        "MISSING message " + Teller.message(2) + ": neither accepted nor refused nor given up",
                        "MISSING message " + Teller.message(1)
                                + ": ContentHandover only on the trail of by.trm.example/trail");
        assertThat(said()).contains("DEFECT one-trail: message ").endsWith("NOT VERIFIED, defects: 1\n");
    }

    @Test
    void whatIsOnAllTrailsThatHaveToHaveItIsWhole() throws IOException {
        pl.sent(EvidenceEvent.CONTENT_HANDOVER, Stage.DISPATCH, 1, 8);
        assertThat(timeline(Teller.message(1).toString())).isZero();
        assertThat(said()).endsWith("VERIFIED\n");
    }

    @Test
    void missesAMessageThatANodeLeavesOutAltogether() throws IOException {
        pl.sent(EvidenceEvent.CONTENT_HANDOVER, Stage.DISPATCH, 1, 8);
        pl.sent(EvidenceEvent.RELAY_ACCEPTANCE, Stage.DISPATCH, 11, 9);
        assertThat(timeline(Teller.message(11).toString())).isEqualTo(1);
        assertThat(said())
                .contains("DEFECT one-trail: message " + Teller.message(11)
                        + ": RelayAcceptance only on the trail of pl.trm.example/trail\n");
    }

    @Test
    void takesNoTrailTwice() throws IOException {
        String export = pl.exportTo(folder).toString();
        assertThat(run("timeline", "--case", Teller.message(1).toString(), export, export))
                .isEqualTo(2);
        assertThat(said()).contains("two exports are of the trail pl.trm.example/trail\n");
    }

    @Test
    void aNameOfATrailMovesNoCursor() throws IOException {
        Path export = pl.exportTo(folder, "a\u009b2J\u202eb/trail/2026");
        assertThat(run("timeline", "--case", Teller.message(1).toString(), export.toString()))
                .isZero();
        assertThat(said()).contains("  a?2J?b/trail  ").doesNotContain("\u009b", "\u202e");
    }

    @Test
    void findsTheCaseByTheDigestOfAConversationOfEitherNode() throws IOException {
        timeline(Teller.message(1).toString());
        String byMessage = said();
        timeline(by.conversation(1).hex());
        assertThat(said()).isEqualTo(byMessage);
        timeline(pl.conversation(11).hex());
        assertThat(said().lines().filter(line -> line.startsWith("2026-"))).hasSize(1);
    }

    @Test
    void knowsNoCaseThatIsOnNoTrail() throws IOException {
        assertThat(timeline(Teller.message(99).toString())).isEqualTo(1);
        assertThat(said()).contains("DEFECT message: case");
    }

    @Test
    void saysItAsJson() throws IOException {
        assertThat(timeline(Teller.message(1).toString(), "--json")).isEqualTo(1);
        assertThat(said())
                .startsWith("{\"verified\":false")
                .contains("\"rows\":[{\"at\":\"2026-11-21T12:01:00Z\",\"node\":\"pl.trm.example/trail\"")
                .contains("\"mark\":\"late\"")
                .contains("\"missing\":[\"message ");
    }

    @Test
    void tellsNothingFromATrailThatDoesNotVerify() throws IOException {
        Path export = pl.exportTo(folder);
        Files.writeString(export.resolve("more"), "");
        assertThat(run("timeline", "--case", Teller.message(1).toString(), export.toString()))
                .isEqualTo(1);
        assertThat(said()).doesNotContain("MessageSealed");
    }

    @Test
    void endsWithTwoWhenTheCommandIsUnclear() {
        assertThat(run("timeline", "somewhere")).isEqualTo(2);
        assertThat(run("timeline", "--case", "a name")).isEqualTo(2);
        assertThat(run("timeline", "--case", Teller.message(1).toString())).isEqualTo(2);
    }

    private int timeline(String theCase, String... more) throws IOException {
        Path there = folder.resolve("exports-" + theCase + more.length);
        if (!Files.exists(there)) {
            pl.exportTo(there);
            by.exportTo(there);
        }
        List<String> words = new ArrayList<>(List.of("timeline", "--case", theCase));
        words.add(there.resolve("pl").toString());
        words.add(there.resolve("by").toString());
        words.addAll(List.of(more));
        return run(words.toArray(new String[0]));
    }

    private int run(String... words) {
        out.reset();
        PrintStream print = new PrintStream(out, true, UTF_8);
        return new Main(print, print, Clock.fixed(Teller.NOON, ZoneOffset.UTC)).run(List.of(words));
    }

    private String said() {
        return out.toString(UTF_8).replaceAll("exports-[0-9a-f-]+", "exports");
    }
}
