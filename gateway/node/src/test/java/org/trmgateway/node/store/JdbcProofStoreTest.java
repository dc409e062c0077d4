package org.trmgateway.node.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.node.store.Samples.GUARD;
import static org.trmgateway.node.store.Samples.MISSION;
import static org.trmgateway.node.store.Samples.NOON;
import static org.trmgateway.node.store.Samples.PEER;
import static org.trmgateway.node.store.Samples.bytes;
import static org.trmgateway.node.store.Samples.caseOf;
import static org.trmgateway.node.store.Samples.inbound;
import static org.trmgateway.node.store.Samples.item;
import static org.trmgateway.node.store.Samples.messageId;
import static org.trmgateway.node.store.Samples.outbound;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trmgateway.node.database.NodeDatabase;
import org.trmgateway.node.ledger.JdbcLedgerStore;
import org.trmgateway.node.ledger.LedgerStore.Compared;
import org.trmgateway.node.ledger.LedgerStore.Tallies;
import org.trmgateway.node.proof.JdbcProofStore;
import org.trmgateway.node.proof.WantedProof;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageState;
import org.trmgateway.routes.store.Step;
import org.trmgateway.trail.LedgerTally;

/** Which proofs are due, and what a day's receipts come to. */
class JdbcProofStoreTest {

    @RegisterExtension
    static final NodeDatabase DATABASE = new NodeDatabase();

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final Instant DUE = NOON.plusSeconds(15);
    private static final Instant MIDNIGHT = Instant.parse("2026-11-22T00:00:00Z");

    private final CaseRecord held = caseOf(GUARD, 1);
    private JdbcMessageStore messages;
    private JdbcProofStore proofs;
    private JdbcLedgerStore ledgers;

    @BeforeEach
    void oneMessageEitherWay() {
        new JdbcCaseStore(DATABASE.jdbc()).insert(held, Optional.empty());
        messages = new JdbcMessageStore(DATABASE.jdbc());
        messages.insert(outbound(held, 1, 1, MessageState.RELAYED), bytes(1, 1));
        messages.insert(inbound(held, 2, 1, MessageState.RECEIVED), bytes(1, 1));
        put(1, Direction.OUT, EvidenceEvent.SUBMISSION_ACCEPTANCE, 1, NOON);
        put(1, Direction.OUT, EvidenceEvent.RELAY_ACCEPTANCE, 2, NOON);
        put(2, Direction.IN, EvidenceEvent.RELAY_ACCEPTANCE, 3, NOON);
        proofs = new JdbcProofStore(DATABASE.jdbc());
        ledgers = new JdbcLedgerStore(DATABASE.jdbc());
    }

    @Test
    void asksForWhatPeersGaveAndForNothingElse() {
        assertThat(proofs.due(DUE.minusMillis(1), 10)).isEmpty();
        assertThat(proofs.due(DUE, 10))
                .containsExactly(new WantedProof(
                        messageId(1), EvidenceEvent.RELAY_ACCEPTANCE, Sha256.of(bytes(9, 2)), MISSION, 0));
    }

    @Test
    void asksAgainLaterAndCounts() {
        proofs.postpone(proofs.due(DUE, 1).getFirst(), DUE.plusSeconds(60));
        assertThat(proofs.due(DUE.plusSeconds(59), 1)).isEmpty();
        assertThat(proofs.due(DUE.plusSeconds(60), 1))
                .singleElement()
                .satisfies(wanted -> assertThat(wanted.attempts()).isEqualTo(1));
        assertThat(proofs.countWaitingSince(NOON)).isZero();
        assertThat(proofs.countWaitingSince(NOON.plusMillis(1))).isEqualTo(1);
    }

    @Test
    void keepsAProofByteForByteAndAsksNoMore() {
        WantedProof wanted = proofs.due(DUE, 1).getFirst();
        byte[] proof = "c2sp.org/tlog-proof@v1\nindex 0\n\n— pl AAAA\n".getBytes(UTF_8);
        assertThat(proofs.keep(wanted, proof, DUE)).isTrue();
        assertThat(proofs.keep(wanted, "another".getBytes(UTF_8), DUE)).isFalse();
        assertThat(proofs.of(wanted.receipt())).contains(proof);
        assertThat(proofs.due(MIDNIGHT, 10)).isEmpty();
        assertThat(proofs.countWaitingSince(MIDNIGHT)).isZero();
    }

    @Test
    void talliesWhatWasGivenAndTakenOnTheDay() {
        put(1, Direction.OUT, EvidenceEvent.RELAY_REJECTION, 4, NOON);
        put(1, Direction.OUT, EvidenceEvent.CONTENT_HANDOVER, 5, MIDNIGHT.minusMillis(1));
        put(2, Direction.IN, EvidenceEvent.CONTENT_HANDOVER, 6, MIDNIGHT);
        Tallies tallies = ledgers.tallies(Set.of(MISSION), DAY);
        assertThat(tallies.given()).isEqualTo(LedgerTally.NONE.plus(Sha256.of(bytes(9, 3))));
        assertThat(tallies.taken())
                .isEqualTo(LedgerTally.NONE.plus(Sha256.of(bytes(9, 5))).plus(Sha256.of(bytes(9, 2))));
        assertThat(ledgers.tallies(Set.of(new PartyId("by-mvd")), DAY))
                .isEqualTo(new Tallies(LedgerTally.NONE, LedgerTally.NONE));
        assertThat(ledgers.tallies(Set.of(), DAY)).isEqualTo(new Tallies(LedgerTally.NONE, LedgerTally.NONE));
    }

    @Test
    void seesWhatStillWaitsToGoToThePeer() {
        assertThat(ledgers.isWaiting(PEER, MIDNIGHT)).isFalse();
        new JdbcOutbox(DATABASE.jdbc()).promise(item(2, Step.NOTIFY_OUTCOME, MIDNIGHT.minusSeconds(1)));
        assertThat(ledgers.isWaiting(PEER, MIDNIGHT)).isTrue();
        assertThat(ledgers.isWaiting(PEER, MIDNIGHT.minusSeconds(3600 * 24))).isFalse();
        assertThat(ledgers.isWaiting(new NodeId("by"), MIDNIGHT)).isFalse();
    }

    @Test
    void keepsTheFirstComparisonOfADay() {
        Compared differing = new Compared(PEER, DAY, Sha256.of(bytes(9, 1)), false, MIDNIGHT);
        assertThat(ledgers.days(PEER, DAY)).isEmpty();
        assertThat(ledgers.put(differing)).isTrue();
        assertThat(ledgers.put(new Compared(PEER, DAY, Sha256.of(bytes(9, 2)), true, MIDNIGHT)))
                .isFalse();
        assertThat(ledgers.differing(DAY)).containsExactly(differing);
        assertThat(ledgers.differing(DAY.plusDays(1))).isEmpty();
        assertThat(ledgers.days(PEER, DAY)).containsExactly(DAY);
        assertThat(ledgers.days(PEER, DAY.plusDays(1))).isEmpty();
    }

    private void put(int message, Direction direction, EvidenceEvent event, int content, Instant at) {
        messages.putReceipt(messageId(message), direction, event, bytes(9, content), at);
    }
}
