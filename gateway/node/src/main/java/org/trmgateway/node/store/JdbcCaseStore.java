package org.trmgateway.node.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trmgateway.contracts.Strand;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.CaseRelation;
import org.trmgateway.routes.store.CaseStore;
import org.trmgateway.routes.store.ConsentCell;

/**
 * Cases in {@code case_file}, {@code vault_key}, {@code case_relation}, {@code consent} and {@code withdrawal}. A case whose key was erased is
 * no longer found, and its references cannot be used again.
 */
public final class JdbcCaseStore implements CaseStore {

    private final JdbcClient jdbc;

    public JdbcCaseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<CaseRecord> lockByNumber(PartyId holder, byte[] blindedNumber) {
        return jdbc.sql(CaseSql.LOCK_BY_NUMBER)
                .param("holder", holder.value())
                .param("blindedNumber", blindedNumber)
                .query(JdbcCaseStore::caseRecord)
                .optional();
    }

    @Override
    public Optional<CaseRecord> lockByReference(PartyId holder, CaseReference reference) {
        return jdbc.sql(CaseSql.LOCK_BY_REFERENCE)
                .param("holder", holder.value())
                .param("reference", reference.value())
                .query(JdbcCaseStore::caseRecord)
                .optional();
    }

    /** Throws {@link ErrorCode#ADMIT_CASE_UNKNOWN} when there is no such case, {@link ErrorCode#ADMIT_CASE_ERASED} when its key was erased. */
    @Override
    public CaseRecord lock(UUID caseId) {
        return jdbc.sql(CaseSql.LOCK)
                .param("id", caseId)
                .query(JdbcCaseStore::caseRecord)
                .optional()
                .orElseThrow(() ->
                        isErased(caseId) ? new GatewayException(ErrorCode.ADMIT_CASE_ERASED, Detail.NONE) : unknown());
    }

