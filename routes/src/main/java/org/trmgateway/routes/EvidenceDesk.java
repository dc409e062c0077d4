package org.trmgateway.routes;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.Evidence;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Sha256;
import org.trmgateway.referral.Stage;
import org.trmgateway.routes.store.TrailHeads;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.Receipts;
import org.trmgateway.seal.SigningIdentity;
import org.trmgateway.seal.TrustAnchors;
import org.trmgateway.trail.Commitment;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.TrailEntryBuilder;
import org.trmgateway.trail.TrailJournal;

/**
 * Makes the two traces of every transition: the signed receipt for the other side, and the entry on this node's own trail. An entry by which a
 * receipt is given or taken names the SHA-256 of the receipt as it is exchanged, before any time-stamp: so both nodes say the same of it.
 */
public final class EvidenceDesk {

    private final PartyId gatewayParty;
    private final SigningIdentity identity;
    private final Supplier<Directory> directory;
    private final TrustAnchors anchors;
    private final TrailJournal journal;
    private final TrailHeads heads;
    private final Clock clock;

    public EvidenceDesk(
            PartyId gatewayParty,
            SigningIdentity identity,
            Supplier<Directory> directory,
            TrustAnchors anchors,
            TrailJournal journal,
            TrailHeads heads,
            Clock clock) {
        this.gatewayParty = gatewayParty;
        this.identity = identity;
        this.directory = directory;
        this.anchors = anchors;
        this.journal = journal;
        this.heads = heads;
        this.clock = clock;
    }

    /** Whole milliseconds: what receipts and trail agree on. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Signs a receipt and appends the entry that it was given, in the caller's transaction. Both say the same time: by it a receipt is counted
     * for a day.
     *
     * @param at when it happened, of {@link #now}
     * @return the receipt, for the caller to keep and to hand out byte for byte
     */
    public byte[] give(
            EvidenceEvent event,
            Stage stage,
            EnvelopeMetadata metadata,
            Optional<Sha256> envelopeSha256,
            Optional<Refusal> refusal,
            Instant at) {
        byte[] signed = about(event, metadata, envelopeSha256, metadata.originalSha256(), refusal, at);
        append(
                metadata.messageId(),
                about(event, stage, metadata, envelopeSha256, refusal, at).document(Sha256.of(signed)));
        return signed;
    }

    /**
     * Appends that a receipt of another gateway was taken, in the caller's transaction.
     *
     * @param said what it says; it was verified
     * @param signed its bytes as they came
     */
    public void take(
            Evidence said, Stage stage, EnvelopeMetadata metadata, Optional<Sha256> envelopeSha256, byte[] signed) {
        append(
                metadata.messageId(),
                about(said.event(), stage, metadata, envelopeSha256, said.refusal())
                        .document(Sha256.of(signed)));
    }

    /** A signed receipt for the system that handed the message in, with the plain digest of the bytes. */
    public byte[] acceptance(EnvelopeMetadata metadata, Sha256 handedIn) {
        return about(
                EvidenceEvent.SUBMISSION_ACCEPTANCE, metadata, Optional.empty(), handedIn, Optional.empty(), now());
    }

    private byte[] about(
            EvidenceEvent event,
            EnvelopeMetadata metadata,
            Optional<Sha256> envelopeSha256,
            Sha256 originalSha256,
            Optional<Refusal> refusal,
            Instant at) {
        return sign(new Evidence(
                event,
                metadata.messageId(),
                Optional.of(metadata.type()),
                metadata.from(),
                Optional.of(metadata.to()),
                gatewayParty,
                at,
                envelopeSha256,
                Optional.of(originalSha256),
                refusal));
    }

    /**
     * Signs the refusal of something that never became a message, and appends that it was given.
     *
     * @param from empty when nobody could be named; then the gateway signs for itself
     */
    public byte[] reject(MessageId id, Stage stage, Optional<PartyId> from, Sha256 originalSha256, Refusal refusal) {
        byte[] signed = sign(new Evidence(
                EvidenceEvent.SUBMISSION_REJECTION,
                id,
                Optional.empty(),
                from.orElse(gatewayParty),
                Optional.empty(),
                gatewayParty,
                now(),
                Optional.empty(),
                Optional.of(originalSha256),
                Optional.of(refusal)));
        TrailEntryBuilder entry = TrailEntry.of(EvidenceEvent.SUBMISSION_REJECTION, stage, now())
                .refusal(refusal)
                .document(Sha256.of(signed));
        from.ifPresent(entry::from);
        append(id, entry);
        return signed;
    }

    /** Verifies a receipt of another gateway. */
    public Evidence verify(byte[] receipt) {
        return Receipts.verify(receipt, directory.get(), anchors, now());
    }

    /** Appends an entry about a message to the trail, in the caller's transaction; of an event for which no receipt is given or taken. */
    public void record(
            EvidenceEvent event,
            Stage stage,
            EnvelopeMetadata metadata,
            Optional<Sha256> envelopeSha256,
            Optional<Refusal> refusal) {
        append(metadata.messageId(), about(event, stage, metadata, envelopeSha256, refusal));
    }

