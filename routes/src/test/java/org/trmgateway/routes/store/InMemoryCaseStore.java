package org.trmgateway.routes.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.PartyId;

/** Cases in memory. */
public final class InMemoryCaseStore implements CaseStore {

    private final InMemoryDatabase.Table<UUID, Row> cases;
    private final InMemoryDatabase.Table<RelationKey, CaseRelation> relations;
    private final InMemoryDatabase.Table<UUID, List<ConsentCell>> consents;
    private final InMemoryDatabase.Table<UUID, List<Withdrawal>> withdrawals;

    public InMemoryCaseStore(InMemoryDatabase database) {
        this.cases = database.table();
        this.relations = database.table();
        this.consents = database.table();
        this.withdrawals = database.table();
    }

    private record Row(CaseRecord opened, Optional<byte[]> blindedNumber) {}

    private record RelationKey(UUID caseId, CaseReference reference) {}

    private record Withdrawal(LocalDate day, Optional<String> purpose, Optional<String> category) {

        boolean covers(ConsentCell cell) {
            return affected(cell, purpose, category) && !day.isBefore(cell.from());
        }
    }

    @Override
    public Optional<CaseRecord> lockByNumber(PartyId holder, byte[] blindedNumber) {
        return cases.with(rows -> rows.values().stream()
                .filter(row -> row.opened().holder().equals(holder)
                        && row.blindedNumber()
                                .filter(known -> Arrays.equals(known, blindedNumber))
                                .isPresent())
                .map(Row::opened)
                .findFirst());
    }

    @Override
    public Optional<CaseRecord> lockByReference(PartyId holder, CaseReference reference) {
        return relations.with(rows -> rows.values().stream()
                .filter(relation -> relation.reference().equals(reference))
                .map(relation -> lock(relation.caseId()))
                .filter(known -> known.holder().equals(holder))
                .findFirst());
    }

    @Override
    public CaseRecord lock(UUID caseId) {
        return cases.with(rows -> Optional.ofNullable(rows.get(caseId)))
                .orElseThrow(InMemoryCaseStore::unknown)
                .opened();
    }

    /** Nothing is erased in memory. */
    @Override
    public boolean isErased(UUID caseId) {
        return false;
    }

    /** Nothing is erased in memory. */
    @Override
    public boolean isSpent(PartyId holder, CaseReference reference) {
        return false;
    }

    @Override
    public void insert(CaseRecord opened, Optional<byte[]> blindedNumber) {
        boolean taken = cases.with(rows -> rows.putIfAbsent(opened.id(), new Row(opened, blindedNumber)) != null)
                || blindedNumber
                        .flatMap(number -> lockByNumber(opened.holder(), number))
                        .filter(other -> !other.id().equals(opened.id()))
                        .isPresent();
        if (taken) {
            throw new IllegalStateException("a case is there already");
        }
    }

    @Override
    public String stateOf(UUID caseId) {
        return lock(caseId).state();
    }

    @Override
    public void changeState(UUID caseId, String state) {
        CaseRecord known = lock(caseId);
        CaseRecord changed = new CaseRecord(
                known.id(),
                known.holder(),
                known.openedHere(),
                state,
                known.caseKey(),
                known.subjectId(),
                known.wrappedDataKey(),
                known.encryptedCaseNumber(),
                known.encryptedFacts());
        cases.with(rows -> rows.computeIfPresent(caseId, (id, row) -> new Row(changed, row.blindedNumber())));
    }

    @Override
    public void putFacts(UUID caseId, byte[] encryptedFacts) {
        CaseRecord known = lock(caseId);
        CaseRecord changed = new CaseRecord(
                known.id(),
                known.holder(),
                known.openedHere(),
                known.state(),
                known.caseKey(),
                known.subjectId(),
                known.wrappedDataKey(),
                known.encryptedCaseNumber(),
                Optional.of(encryptedFacts));
        cases.with(rows -> rows.computeIfPresent(caseId, (id, row) -> new Row(changed, row.blindedNumber())));
    }

    @Override
    public void insertRelation(CaseRelation relation) {
        lock(relation.caseId());
        RelationKey key = new RelationKey(relation.caseId(), relation.reference());
        boolean taken = relations(relation.caseId()).stream()
                .anyMatch(known -> known.peer().equals(relation.peer()) && known.strand() == relation.strand());
        if (taken || relations.with(rows -> rows.putIfAbsent(key, relation) != null)) {
            throw new IllegalStateException("a relation is there already");
        }
    }

    @Override
    public Optional<CaseRelation> relation(UUID caseId, CaseReference reference) {
        return relations.with(rows -> Optional.ofNullable(rows.get(new RelationKey(caseId, reference))));
    }

