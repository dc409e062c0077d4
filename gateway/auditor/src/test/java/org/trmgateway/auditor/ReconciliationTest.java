package org.trmgateway.auditor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.auditor.Teller.GUARD;
import static org.trmgateway.auditor.Teller.MINISTRY;
import static org.trmgateway.auditor.Teller.receipt;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.referral.Stage;
import org.trmgateway.trail.LedgerTally;
import org.trmgateway.trail.PeerLedger;

/** What two trails that each verify say about each other. */
class ReconciliationTest {

    private static final long LONG_AFTER = Duration.ofDays(60).toMinutes();
    private static final String DAY = "day-2026-11-21";
    private static final PartyId GATEWAY_PL = new PartyId("pl-gw");
    private static final PartyId GATEWAY_BY = new PartyId("by-gw");

    @TempDir
    private Path folder;

    private final Teller pl = new Teller("pl");
    private final Teller by = new Teller("by");

    @Test
    void twoHonestTrailsAgree() throws IOException {
        sealed(1).accepted(1, 2).handedOver(1, 5);
        Findings findings = compareLater();
        assertThat(findings.defects()).isEmpty();
        assertThat(findings.facts())
                .containsEntry("A/parties", "pl-gw pl-sg")
                .containsEntry("B/parties", "by-gw by-mvd")
                .containsEntry("messagesBetween", "1")
                .containsEntry("receiptsOnBoth", "2")
                .containsEntry("open", "0");
    }

    @Test
    void namesAReceiptThatTheGiverHides() throws IOException {
        sealed(1).accepted(1, 2);
        pl.sent(EvidenceEvent.CONTENT_HANDOVER, Stage.DISPATCH, 1, 5);
        assertThat(compareLater().defects())
                .containsExactly(new Defect("missing-at-B", "message " + Teller.message(1) + " ContentHandover"));
    }

    @Test
    void namesAReceiptThatTheTakerHides() throws IOException {
        sealed(1).accepted(1, 2);
        by.sent(EvidenceEvent.CONTENT_HANDOVER, Stage.DELIVER, 1, 5);
        assertThat(compareLater().defects())
                .containsExactly(new Defect("missing-at-A", "message " + Teller.message(1) + " ContentHandover"));
    }

    @Test
    void waitsForAReceiptThatIsStillOnItsWay() throws IOException {
        sealed(1).accepted(1, 2);
        by.sent(EvidenceEvent.CONTENT_HANDOVER, Stage.DELIVER, 1, 5);
        Findings findings = compare();
        assertThat(findings.defects()).isEmpty();
        assertThat(findings.facts()).containsEntry("notYetOnBoth", "1");
    }

    @Test
    void namesAReceiptOfWhichTheTwoSaySomethingElse() throws IOException {
        sealed(1);
        by.sent(EvidenceEvent.RELAY_ACCEPTANCE, Stage.RECEIVE, 1, 2);
        pl.tell(EvidenceEvent.RELAY_ACCEPTANCE, Stage.DISPATCH, 1, 2, GUARD, MINISTRY, Sha256.of());
        assertThat(compareLater().defects())
                .containsExactly(new Defect("altered", "message " + Teller.message(1) + " RelayAcceptance"));
    }

    /** The trail of A says that the message is to somebody else: it is compared all the same, because B says that it is between the two. */
    @Test
    void namesAMessageThatOneTrailSaysToBeOfOthers() throws IOException {
        sealed(1).accepted(1, 2);
        PartyId other = new PartyId("rs-mup");
        pl.tell(EvidenceEvent.MESSAGE_SEALED, Stage.SEAL, 2, 3, GUARD, other, digest("sealed"));
        pl.tell(EvidenceEvent.RELAY_ACCEPTANCE, Stage.DISPATCH, 2, 4, GUARD, other, digest("accepted"));
        by.sent(EvidenceEvent.RELAY_ACCEPTANCE, Stage.RECEIVE, 2, 4);
        assertThat(compareLater().defects())
                .containsExactly(
                        new Defect("altered", "message " + Teller.message(2) + " parties"),
                        new Defect("altered", "message " + Teller.message(2) + " RelayAcceptance"));
    }

