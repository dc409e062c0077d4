package org.trmgateway.routes.outbound.intake;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.trmgateway.contracts.RefusalTexts;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageIds;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Sha256;
import org.trmgateway.referral.Stage;
import org.trmgateway.routes.CanonicalXml;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.outbound.admit.Acceptance;
import org.trmgateway.routes.outbound.admit.AdmittedMessage;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.routes.store.SubmissionStore;
import org.trmgateway.routes.store.SubmissionStore.Accepted;
import org.trmgateway.routes.store.UnitOfWork;
import org.trmgateway.routes.vault.IdentityDesk;

/** The first durable point: what was accepted here is never lost, and what was refused left nothing but the record of the refusal. */
public final class Intake {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,120}");

    /** Rule of the entry that says so. */
    private static final String LOSSES_CONFIRMED = "losses-confirmed";

    private final SubmissionStore submissions;
    private final MessageStore messages;
    private final Acceptance acceptance;
    private final IdentityDesk vault;
    private final EvidenceDesk evidence;
    private final RefusalTexts texts;
    private final String language;
    private final long largest;
    private final UnitOfWork unitOfWork;
    private final MessageIds messageIds;

    public Intake(
            SubmissionStore submissions,
            MessageStore messages,
            Acceptance acceptance,
            IdentityDesk vault,
            EvidenceDesk evidence,
            RefusalTexts texts,
            String language,
            long largest,
            UnitOfWork unitOfWork,
            Clock clock) {
        this.submissions = submissions;
        this.messages = messages;
        this.acceptance = acceptance;
        this.vault = vault;
        this.evidence = evidence;
        this.texts = texts;
        this.language = language;
        this.largest = largest;
        this.unitOfWork = unitOfWork;
        this.messageIds = new MessageIds(clock, new SecureRandom());
    }

    /** Refuses a submission without a usable idempotency key, and one that is too large. */
    public Submission check(Submission submission) {
        boolean usable = submission
                .idempotencyKey()
                .filter(key -> KEY.matcher(key).matches())
                .isPresent();
        if (!usable) {
            throw new GatewayException(ErrorCode.INTAKE_IDEMPOTENCY_KEY_MISSING, Detail.field("Idempotency-Key"));
        }
        if (submission.original().value().length > largest) {
            throw new GatewayException(ErrorCode.INTAKE_TOO_LARGE);
        }
        return submission;
    }

    /**
     * The stored answer to an earlier submission with the same key.
     *
     * @throws GatewayException with INTAKE_IDEMPOTENCY_CONFLICT when the earlier one had other bytes
     */
    public Optional<SubmissionAnswer> replay(Submission submission) {
        return submissions.find(submission.sender(), key(submission)).map(earlier -> {
            if (!earlier.originalSha256().equals(Sha256.of(submission.original().value()))) {
                throw new GatewayException(ErrorCode.INTAKE_IDEMPOTENCY_CONFLICT, Detail.field("Idempotency-Key"));
            }
            return new SubmissionAnswer.Accepted(earlier.messageIds(), earlier.acceptedAt(), earlier.receipt(), true);
        });
    }

    /** Lets submissions with the same key in one after the other; call it first in the transaction. */
    public void takeTurn(Submission submission) {
        submissions.lockKey(submission.sender(), key(submission));
    }

    /**
     * Stores the messages with their receipt, their trail entries and the promise to go on.
     *
     * @param confirmed whether a person had to confirm a loss, and did: that is on the trail too
     */
    public SubmissionAnswer accept(Submission submission, List<AdmittedMessage> admitted, boolean confirmed) {
        AdmittedMessage first = admitted.getFirst();
        Instant now = first.metadata().created();
        byte[] canonical = CanonicalXml.write(first.canonical());
        Sha256 digest = Sha256.of(submission.original().value());
        List<byte[]> receipts = new ArrayList<>();
        for (AdmittedMessage message : admitted) {
            byte[] signed = receipt(message.metadata(), digest);
            acceptance.store(message, Stage.INTAKE, canonical, Optional.of(signed));
            if (confirmed) {
                evidence.recordAct(
                        EvidenceEvent.OPERATOR_ACTION, Stage.TRANSLATE, message.metadata(), LOSSES_CONFIRMED);
            }
            receipts.add(signed);
        }
        byte[] receipt = receipts.getFirst();
        List<MessageId> ids =
                admitted.stream().map(message -> message.metadata().messageId()).toList();
        vault.keep(first.holder(), ids.getFirst(), first.canonical());
        submissions.insert(new Accepted(submission.sender(), key(submission), digest, ids, receipt, now));
        return new SubmissionAnswer.Accepted(ids, now, receipt, false);
    }

    private byte[] receipt(EnvelopeMetadata metadata, Sha256 digest) {
        byte[] receipt = evidence.acceptance(metadata, digest);
        messages.putReceipt(
                metadata.messageId(), Direction.OUT, EvidenceEvent.SUBMISSION_ACCEPTANCE, receipt, metadata.created());
        return receipt;
    }

    /** Records a refusal on the trail and signs it. */
    public SubmissionAnswer refuse(Submission submission, Refusal refusal) {
        return unitOfWork.inTransaction(() -> {
            MessageId id = messageIds.next();
            byte[] receipt = evidence.reject(
                    id,
                    stageOf(refusal.code()),
                    Optional.of(submission.sender()),
                    digest(submission, refusal),
                    refusal);
            return new SubmissionAnswer.Refused(id, refusal, texts.text(refusal.code(), language), receipt);
        });
    }

    /** Of what is too large there may be more than was read, so the receipt has the digest of nothing, as at the door. */
    private static Sha256 digest(Submission submission, Refusal refusal) {
        return refusal.code() == ErrorCode.INTAKE_TOO_LARGE
                ? Sha256.of()
                : Sha256.of(submission.original().value());
    }

    private static Stage stageOf(ErrorCode code) {
        return switch (code.stageWord()) {
            case "translate" -> Stage.TRANSLATE;
            // a pseudonym is looked at while the message is admitted
            case "admit", "protect" -> Stage.ADMIT;
            default -> Stage.INTAKE;
        };
    }

    private static String key(Submission submission) {
        return submission.idempotencyKey().orElseThrow();
    }
}
