package org.trmgateway.node.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.node.store.Samples.GUARD;
import static org.trmgateway.node.store.Samples.bytes;
import static org.trmgateway.node.store.Samples.messageId;
import static org.trmgateway.node.store.Samples.outbound;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trmgateway.node.database.NodeDatabase;
import org.trmgateway.node.trail.JdbcTrailJournal;
import org.trmgateway.protect.BodyCipher;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.CaseBodies;
import org.trmgateway.routes.erasure.CaseErasure;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.MessageState;
import org.trmgateway.routes.store.RetentionStore.CaseClock;

/**
 * A thief has the storage key, the whole database after the erasure, and from an old backup the ciphertext and the signed container's digest. He
 * tries every value of the database as the key that he lacks.
 */
class ErasureAttackTest {

    @RegisterExtension
    static final NodeDatabase DATABASE = new NodeDatabase();

    private static final byte[] STORAGE_KEY = bytes(32, 0x5A);
    private static final byte[] BODY = "<ReferralRequest>Hryszkiewicz</ReferralRequest>".getBytes(UTF_8);
    private static final byte[] NONCE = bytes(32, 0xC3);

    private final SecureRandom random = new SecureRandom();
    private CaseRecord held;
    private byte[] ciphertext;

    @BeforeEach
    void aWithdrawnCaseWithABody() {
        CaseBodies bodies = new CaseBodies(new BodyCipher(STORAGE_KEY, random));
        JdbcCaseStore cases = new JdbcCaseStore(DATABASE.jdbc());
        JdbcMessageStore messages = new JdbcMessageStore(DATABASE.jdbc());
        held = new CaseRecord(
                new UUID(7, 7),
                GUARD,
                true,
                "NEW",
                bytes(16, 1),
                bytes(16, 2),
                bodies.newWrappedDataKey(),
                Optional.empty(),
                Optional.empty());
        cases.insert(held, Optional.empty());
        ciphertext = bodies.encryptBody(held, messageId(1), Direction.OUT, BODY);
        MessageRecord message = outbound(held, 1, 1, MessageState.DELIVERED);
        messages.insert(message, ciphertext);
        messages.putEnvelope(
                messageId(1), Direction.OUT, bytes(300, 4), Sha256.of(bytes(1, 1)), Sha256.of(bytes(1, 2)), NONCE);
        cases.changeState(held.id(), "WITHDRAWN");
    }

    @Test
    void readsNothingOfAnErasedCaseThoughHeHasTheStorageKeyTheDatabaseAndAnOldCiphertext() {
        assertThat(attack()).as("before the erasure the attack succeeds").contains(BODY);
        assertThat(values()).as("and the nonce is there").contains(NONCE);

        assertThat(erase()).isTrue();

        assertThat(attack()).isEmpty();
        assertThat(values()).doesNotContain(NONCE).doesNotContain(ciphertext);
    }

    private boolean erase() {
        return new CaseErasure(
                        new JdbcRetentionStore(DATABASE.jdbc(), new JdbcCaseStore(DATABASE.jdbc())),
                        List.of(),
                        new JdbcTrailJournal(DATABASE.jdbc()),
                        DATABASE.unitOfWork(),
                        Clock.systemUTC())
                .erase(CaseClock.WITHDRAWN, held.id(), Instant.EPOCH);
    }

    private Optional<byte[]> attack() {
        return values().stream().flatMap(value -> tryAsKey(value).stream()).findFirst();
    }

    private Optional<byte[]> tryAsKey(byte[] value) {
        CaseRecord guessed = new CaseRecord(
                held.id(),
                GUARD,
                true,
                "NEW",
                held.caseKey(),
                held.subjectId(),
                value,
                Optional.empty(),
                Optional.empty());
        try {
            return Optional.of(new CaseBodies(new BodyCipher(STORAGE_KEY, random))
                    .decryptBody(guessed, messageId(1), Direction.OUT, ciphertext));
        } catch (RuntimeException wrongKey) {
            return Optional.empty();
        }
    }

    /** Every binary value of every table. */
    private static List<byte[]> values() {
        List<String> columns = DATABASE.jdbc().sql("""
                SELECT format('SELECT %I FROM %I WHERE %I IS NOT NULL', column_name, table_name, column_name)
                  FROM information_schema.columns
                 WHERE table_schema = 'public' AND data_type = 'bytea'
                """).query(String.class).list();
        List<byte[]> values = new ArrayList<>();
        columns.forEach(column ->
                values.addAll(DATABASE.jdbc().sql(column).query(byte[].class).list()));
        return values;
    }
}