    /**
     * Appends what a person did with a message, in the caller's transaction.
     *
     * @param rule which act it was, or for what purpose
     */
    public void recordAct(EvidenceEvent event, Stage stage, EnvelopeMetadata metadata, String rule) {
        append(
                metadata.messageId(),
                about(event, stage, metadata, Optional.empty(), Optional.empty())
                        .rule(rule));
    }

    /** Appends the entry that binds a sealed container by a commitment that can be made unlinkable by deleting the nonce. */
    public void recordSealed(EnvelopeMetadata metadata, Sha256 envelopeSha256, byte[] nonce, Sha256 containerSha256) {
        append(
                metadata.messageId(),
                about(EvidenceEvent.MESSAGE_SEALED, Stage.SEAL, metadata, Optional.of(envelopeSha256), Optional.empty())
                        .commitment(Commitment.of(nonce, containerSha256)));
    }

    /**
     * The same for the receiver: it opened exactly this container, and gives a receipt for it.
     *
     * @param at when it happened, of {@link #now}
     * @return the receipt
     */
    public byte[] giveOpened(
            EnvelopeMetadata metadata, Sha256 envelopeSha256, byte[] nonce, Sha256 containerSha256, Instant at) {
        byte[] signed = about(
                EvidenceEvent.RELAY_ACCEPTANCE,
                metadata,
                Optional.of(envelopeSha256),
                metadata.originalSha256(),
                Optional.empty(),
                at);
        append(
                metadata.messageId(),
                about(
                                EvidenceEvent.RELAY_ACCEPTANCE,
                                Stage.RECEIVE,
                                metadata,
                                Optional.of(envelopeSha256),
                                Optional.empty(),
                                at)
                        .commitment(Commitment.of(nonce, containerSha256))
                        .document(Sha256.of(signed)));
        return signed;
    }

    /** Appends that a message was accepted; {@code receipt} is absent for one that the gateway itself makes. */
    public void recordAcceptance(Stage stage, EnvelopeMetadata metadata, Optional<byte[]> receipt) {
        TrailEntryBuilder entry =
                about(EvidenceEvent.SUBMISSION_ACCEPTANCE, stage, metadata, Optional.empty(), Optional.empty());
        receipt.ifPresent(signed -> entry.document(Sha256.of(signed)));
        append(metadata.messageId(), entry);
    }

    /**
     * Appends what became of an order about a message's person.
     *
     * @return leaf hash of the entry
     */
    public Sha256 recordReveal(
            EvidenceEvent event, EnvelopeMetadata metadata, Sha256 documentSha256, Optional<Refusal> refusal) {
        return append(
                metadata.messageId(),
                about(event, Stage.PROTECT, metadata, Optional.empty(), refusal).document(documentSha256));
    }

    /** Appends the refusal of an order; nothing of it is believed but who brought it. */
    public void recordRevealRefused(PartyId from, Sha256 documentSha256, Refusal refusal) {
        recordRefusedOrder(EvidenceEvent.REVEAL_REFUSED, Stage.PROTECT, from, documentSha256, refusal);
    }

    /** Appends the refusal of an order to begin another log; nothing of it is believed but who brought it. */
    public void recordRecoveryRefused(PartyId from, Sha256 documentSha256, Refusal refusal) {
        recordRefusedOrder(EvidenceEvent.OPERATOR_ACTION, Stage.TRAIL, from, documentSha256, refusal);
    }

    private void recordRefusedOrder(
            EvidenceEvent event, Stage stage, PartyId from, Sha256 documentSha256, Refusal refusal) {
        journal.append(TrailEntry.of(event, stage, now())
                .from(from)
                .document(documentSha256)
                .refusal(refusal)
                .build());
    }

    /** Appends that a party got numbers about its cases; which numbers is not said. */
    public void recordStatistics(PartyId party) {
        journal.append(TrailEntry.of(EvidenceEvent.STATISTICS_EXPORTED, Stage.PROTECT, now())
                .from(party)
                .build());
    }

    /**
     * Appends that this node started, with the versions it enforces.
     *
     * @param settings digest of the settings it started with: stated at every start, also of those that are no change
     */
    public void recordStart(EnvelopeMetadata.Versions versions, Sha256 settings) {
        journal.append(TrailEntry.of(EvidenceEvent.NODE_STARTED, Stage.TRAIL, now())
                .from(gatewayParty)
                .versions(versions)
                .document(settings)
                .build());
    }

    /** Appends that other contracts came into force. */
    public void recordPolicy(Sha256 manifest, EnvelopeMetadata.Versions versions) {
        journal.append(TrailEntry.of(EvidenceEvent.POLICY_CHANGED, Stage.TRAIL, now())
                .from(gatewayParty)
                .versions(versions)
                .document(manifest)
                .build());
    }

