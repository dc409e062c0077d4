package org.trmgateway.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.node.store.Samples.GUARD;
import static org.trmgateway.node.store.Samples.NOON;
import static org.trmgateway.node.store.Samples.bytes;
import static org.trmgateway.node.store.Samples.caseOf;
import static org.trmgateway.node.store.Samples.inbound;
import static org.trmgateway.node.store.Samples.messageId;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trmgateway.node.database.NodeDatabase;
import org.trmgateway.node.stamp.JdbcStampStore;
import org.trmgateway.node.stamp.StampStore.Stamp;
import org.trmgateway.node.stamp.StoredReceipt;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageState;

class JdbcStampStoreTest {

    @RegisterExtension
    static final NodeDatabase DATABASE = new NodeDatabase();

    private static final Set<String> BOTH = Set.of("first", "second");

    private final CaseRecord held = caseOf(GUARD, 1);
    private JdbcStampStore stamps;

    @BeforeEach
    void twoReceipts() {
        new JdbcCaseStore(DATABASE.jdbc()).insert(held, Optional.empty());
        JdbcMessageStore messages = new JdbcMessageStore(DATABASE.jdbc());
        messages.insert(inbound(held, 1, 1, MessageState.RECEIVED), bytes(1, 1));
        messages.putReceipt(messageId(1), Direction.IN, EvidenceEvent.RELAY_ACCEPTANCE, bytes(9, 1), NOON);
        messages.putReceipt(messageId(1), Direction.IN, EvidenceEvent.CONTENT_HANDOVER, bytes(9, 2), NOON);
        stamps = new JdbcStampStore(DATABASE.jdbc(), DATABASE.unitOfWork());
    }

    @Test
    void givesOldestFirstAndNoMoreThanIsAskedFor() {
        assertThat(stamps.waitingFor("first", 5))
                .extracting(StoredReceipt::event)
                .containsExactly(EvidenceEvent.RELAY_ACCEPTANCE, EvidenceEvent.CONTENT_HANDOVER);
        assertThat(stamps.waitingFor("first", 1)).singleElement().satisfies(receipt -> {
            assertThat(receipt.signed()).isEqualTo(bytes(9, 1));
            assertThat(receipt.direction()).isEqualTo(Direction.IN);
        });
        assertThat(stamps.countWaitingFor("first")).isEqualTo(2);
    }

    @Test
    void waitsForEachAuthorityByItself() {
        StoredReceipt receipt = stamps.waitingFor("first", 1).getFirst();
        stamps.put(receipt, new Stamp("first", bytes(3, 3)), BOTH, NOON);
        assertThat(stamps.countWaitingFor("first")).isEqualTo(1);
        assertThat(stamps.countWaitingFor("second")).isEqualTo(2);
        assertThat(done()).isZero();

        stamps.put(receipt, new Stamp("second", bytes(3, 4)), BOTH, NOON);
        assertThat(stamps.countWaitingFor("second")).isEqualTo(1);
        assertThat(done()).isEqualTo(1);
        assertThat(stamps.stamps(receipt.messageId(), receipt.direction(), receipt.event()))
                .extracting(Stamp::authority)
                .containsExactly("first", "second");
    }

    @Test
    void keepsTheFirstStampOfAnAuthority() {
        StoredReceipt receipt = stamps.waitingFor("first", 1).getFirst();
        stamps.put(receipt, new Stamp("first", bytes(3, 3)), BOTH, NOON);
        stamps.put(receipt, new Stamp("first", bytes(3, 9)), BOTH, NOON);
        assertThat(stamps.stamps(receipt.messageId(), receipt.direction(), receipt.event()))
                .extracting(stamp -> List.of(stamp.token()[0]))
                .containsExactly(List.of((byte) 3));
    }

    private long done() {
        return DATABASE.jdbc()
                .sql("SELECT count(*) FROM receipt WHERE stamped_at IS NOT NULL")
                .query(Long.class)
                .single();
    }
}
