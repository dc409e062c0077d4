package org.trmgateway.trail;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Sha256;
import org.trmgateway.referral.Stage;

/** Collects what is known about an event; see {@link TrailEntry} for what each part means. */
public final class TrailEntryBuilder {

    private final EvidenceEvent event;
    private final Stage stage;
    private final Instant at;
    private Optional<MessageId> messageId = Optional.empty();
    private Optional<Sha256> conversationId = Optional.empty();
    private Optional<PartyId> from = Optional.empty();
    private Optional<PartyId> to = Optional.empty();
    private Optional<Sha256> envelopeSha256 = Optional.empty();
    private Optional<Sha256> payloadCommitment = Optional.empty();
    private Optional<String> codeLists = Optional.empty();
    private Optional<String> policy = Optional.empty();
    private Optional<String> choreography = Optional.empty();
    private Optional<String> pack = Optional.empty();
    private Optional<String> suite = Optional.empty();
    private Optional<ErrorCode> errorCode = Optional.empty();
    private Optional<String> ruleId = Optional.empty();
    private Optional<String> fieldId = Optional.empty();
    private Optional<Sha256> documentSha256 = Optional.empty();
    private Optional<Sha256> previousEventSha256 = Optional.empty();

    TrailEntryBuilder(EvidenceEvent event, Stage stage, Instant at) {
        this.event = event;
        this.stage = stage;
        this.at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * The message, and the entry of it before this one.
     *
     * @param previous what {@link TrailJournal#append} answered for the message's last entry; empty for its first
     */
    public TrailEntryBuilder message(MessageId id, Optional<Sha256> previous) {
        messageId = Optional.of(id);
        previousEventSha256 = previous;
        return this;
    }

    public TrailEntryBuilder conversation(Sha256 id) {
        conversationId = Optional.of(id);
        return this;
    }

    public TrailEntryBuilder from(PartyId party) {
        from = Optional.of(party);
        return this;
    }

    public TrailEntryBuilder to(PartyId party) {
        to = Optional.of(party);
        return this;
    }

    public TrailEntryBuilder envelope(Sha256 digest) {
        envelopeSha256 = Optional.of(digest);
        return this;
    }

    public TrailEntryBuilder commitment(Sha256 commitment) {
        payloadCommitment = Optional.of(commitment);
        return this;
    }

    /** Of the document the entry is about, see {@link TrailEntry}. */
    public TrailEntryBuilder document(Sha256 digest) {
        documentSha256 = Optional.of(digest);
        return this;
    }

    /** All four versions at once. */
    public TrailEntryBuilder versions(EnvelopeMetadata.Versions versions) {
        return codeLists(versions.codeLists())
                .policy(versions.policy())
                .choreography(versions.choreography())
                .pack(versions.pack());
    }

    public TrailEntryBuilder codeLists(String version) {
        codeLists = Optional.of(version);
        return this;
    }

    public TrailEntryBuilder policy(String version) {
        policy = Optional.of(version);
        return this;
    }

    public TrailEntryBuilder choreography(String version) {
        choreography = Optional.of(version);
        return this;
    }

    public TrailEntryBuilder pack(String version) {
        pack = Optional.of(version);
        return this;
    }

    public TrailEntryBuilder suite(String name) {
        suite = Optional.of(name);
        return this;
    }

    /**
     * Why it was refused. A field is taken over only if it is an id of the field dictionary: the name of an element may have been chosen by
     * whoever wrote the message, and the trail keeps what it is told for ever.
     */
    public TrailEntryBuilder refusal(Refusal refusal) {
        errorCode = Optional.of(refusal.code());
        ruleId = refusal.detail().rule();
        fieldId = refusal.detail().field().filter(TrailEntry::isFieldId);
        return this;
    }

    /** The rule that decided, where nothing was refused. */
    public TrailEntryBuilder rule(String id) {
        ruleId = Optional.of(id);
        return this;
    }

    public TrailEntry build() {
        return new TrailEntry(
                event,
                messageId,
                conversationId,
                from,
                to,
                stage,
                at,
                envelopeSha256,
                payloadCommitment,
                codeLists,
                policy,
                choreography,
                pack,
                suite,
                errorCode,
                ruleId,
                fieldId,
                documentSha256,
                previousEventSha256);
    }
}