    @Test
    void comparesEveryReceiptOfAnEventAndNotTheFirstOnly() throws IOException {
        sealed(1).accepted(1, 2).handedOver(1, 5);
        by.tell(EvidenceEvent.CONTENT_HANDOVER, Stage.DELIVER, 1, 6, GUARD, MINISTRY, digest("second"));
        assertThat(compareLater().defects())
                .containsExactly(new Defect("missing-at-A", "message " + Teller.message(1) + " ContentHandover"));
    }

    @Test
    void twoReceiptsWithoutADigestAreNotTheSame() throws IOException {
        sealed(1);
        by.undocumented(EvidenceEvent.RELAY_ACCEPTANCE, Stage.RECEIVE, 1, 2);
        pl.undocumented(EvidenceEvent.RELAY_ACCEPTANCE, Stage.DISPATCH, 1, 2);
        assertThat(compareLater().defects())
                .containsExactly(new Defect("altered", "message " + Teller.message(1) + " RelayAcceptance"));
    }

    @Test
    void namesAnExportWhoseEndWasCutOff() throws IOException {
        sealed(1).accepted(1, 2);
        by.sent(EvidenceEvent.CONTENT_HANDOVER, Stage.DELIVER, 1, 5);
        by.started(LONG_AFTER);
        Findings findings = compare();
        assertThat(findings.defects()).containsExactly(new Defect("ends", "A"));
        assertThat(findings.facts())
                .containsEntry("A/until", "2026-11-21T12:02:00Z")
                .containsEntry("B/until", "2027-01-20T12:00:00Z");
    }

    @Test
    void aLedgerHasToBeOnBothTrailsOnceItIsOldEnough() throws IOException {
        sealed(1).accepted(1, 2);
        pl.ledger(EvidenceEvent.PEER_LEDGER_AGREED, GATEWAY_BY, DAY, Sha256.of(), 1_000);
        by.started(1_001);
        Findings soon = compare();
        assertThat(soon.defects()).isEmpty();
        assertThat(soon.facts()).containsEntry("ledgersAgreed", "0").containsEntry("ledgersNotYetOnBoth", "1");
        by.started(LONG_AFTER);
        assertThat(compare().defects()).containsExactly(new Defect("ledger", DAY));
    }

    @Test
    void doesNotComputeALedgerFromATrailThatEndsBeforeTheDay() throws IOException {
        sealed(1).accepted(1, 2);
        pl.ledger(EvidenceEvent.PEER_LEDGER_AGREED, GATEWAY_BY, DAY, digest("of more than is exported"), 1_000);
        Findings findings = compare(listed());
        assertThat(findings.defects()).isEmpty();
        assertThat(findings.facts()).containsEntry("ledgersNotYetOnBoth", "1");
    }

    @Test
    void doesNotCompareATrailWithItself() throws IOException {
        sealed(1).accepted(1, 2);
        String a = pl.exportTo(folder).toString();
        assertThat(run("reconcile", a, a)).isEqualTo(2);
        assertThat(said()).contains("both exports are of the trail pl.trm.example/trail\n");
    }

    @Test
    void namesAReceiptThatCameLate() throws IOException {
        sealed(1);
        by.sent(EvidenceEvent.RELAY_ACCEPTANCE, Stage.RECEIVE, 1, 2);
        pl.sent(EvidenceEvent.RELAY_ACCEPTANCE, Stage.DISPATCH, 1, 2 + 25 * 60);
        assertThat(compareLater().defects())
                .containsExactly(new Defect("late", "message " + Teller.message(1) + " RelayAcceptance"));
    }