    @Override
    public List<CaseRelation> relations(UUID caseId) {
        return relations.with(rows -> rows.values().stream()
                .filter(relation -> relation.caseId().equals(caseId))
                .toList());
    }

    @Override
    public long nextSequence(UUID caseId, CaseReference reference) {
        return change(caseId, reference, known -> counted(known, known.lastSent() + 1, known.lastDelivered()))
                .lastSent();
    }

    @Override
    public boolean releaseSequence(UUID caseId, CaseReference reference, long sequence) {
        boolean last = relation(caseId, reference)
                .filter(known -> known.lastSent() == sequence)
                .isPresent();
        if (last) {
            change(caseId, reference, known -> counted(known, sequence - 1, known.lastDelivered()));
        }
        return last;
    }

    @Override
    public void delivered(UUID caseId, CaseReference reference, long sequence) {
        change(caseId, reference, known -> counted(known, known.lastSent(), Math.max(known.lastDelivered(), sequence)));
    }

    /** A cell that was withdrawn comes back only by a consent that begins later. */
    @Override
    public void putConsents(UUID caseId, List<ConsentCell> cells) {
        List<ConsentCell> all = new ArrayList<>(consents(caseId));
        for (ConsentCell cell : cells) {
            List<ConsentCell> alike =
                    all.stream().filter(known -> sameCell(known, cell)).toList();
            boolean withdrawn = alike.stream()
                    .anyMatch(known -> known.withdrawnOn().isPresent()
                            && !later(known.withdrawnOn().get(), known.from()).isBefore(cell.from()));
            if (!withdrawn) {
                ConsentCell added = withdrawnBefore(caseId, cell);
                all.removeIf(known -> added.withdrawnOn().isEmpty()
                        && sameCell(known, cell)
                        && known.withdrawnOn().isEmpty());
                all.add(added);
            }
        }
        consents.with(rows -> rows.put(caseId, List.copyOf(all)));
    }

    @Override
    public List<ConsentCell> consents(UUID caseId) {
        return consents.with(rows -> rows.getOrDefault(caseId, List.of()));
    }

    @Override
    public boolean withdrawConsents(UUID caseId, LocalDate day, Optional<String> purpose, Optional<String> category) {
        List<ConsentCell> all = consents(caseId).stream()
                .map(cell -> affected(cell, purpose, category) ? withdrawn(cell, day) : cell)
                .toList();
        consents.with(rows -> rows.put(caseId, all));
        List<Withdrawal> said = new ArrayList<>(withdrawals.with(rows -> rows.getOrDefault(caseId, List.of())));
        Withdrawal withdrawal = new Withdrawal(day, purpose, category);
        boolean news = !said.contains(withdrawal);
        said.add(withdrawal);
        withdrawals.with(rows -> rows.put(caseId, List.copyOf(said)));
        return news;
    }

    private ConsentCell withdrawnBefore(UUID caseId, ConsentCell cell) {
        return withdrawals.with(rows -> rows.getOrDefault(caseId, List.of())).stream()
                .filter(withdrawal -> withdrawal.covers(cell))
                .map(Withdrawal::day)
                .max(Comparator.naturalOrder())
                .map(day -> withdrawn(cell, day))
                .orElse(cell);
    }

    private CaseRelation change(UUID caseId, CaseReference reference, UnaryOperator<CaseRelation> change) {
        CaseRelation changed = change.apply(relation(caseId, reference).orElseThrow(InMemoryCaseStore::unknown));
        relations.with(rows -> rows.put(new RelationKey(caseId, reference), changed));
        return changed;
    }

    private static CaseRelation counted(CaseRelation known, long lastSent, long lastDelivered) {
        return new CaseRelation(
                known.caseId(),
                known.peer(),
                known.strand(),
                known.reference(),
                known.openedHere(),
                lastSent,
                lastDelivered);
    }

    private static boolean sameCell(ConsentCell one, ConsentCell other) {
        return one.purpose().equals(other.purpose())
                && one.recipient().equals(other.recipient())
                && one.category().equals(other.category());
    }

    private static boolean affected(ConsentCell cell, Optional<String> purpose, Optional<String> category) {
        return cell.withdrawnOn().isEmpty()
                && purpose.filter(wanted -> !wanted.equals(cell.purpose())).isEmpty()
                && category.filter(wanted -> !wanted.equals(cell.category())).isEmpty();
    }

    private static ConsentCell withdrawn(ConsentCell cell, LocalDate day) {
        return new ConsentCell(
                cell.purpose(), cell.recipient(), cell.category(), cell.from(), cell.until(), Optional.of(day));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static GatewayException unknown() {
        return new GatewayException(ErrorCode.ADMIT_CASE_UNKNOWN);
    }
}
