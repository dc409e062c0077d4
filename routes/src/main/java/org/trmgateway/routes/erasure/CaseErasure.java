package org.trmgateway.routes.erasure;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.Stage;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.RetentionStore;
import org.trmgateway.routes.store.RetentionStore.CaseClock;
import org.trmgateway.routes.store.UnitOfWork;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.TrailJournal;

/**
 * Erases cases, each in one transaction with the case locked: a kill leaves a case whole or erased. What stays are ids, parties, digests, states,
 * times, receipts and the trail; they go on to verify, and the trail says that it was done.
 */
public final class CaseErasure {

    private final RetentionStore retention;
    private final List<SubjectRecords> elsewhere;
    private final TrailJournal journal;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    /** @param elsewhere what other parts of the node keep of persons */
    public CaseErasure(
            RetentionStore retention,
            List<SubjectRecords> elsewhere,
            TrailJournal journal,
            UnitOfWork unitOfWork,
            Clock clock) {
        this.retention = retention;
        this.elsewhere = List.copyOf(elsewhere);
        this.journal = journal;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /**
     * Erases what the clock is for, if it is still due and nobody else is doing it.
     *
     * @return whether it was done
     */
    public boolean erase(CaseClock due, UUID caseId, Instant limit) {
        return unitOfWork.inTransaction(() -> retention
                .take(due, caseId, limit)
                .map(held -> {
                    erase(due, held);
                    return held;
                })
                .isPresent());
    }

    private void erase(CaseClock due, CaseRecord held) {
        switch (due) {
            case WITHDRAWN, KEY -> shred(held);
            case ADDRESSING -> retention.eraseAddressing(held.id(), clock.instant());
            case INDEX -> {
                eraseElsewhere(SubjectRecords.Kind.INDEX, held);
                retention.indexErased(held.id(), clock.instant());
            }
        }
    }

    /** The bodies go although nobody could read them without the key: an old backup may have it. */
    private void shred(CaseRecord held) {
        Instant now = clock.instant();
        for (SubjectRecords.Kind kind : SubjectRecords.Kind.values()) {
            eraseElsewhere(kind, held);
        }
        retention.eraseContents(held.id());
        retention.eraseAddressing(held.id(), now);
        retention.indexErased(held.id(), now);
        retention.eraseKey(held.id(), now);
        for (CaseReference reference : retention.references(held.id())) {
            journal.append(TrailEntry.of(EvidenceEvent.SUBJECT_SHREDDED, Stage.TRAIL, now)
                    .conversation(reference.conversationId())
                    .from(held.holder())
                    .build());
        }
    }

    private void eraseElsewhere(SubjectRecords.Kind kind, CaseRecord held) {
        elsewhere.stream()
                .filter(records -> records.kind() == kind)
                .forEach(records -> records.erase(held.subjectId()));
    }
}
