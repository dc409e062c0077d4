package org.trmgateway.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.node.database.NodeDatabase;
import org.trmgateway.referral.MessageId;
import org.trmgateway.vault.SealedIdentity;

class JdbcIdentityStoreTest {

    @RegisterExtension
    static final NodeDatabase DATABASE = new NodeDatabase();

    private static final byte[] PERSON = subject(1);
    private static final byte[] OTHER = subject(2);
    private static final MessageId FIRST = MessageId.parse("019a9f2e-7c3b-7d5a-8f00-000000000001");
    private static final MessageId SECOND = MessageId.parse("019a9f2e-7c3b-7d5a-8f00-000000000002");

    private final JdbcIdentityStore vault = new JdbcIdentityStore(DATABASE.jdbc(), DATABASE.vault());

    @Test
    void findsTheNewestOfEachFieldAndNoOtherField() {
        vault.insert(PERSON, FIRST, identity(1, Map.of("P1", "old name", "P7", "passport")));
        vault.insert(PERSON, SECOND, identity(2, Map.of("P1", "new name", "P3", "birth")));
        vault.insert(OTHER, SECOND, identity(3, Map.of("P1", "somebody else")));

        List<SealedIdentity> found = vault.newest(PERSON, new TreeSet<>(Set.of("P1", "P7", "P9")));

        assertThat(found).hasSize(2);
        assertThat(found.stream().flatMap(identity -> identity.fields().entrySet().stream()))
                .extracting(field -> field.getKey() + "=" + new String(field.getValue(), StandardCharsets.UTF_8))
                .containsExactlyInAnyOrder("P1=new name", "P7=passport");
    }

    @Test
    void erasesEverythingOfOnePersonAndNothingOfOthers() {
        vault.insert(PERSON, FIRST, identity(1, Map.of("P1", "name")));
        vault.insert(OTHER, FIRST, identity(2, Map.of("P1", "somebody else")));

        vault.erase(PERSON);

        assertThat(vault.newest(PERSON, new TreeSet<>(Set.of("P1")))).isEmpty();
        assertThat(vault.newest(OTHER, new TreeSet<>(Set.of("P1")))).hasSize(1);
        assertThat(DATABASE.vault()
                        .sql("select count(*) from vault.identity_field")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void keepsNothingWhenTheTransactionAroundItFails() {
        assertThatThrownBy(() -> DATABASE.unitOfWork().inTransaction(() -> {
                    vault.insert(PERSON, FIRST, identity(1, Map.of("P1", "name")));
                    throw new IllegalStateException("later");
                }))
                .hasMessage("later");
        assertThat(vault.newest(PERSON, new TreeSet<>(Set.of("P1")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select encrypted from vault.identity_field",
                "select sealed_key from vault.identity_key",
                "update vault.identity_key set sealed_key = '\\x00'",
                "truncate vault.identity_key cascade",
                "drop schema vault cascade",
                "set role test_1_vault"
            })
    void theNodesOwnRoleCannotReadOrChangeWhatIsThere(String statement) {
        vault.insert(PERSON, FIRST, identity(1, Map.of("P1", "name")));
        assertThatThrownBy(() -> DATABASE.jdbc().sql(statement).update()).isInstanceOf(RuntimeException.class);
    }

    private static SealedIdentity identity(int key, Map<String, String> fields) {
        Map<String, byte[]> bytes = new HashMap<>();
        fields.forEach((field, text) -> bytes.put(field, text.getBytes(StandardCharsets.UTF_8)));
        byte[] binding = new byte[32];
        Arrays.fill(binding, (byte) key);
        return new SealedIdentity(binding, new byte[] {(byte) key}, bytes);
    }

    private static byte[] subject(int number) {
        byte[] subject = new byte[16];
        Arrays.fill(subject, (byte) number);
        return subject;
    }
}