    @Override
    public boolean isErased(UUID caseId) {
        return jdbc.sql(CaseSql.IS_ERASED)
                .param("id", caseId)
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean isSpent(PartyId holder, CaseReference reference) {
        return jdbc.sql(CaseSql.IS_SPENT)
                .param("holder", holder.value())
                .param("conversationId", reference.conversationId().bytes())
                .query(Boolean.class)
                .single();
    }

    @Override
    public void insert(CaseRecord opened, Optional<byte[]> blindedNumber) {
        jdbc.sql(CaseSql.INSERT_CASE)
                .param("id", opened.id())
                .param("holder", opened.holder().value())
                .param("openedHere", opened.openedHere())
                .param("state", opened.state())
                .param("encryptedCaseNumber", opened.encryptedCaseNumber().orElse(null), Types.BINARY)
                .param("blindedNumber", blindedNumber.orElse(null), Types.BINARY)
                .param("referenceKey", opened.caseKey())
                .param("subjectId", opened.subjectId())
                .param("wrappedDataKey", opened.wrappedDataKey())
                .update();
    }

    @Override
    public String stateOf(UUID caseId) {
        return jdbc.sql(CaseSql.STATE)
                .param("id", caseId)
                .query(String.class)
                .optional()
                .orElseThrow(JdbcCaseStore::unknown);
    }

    @Override
    public void changeState(UUID caseId, String state) {
        requireOne(jdbc.sql(CaseSql.CHANGE_STATE)
                .param("id", caseId)
                .param("state", state)
                .update());
    }

    @Override
    public void putFacts(UUID caseId, byte[] encryptedFacts) {
        requireOne(jdbc.sql(CaseSql.PUT_FACTS)
                .param("id", caseId)
                .param("facts", encryptedFacts, Types.BINARY)
                .update());
    }

    @Override
    public void insertRelation(CaseRelation relation) {
        requireOne(jdbc.sql(CaseSql.INSERT_RELATION)
                .param("id", relation.caseId())
                .param("peer", relation.peer().value())
                .param("strand", relation.strand().name())
                .param("reference", relation.reference().value())
                .param("openedHere", relation.openedHere())
                .param("lastSent", relation.lastSent())
                .param("lastDelivered", relation.lastDelivered())
                .update());
    }

    @Override
    public Optional<CaseRelation> relation(UUID caseId, CaseReference reference) {
        return jdbc.sql(CaseSql.LOCK_RELATION)
                .param("id", caseId)
                .param("reference", reference.value())
                .query(JdbcCaseStore::caseRelation)
                .optional();
    }

    @Override
    public List<CaseRelation> relations(UUID caseId) {
        lockOnly(caseId);
        return jdbc.sql(CaseSql.RELATIONS)
                .param("id", caseId)
                .query(JdbcCaseStore::caseRelation)
                .list();
    }

    @Override
    public long nextSequence(UUID caseId, CaseReference reference) {
        return jdbc.sql(CaseSql.NEXT_SEQUENCE)
                .param("id", caseId)
                .param("reference", reference.value())
                .query(Long.class)
                .optional()
                .orElseThrow(JdbcCaseStore::unknown);
    }

    @Override
    public boolean releaseSequence(UUID caseId, CaseReference reference, long sequence) {
        return jdbc.sql(CaseSql.RELEASE_SEQUENCE)
                        .param("id", caseId)
                        .param("reference", reference.value())
                        .param("sequence", sequence)
                        .update()
                == 1;
    }

    /** A number that is not after the last one changes nothing. */
    @Override
    public void delivered(UUID caseId, CaseReference reference, long sequence) {
        requireOne(jdbc.sql(CaseSql.DELIVERED)
                .param("id", caseId)
                .param("reference", reference.value())
                .param("sequence", sequence)
                .update());
    }

    @Override
    public void putConsents(UUID caseId, List<ConsentCell> cells) {
        for (ConsentCell cell : cells) {
            jdbc.sql(CaseSql.PUT_CONSENT)
                    .param("id", caseId)
                    .param("purpose", cell.purpose())
                    .param("recipient", cell.recipient().value())
                    .param("category", cell.category())
                    .param("validFrom", cell.from())
                    .param("validUntil", cell.until())
                    .param("withdrawnOn", cell.withdrawnOn().orElse(null), Types.DATE)
                    .update();
        }
    }

    @Override
    public List<ConsentCell> consents(UUID caseId) {
        lockOnly(caseId);
        return jdbc.sql(CaseSql.CONSENTS)
                .param("id", caseId)
                .query(JdbcCaseStore::consentCell)
                .list();
    }

    @Override
    public boolean withdrawConsents(UUID caseId, LocalDate day, Optional<String> purpose, Optional<String> category) {
        int said = withdraw(CaseSql.SAY_WITHDRAWN, caseId, day, purpose, category);
        withdraw(CaseSql.WITHDRAW, caseId, day, purpose, category);
        return said == 1;
    }

    private int withdraw(String sql, UUID caseId, LocalDate day, Optional<String> purpose, Optional<String> category) {
        return jdbc.sql(sql)
                .param("id", caseId)
                .param("day", day)
                .param("purpose", purpose.orElse(null), Types.VARCHAR)
                .param("category", category.orElse(null), Types.VARCHAR)
                .update();
    }

    /** On its own, so that what is read next is what the last holder of the lock left. */
    private void lockOnly(UUID caseId) {
        jdbc.sql(CaseSql.LOCK_ONLY).param("id", caseId).query(Integer.class).optional();
    }

    private static void requireOne(int rows) {
        if (rows != 1) {
            throw unknown();
        }
    }

    private static GatewayException unknown() {
        return new GatewayException(ErrorCode.ADMIT_CASE_UNKNOWN, Detail.NONE);
    }

    private static CaseRecord caseRecord(ResultSet row, int number) throws SQLException {
        return new CaseRecord(
                row.getObject("id", UUID.class),
                new PartyId(row.getString("holder")),
                row.getBoolean("opened_here"),
                row.getString("state"),
                row.getBytes("reference_key"),
                row.getBytes("subject_id"),
                row.getBytes("wrapped_data_key"),
                Columns.maybeBytes(row, "encrypted_case_number"),
                Columns.maybeBytes(row, "encrypted_facts"));
    }

    private static CaseRelation caseRelation(ResultSet row, int number) throws SQLException {
        return new CaseRelation(
                row.getObject("case_id", UUID.class),
                new PartyId(row.getString("peer")),
                Strand.valueOf(row.getString("strand")),
                new CaseReference(row.getString("reference")),
                row.getBoolean("opened_here"),
                row.getLong("last_sent"),
                row.getLong("last_delivered"));
    }

    private static ConsentCell consentCell(ResultSet row, int number) throws SQLException {
        return new ConsentCell(
                row.getString("purpose"),
                new PartyId(row.getString("recipient")),
                row.getString("category"),
                Columns.day(row, "valid_from"),
                Columns.day(row, "valid_until"),
                Columns.maybeDay(row, "withdrawn_on"));
    }
}