    @Test
    void namesAMessageThatNobodyEverAnswered() throws IOException {
        sealed(1).accepted(1, 2);
        sealed(2);
        assertThat(compareLater().defects()).containsExactly(new Defect("unanswered", "message " + Teller.message(2)));
    }

    @Test
    void aMessageMayBeWithoutAnAnswerAsLongAsItLives() throws IOException {
        sealed(1).accepted(1, 2);
        sealed(2);
        Findings findings = compare();
        assertThat(findings.defects()).isEmpty();
        assertThat(findings.facts()).containsEntry("open", "1");
    }

    @Test
    void aRefusalMayBeLostOnItsWayButNotMadeUp() throws IOException {
        sealed(1).accepted(1, 2);
        sealed(2);
        by.tell(EvidenceEvent.RELAY_REJECTION, Stage.OPEN, 2, 3, GUARD, MINISTRY, digest("first"));
        by.tell(EvidenceEvent.RELAY_REJECTION, Stage.OPEN, 2, 4, GUARD, MINISTRY, digest("second"));
        pl.tell(EvidenceEvent.RELAY_REJECTION, Stage.DISPATCH, 2, 4, GUARD, MINISTRY, digest("second"));
        sealed(3);
        pl.tell(EvidenceEvent.RELAY_REJECTION, Stage.DISPATCH, 3, 5, GUARD, MINISTRY, digest("third"));
        assertThat(compareLater().defects())
                .containsExactly(new Defect("missing-at-B", "message " + Teller.message(3) + " RelayRejection"));
    }

    @Test
    void aPartyThatIsLeftOutOfOneTrailIsMissedWithTheDirectory() throws IOException {
        sealed(1);
        pl.sent(EvidenceEvent.RELAY_ACCEPTANCE, Stage.DISPATCH, 1, 2);
        assertThat(compareLater().facts()).containsEntry("otherParties", "by-mvd");
        assertThat(compare(listed()).defects())
                .containsExactly(new Defect("missing-at-B", "message " + Teller.message(1) + " RelayAcceptance"));
    }

    @Test
    void namesADayOnWhichTheNodesDidNotAgree() throws IOException {
        sealed(1).accepted(1, 2);
        pl.ledger(EvidenceEvent.PEER_LEDGER_DIFFERED, GATEWAY_BY, DAY, Sha256.of(), 1_000);
        by.ledger(EvidenceEvent.PEER_LEDGER_AGREED, GATEWAY_PL, DAY, Sha256.of(), 1_000);
        assertThat(compare().defects()).containsExactly(new Defect("ledger", DAY));
    }

    @Test
    void computesTheLedgerOfADayAgain() throws IOException {
        sealed(1).accepted(1, 2).handedOver(1, 5);
        LedgerTally given = LedgerTally.NONE
                .plus(receipt(EvidenceEvent.RELAY_ACCEPTANCE, 1))
                .plus(receipt(EvidenceEvent.CONTENT_HANDOVER, 1));
        Sha256 ledger = PeerLedger.of(
                        LocalDate.parse("2026-11-21"), new NodeId("pl"), LedgerTally.NONE, new NodeId("by"), given)
                .sha256();
        pl.ledger(EvidenceEvent.PEER_LEDGER_AGREED, GATEWAY_BY, DAY, ledger, 1_000);
        by.ledger(EvidenceEvent.PEER_LEDGER_AGREED, GATEWAY_PL, DAY, ledger, 1_000);
        Findings findings = compare(listed());
        assertThat(findings.defects()).isEmpty();
        assertThat(findings.facts()).containsEntry("ledgersAgreed", "1");
    }

    @Test
    void namesADayOnWhichBothAgreedOnWhatIsNotOnTheirTrails() throws IOException {
        sealed(1).accepted(1, 2);
        pl.ledger(EvidenceEvent.PEER_LEDGER_AGREED, GATEWAY_BY, DAY, Sha256.of(), 1_000);
        by.ledger(EvidenceEvent.PEER_LEDGER_AGREED, GATEWAY_PL, DAY, Sha256.of(), 1_000);
        assertThat(compare(listed()).defects()).containsExactly(new Defect("ledger", DAY));
    }