    /**
     * Appends that something of this node or of one of its parties is another now, or that an operator did something.
     *
     * @param what which of several, in the shape of a rule
     * @param document digest of what it is now
     */
    public void recordChange(EvidenceEvent event, PartyId of, Optional<String> what, Sha256 document) {
        TrailEntryBuilder entry =
                TrailEntry.of(event, Stage.TRAIL, now()).from(of).document(document);
        what.ifPresent(entry::rule);
        journal.append(entry.build());
    }

    /**
     * Appends what happened to the directory of this node.
     *
     * @param version of the directory it is about
     * @param about the party that was cut off or restored; empty for the directory itself
     * @param sha256 of the document that says so
     * @return leaf hash of the entry
     */
    public Sha256 recordDirectory(EvidenceEvent event, long version, Optional<PartyId> about, Sha256 sha256) {
        TrailEntryBuilder entry = TrailEntry.of(event, Stage.TRAIL, now())
                .from(gatewayParty)
                .rule("directory-" + version)
                .document(sha256);
        about.ifPresent(entry::to);
        return journal.append(entry.build());
    }

    /** Appends that a directory or a cut-off was refused; nothing of it is believed. */
    public void recordDirectoryRefused(Sha256 sha256, Refusal refusal) {
        journal.append(TrailEntry.of(EvidenceEvent.DIRECTORY_REFUSED, Stage.TRAIL, now())
                .from(gatewayParty)
                .document(sha256)
                .refusal(refusal)
                .build());
    }

    /**
     * Appends that it is no longer, or again, known what an authority revoked.
     *
     * @param authority id of the authority, in the shape of a rule
     * @param reason why nothing of it is trusted any more; absent while it is
     */
    public void recordRevocation(EvidenceEvent event, String authority, Optional<ErrorCode> reason) {
        TrailEntryBuilder entry =
                TrailEntry.of(event, Stage.TRAIL, now()).from(gatewayParty).rule(authority);
        reason.ifPresent(code -> entry.refusal(new Refusal(code, Detail.rule(authority))));
        journal.append(entry.build());
    }

    /**
     * Appends that a peer proved its receipt to be on its trail. An entry of the node: the message's own chain stays what happened to the message.
     *
     * @param peer gateway party of the peer
     * @param proof digest of the proof
     */
    public void recordProofKept(PartyId peer, Sha256 proof) {
        journal.append(TrailEntry.of(EvidenceEvent.RECEIPT_PROOF_KEPT, Stage.TRAIL, now())
                .from(gatewayParty)
                .to(peer)
                .document(proof)
                .build());
    }

    /**
     * Appends what came of comparing a day's ledger with a peer's.
     *
     * @param peer gateway party of the peer
     * @param day as a rule, {@code day-2026-11-24}
     * @param ledger digest of this node's ledger
     */
    public void recordLedger(boolean agreed, PartyId peer, String day, Sha256 ledger) {
        journal.append(TrailEntry.of(
                        agreed ? EvidenceEvent.PEER_LEDGER_AGREED : EvidenceEvent.PEER_LEDGER_DIFFERED,
                        Stage.TRAIL,
                        now())
                .from(gatewayParty)
                .to(peer)
                .rule(day)
                .document(ledger)
                .build());
    }

    /** Appends that the recipient gets other pseudonyms of the origin from now on. */
    public void recordRoll(PartyId origin, PartyId recipient) {
        journal.append(TrailEntry.of(EvidenceEvent.PSEUDONYMS_ROLLED, Stage.PROTECT, now())
                .from(origin)
                .to(recipient)
                .build());
    }

    public PartyId gatewayParty() {
        return gatewayParty;
    }

    private byte[] sign(Evidence evidence) {
        return Receipts.sign(evidence, identity);
    }

    private Sha256 append(MessageId id, TrailEntryBuilder entry) {
        Sha256 leaf = journal.append(entry.message(id, heads.last(id)).build());
        heads.put(id, leaf);
        return leaf;
    }

    private TrailEntryBuilder about(
            EvidenceEvent event,
            Stage stage,
            EnvelopeMetadata metadata,
            Optional<Sha256> envelopeSha256,
            Optional<Refusal> refusal) {
        return about(event, stage, metadata, envelopeSha256, refusal, now());
    }

    private static TrailEntryBuilder about(
            EvidenceEvent event,
            Stage stage,
            EnvelopeMetadata metadata,
            Optional<Sha256> envelopeSha256,
            Optional<Refusal> refusal,
            Instant at) {
        TrailEntryBuilder entry = TrailEntry.of(event, stage, at)
                .conversation(metadata.caseReference().conversationId())
                .from(metadata.from())
                .to(metadata.to())
                .versions(metadata.versions())
                .suite(metadata.suite());
        envelopeSha256.ifPresent(entry::envelope);
        refusal.ifPresent(entry::refusal);
        return entry;
    }
}
