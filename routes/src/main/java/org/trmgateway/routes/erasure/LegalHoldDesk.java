package org.trmgateway.routes.erasure;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Stage;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.CaseStore;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.LegalHoldStore;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.routes.store.RetentionStore;
import org.trmgateway.routes.store.UnitOfWork;
import org.trmgateway.seal.Directory;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.TrailEntryBuilder;
import org.trmgateway.trail.TrailJournal;

/** Sets and lifts legal holds with the case locked; both acts stand on the trail, in each conversation of the case. */
public final class LegalHoldDesk implements LegalHolds {

    private final LegalHoldStore holds;
    private final CaseStore cases;
    private final MessageStore messages;
    private final RetentionStore retention;
    private final Supplier<Directory> directory;
    private final TrailJournal journal;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    public LegalHoldDesk(
            LegalHoldStore holds,
            CaseStore cases,
            MessageStore messages,
            RetentionStore retention,
            Supplier<Directory> directory,
            TrailJournal journal,
            UnitOfWork unitOfWork,
            Clock clock) {
        this.holds = holds;
        this.cases = cases;
        this.messages = messages;
        this.retention = retention;
        this.directory = directory;
        this.journal = journal;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    @Override
    public void set(PartyId party, MessageId message, HoldReason reason) {
        change(party, message, (held, role, now) -> {
            if (holds.set(held.id(), reason.code(), role, now)) {
                record(EvidenceEvent.LEGAL_HOLD_SET, held, now, Optional.of("hold/" + reason.code()));
            }
        });
    }

    @Override
    public void lift(PartyId party, MessageId message) {
        change(party, message, (held, role, now) -> {
            if (holds.lift(held.id(), role, now)) {
                record(EvidenceEvent.LEGAL_HOLD_LIFTED, held, now, Optional.empty());
            }
        });
    }

    private interface Change {
        void make(CaseRecord held, String role, Instant now);
    }

    private void change(PartyId party, MessageId message, Change change) {
        unitOfWork.inTransaction(() -> {
            CaseRecord held = caseOf(party, message);
            change.make(held, role(party), clock.instant());
            return held;
        });
    }

    private CaseRecord caseOf(PartyId party, MessageId id) {
        return messages.find(id, Direction.OUT)
                .filter(message -> message.metadata().from().equals(party))
                .or(() -> messages.find(id, Direction.IN)
                        .filter(message -> message.metadata().to().equals(party)))
                .map(message -> cases.lock(message.caseId()))
                .orElseThrow(() -> new GatewayException(ErrorCode.DELIVER_ITEM_UNKNOWN, Detail.field("messageId")));
    }

    private String role(PartyId party) {
        return directory.get().party(party, ErrorCode.INTAKE_SENDER_UNKNOWN).roles().stream()
                .map(Enum::name)
                .sorted()
                .collect(Collectors.joining("+"));
    }

    private void record(EvidenceEvent event, CaseRecord held, Instant now, Optional<String> rule) {
        for (CaseReference reference : retention.references(held.id())) {
            TrailEntryBuilder entry = TrailEntry.of(event, Stage.TRAIL, now)
                    .conversation(reference.conversationId())
                    .from(held.holder());
            rule.ifPresent(entry::rule);
            journal.append(entry.build());
        }
    }
}