    @Test
    void comparesNothingWhenATrailDoesNotVerify() throws IOException {
        sealed(1).accepted(1, 2);
        Path a = pl.exportTo(folder);
        Path b = by.exportTo(folder);
        Files.delete(b.resolve("tile").resolve("0").resolve("000.p").resolve("2"));
        assertThat(run("reconcile", a.toString(), b.toString())).isEqualTo(1);
        assertThat(said()).contains("DEFECT B/file-missing: tile/0/000.p/2").doesNotContain("messagesBetween");
    }

    @Test
    void isReachedFromTheCommandLine() throws IOException {
        sealed(1).accepted(1, 2);
        Path a = pl.exportTo(folder);
        Path b = by.exportTo(folder);
        assertThat(run("reconcile", a.toString(), b.toString())).isZero();
        assertThat(said()).contains("receiptsOnBoth: 1\n").endsWith("VERIFIED\n");
        assertThat(run("reconcile", a.toString())).isEqualTo(2);
        for (String period : List.of("soon", "-PT1H", "P3650000000D")) {
            assertThat(run("reconcile", a.toString(), b.toString(), "--tolerance", period))
                    .isEqualTo(2);
        }
    }

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private int run(String... words) {
        out.reset();
        PrintStream print = new PrintStream(out, true, UTF_8);
        return new Main(print, print, Clock.fixed(Teller.NOON, ZoneOffset.UTC)).run(List.of(words));
    }

    private String said() {
        return out.toString(UTF_8);
    }

    private ReconciliationTest sealed(int message) {
        pl.sent(EvidenceEvent.MESSAGE_SEALED, Stage.SEAL, message, 1);
        return this;
    }

    private ReconciliationTest accepted(int message, long minutes) {
        by.sent(EvidenceEvent.RELAY_ACCEPTANCE, Stage.RECEIVE, message, minutes);
        pl.sent(EvidenceEvent.RELAY_ACCEPTANCE, Stage.DISPATCH, message, minutes);
        return this;
    }

    private ReconciliationTest handedOver(int message, long minutes) {
        by.sent(EvidenceEvent.CONTENT_HANDOVER, Stage.DELIVER, message, minutes);
        pl.sent(EvidenceEvent.CONTENT_HANDOVER, Stage.DISPATCH, message, minutes + 1);
        return this;
    }

    private Findings compareLater() throws IOException {
        pl.started(LONG_AFTER);
        by.started(LONG_AFTER);
        return compare();
    }

    private Findings compare() throws IOException {
        return compare(Optional.empty());
    }

    private static Optional<Membership> listed() {
        return Optional.of(new Membership(
                Set.of(GUARD, GATEWAY_PL),
                Set.of(MINISTRY, GATEWAY_BY),
                Optional.of(new NodeId("pl")),
                Optional.of(new NodeId("by"))));
    }

    private int exports;

    private Findings compare(Optional<Membership> known) throws IOException {
        exports++;
        Path there = folder.resolve("exports-" + exports);
        Findings findings = new Findings();
        NodeRecord a = NodeRecord.read(pl.exportTo(there));
        NodeRecord b = NodeRecord.read(by.exportTo(there));
        Membership membership =
                known.orElse(new Membership(a.parties(), b.parties(), Optional.empty(), Optional.empty()));
        Reconciliation.Patience patience = new Reconciliation.Patience(Duration.ofHours(24), Duration.ofDays(30));
        new Reconciliation(a, b, membership, patience, findings).compare();
        new LedgerCheck(a, b, membership, patience.tolerance(), findings).check();
        return findings;
    }

    private static Sha256 digest(String text) {
        return Sha256.of(text.getBytes(UTF_8));
    }
}
