package org.trmgateway.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trmgateway.node.store.Samples.GUARD;
import static org.trmgateway.node.store.Samples.NOON;
import static org.trmgateway.node.store.Samples.bytes;
import static org.trmgateway.node.store.Samples.caseOf;
import static org.trmgateway.node.store.Samples.item;
import static org.trmgateway.node.store.Samples.messageId;
import static org.trmgateway.node.store.Samples.outbound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trmgateway.node.database.NodeDatabase;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageState;
import org.trmgateway.routes.store.Step;
import org.trmgateway.routes.store.UnitOfWork;

class JdbcUnitOfWorkTest {

    @RegisterExtension
    static final NodeDatabase DATABASE = new NodeDatabase();

    private final CaseRecord held = caseOf(GUARD, 1);

    @Test
    void leavesNothingOfWorkThatFailed() {
        UnitOfWork unitOfWork = DATABASE.unitOfWork();
        List<String> ran = new ArrayList<>();
        assertThatThrownBy(() -> unitOfWork.inTransaction(() -> {
                    everything();
                    unitOfWork.afterCommit(() -> ran.add("after"));
                    throw new GatewayException(ErrorCode.PROTECT_LEAK_FOUND);
                }))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.PROTECT_LEAK_FOUND));
        assertThat(rows()).isZero();
        assertThat(ran).isEmpty();
    }

    @Test
    void keepsAllOfWorkThatSucceededAndThenRunsWhatWaitedForIt() {
        UnitOfWork unitOfWork = DATABASE.unitOfWork();
        List<Long> seen = new ArrayList<>();
        String result = unitOfWork.inTransaction(() -> {
            everything();
            unitOfWork.afterCommit(() -> seen.add(rows()));
            assertThat(seen).isEmpty();
            return "done";
        });
        assertThat(result).isEqualTo("done");
        assertThat(seen).containsExactly(rows());
        assertThat(rows()).isPositive();
    }

    @Test
    void innerWorkJoinsTheOuterAndIsUndoneWithIt() {
        UnitOfWork unitOfWork = DATABASE.unitOfWork();
        assertThatThrownBy(() -> unitOfWork.inTransaction(() -> {
                    unitOfWork.inTransaction(() -> {
                        everything();
                        return true;
                    });
                    throw new GatewayException(ErrorCode.SEAL_FAILED);
                }))
                .isInstanceOf(GatewayException.class);
        assertThat(rows()).isZero();
    }

    @Test
    void takesBackAPartAloneAndKeepsWhatFollows() {
        UnitOfWork unitOfWork = DATABASE.unitOfWork();
        unitOfWork.inTransaction(() -> {
            assertThatThrownBy(() -> unitOfWork.inSavepoint(() -> unitOfWork.inTransaction(() -> {
                        everything();
                        throw new GatewayException(ErrorCode.DELIVER_FAILED);
                    })))
                    .isInstanceOf(GatewayException.class);
            new JdbcCaseStore(DATABASE.jdbc()).insert(held, Optional.of(bytes(32, 1)));
            return true;
        });
        // the case and its key
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void saysInternalAndRetryableWhenTheDatabaseFailsWithoutAnyValue() {
        UnitOfWork unitOfWork = DATABASE.unitOfWork();
        JdbcCaseStore cases = new JdbcCaseStore(DATABASE.jdbc());
        assertThatThrownBy(() -> unitOfWork.inTransaction(() -> {
                    cases.insert(held, Optional.empty());
                    cases.insert(held, Optional.empty());
                    return true;
                }))
                .isInstanceOfSatisfying(GatewayException.class, failed -> {
                    assertThat(failed.code()).isEqualTo(ErrorCode.INTERNAL);
                    assertThat(failed.code().retryable()).isTrue();
                    assertThat(failed)
                            .rootCause()
                            .message()
                            .doesNotContain(held.id().toString());
                });
        assertThat(rows()).isZero();
    }

    @Test
    void refusesToWaitForACommitOutsideATransaction() {
        assertThatThrownBy(() -> DATABASE.unitOfWork().afterCommit(() -> {})).isInstanceOf(IllegalStateException.class);
    }

    private void everything() {
        JdbcMessageStore messages = new JdbcMessageStore(DATABASE.jdbc());
        new JdbcCaseStore(DATABASE.jdbc()).insert(held, Optional.of(bytes(32, 1)));
        messages.insert(outbound(held, 1, 1, MessageState.ACCEPTED), bytes(10, 1));
        messages.complete(messageId(1), Step.SEAL, NOON);
        messages.putReceipt(messageId(1), Direction.OUT, EvidenceEvent.SUBMISSION_ACCEPTANCE, bytes(10, 1), NOON);
        new JdbcOutbox(DATABASE.jdbc()).promise(item(1, Step.SEAL, NOON));
    }

    private static long rows() {
        return DATABASE.jdbc().sql("""
                SELECT (SELECT count(*) FROM case_file) + (SELECT count(*) FROM vault_key)
                     + (SELECT count(*) FROM message) + (SELECT count(*) FROM message_body)
                     + (SELECT count(*) FROM step_done) + (SELECT count(*) FROM receipt) + (SELECT count(*) FROM outbox)
                """).query(Long.class).single();
    }
}
