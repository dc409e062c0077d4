package org.trmgateway.referral;

import java.util.Locale;

/** Every reason for which a message is refused or held. The prefix is the stage. */
public enum ErrorCode {
    INTAKE_SENDER_UNKNOWN(Blame.SENDER, false),
    INTAKE_CERTIFICATE_EXPIRED(Blame.SENDER, false),
    INTAKE_CERTIFICATE_UNTRUSTED(Blame.SECURITY, false),
    INTAKE_CERTIFICATE_REVOKED(Blame.SECURITY, false),
    INTAKE_IDEMPOTENCY_KEY_MISSING(Blame.SENDER, false),
    INTAKE_IDEMPOTENCY_CONFLICT(Blame.SENDER, false),
    INTAKE_TOO_LARGE(Blame.SENDER, false),
    INTAKE_SYNTAX(Blame.SENDER, false),
    INTAKE_UNAVAILABLE(Blame.US, true),
    INTAKE_PARTY_CUT_OFF(Blame.SECURITY, false),
    INTAKE_SIGNATURE_INVALID(Blame.SECURITY, false),
    INTAKE_TRAIL_UNWITNESSED(Blame.US, true),

    TRANSLATE_FORM_UNKNOWN(Blame.SENDER, false),
    TRANSLATE_SCHEMA(Blame.SENDER, false),
    TRANSLATE_CODE_UNKNOWN(Blame.SENDER, false),
    TRANSLATE_VALUE_INVALID(Blame.SENDER, false),
    TRANSLATE_LOSS_FORBIDDEN(Blame.SENDER, false),
    TRANSLATE_LOSS_UNCONFIRMED(Blame.SENDER, false),
    TRANSLATE_MAP_FAILED(Blame.US, false),

    ADMIT_SCHEMA(Blame.SENDER, false),
    ADMIT_MESSAGE_UNLISTED(Blame.SENDER, false),
    ADMIT_ROLE_FORBIDDEN(Blame.SENDER, false),
    ADMIT_STATE_FORBIDDEN(Blame.SENDER, false),
    ADMIT_RECIPIENT_UNKNOWN(Blame.SENDER, false),
    ADMIT_CASE_UNKNOWN(Blame.SENDER, false),
    ADMIT_CASE_ERASED(Blame.SENDER, false),
    ADMIT_CONSENT_MISSING(Blame.SENDER, false),
    ADMIT_CONSENT_WITHDRAWN(Blame.SENDER, false),
    ADMIT_GATE_CLOSED(Blame.SENDER, false),
    ADMIT_SEQUENCE_EXPIRED(Blame.PEER, false),
    ADMIT_POLICY_UNSIGNED(Blame.SECURITY, false),
    ADMIT_POLICY_SIGNATURE_INVALID(Blame.SECURITY, false),
    ADMIT_POLICY_ALTERED(Blame.SECURITY, false),
    ADMIT_RECIPIENT_CUT_OFF(Blame.SENDER, false),

    PROTECT_FIELD_UNLISTED(Blame.US, false),
    PROTECT_LEAK_FOUND(Blame.SENDER, false),
    PROTECT_RECIPIENT_MISSING(Blame.US, false),
    PROTECT_PSEUDONYM_INVALID(Blame.SENDER, false),
    PROTECT_VAULT_UNAVAILABLE(Blame.US, true),
    PROTECT_IDENTITY_UNKNOWN(Blame.SENDER, false),
    PROTECT_REVEAL_ORDER_INVALID(Blame.SENDER, false),
    PROTECT_REVEAL_EXPIRED(Blame.SENDER, false),
    PROTECT_REVEAL_APPROVAL_MISSING(Blame.SENDER, false),
    PROTECT_REVEAL_APPROVAL_INVALID(Blame.SECURITY, false),
    PROTECT_REVEAL_USED(Blame.SECURITY, false),
    PROTECT_REVEAL_LIMIT(Blame.SECURITY, false),
    PROTECT_REVEAL_INTERRUPTED(Blame.US, false),
    PROTECT_REVEAL_DONE(Blame.SENDER, false),
    PROTECT_REVEAL_TELL(Blame.SENDER, false),
    PROTECT_PSEUDONYM_FOREIGN(Blame.SENDER, false),
    PROTECT_PSEUDONYM_UNKNOWN(Blame.SENDER, false),
    PROTECT_STATISTICS_SMALL(Blame.SENDER, false),
    PROTECT_REVEAL_UNWITNESSED(Blame.US, true),

    SEAL_KEY_UNAVAILABLE(Blame.US, true),
    SEAL_SUITE_FORBIDDEN(Blame.US, false),
    SEAL_FAILED(Blame.US, false),

    DISPATCH_PEER_UNREACHABLE(Blame.PEER, true),
    DISPATCH_RECEIPT_INVALID(Blame.PEER, true),
    DISPATCH_EXPIRED(Blame.PEER, false),
    DISPATCH_REFUSED_BY_PEER(Blame.PEER, false),
    DISPATCH_PARTY_CUT_OFF(Blame.SECURITY, true),

    RECEIVE_PEER_UNKNOWN(Blame.SECURITY, false),
    RECEIVE_ENVELOPE_MALFORMED(Blame.PEER, false),
    RECEIVE_TOO_LARGE(Blame.PEER, false),
    RECEIVE_DUPLICATE_ALTERED(Blame.SECURITY, false),
    RECEIVE_UNAVAILABLE(Blame.US, true),
    RECEIVE_PEER_CUT_OFF(Blame.SECURITY, false),

    OPEN_ADDRESSEE_WRONG(Blame.PEER, false),
    OPEN_SIGNER_UNKNOWN(Blame.SECURITY, false),
    OPEN_SIGNER_UNTRUSTED(Blame.SECURITY, false),
    OPEN_SIGNER_EXPIRED(Blame.PEER, false),
    OPEN_SIGNER_REVOKED(Blame.SECURITY, false),
    OPEN_SIGNATURE_INVALID(Blame.SECURITY, false),
    OPEN_DECRYPTION_FAILED(Blame.PEER, false),
    OPEN_ALGORITHM_FORBIDDEN(Blame.SECURITY, false),
    OPEN_CONTAINER_MALFORMED(Blame.PEER, false),
    OPEN_METADATA_MISMATCH(Blame.SECURITY, false),
    OPEN_EXPIRED(Blame.PEER, false),
    OPEN_SUITE_BELOW_FLOOR(Blame.SECURITY, false),
    OPEN_DIRECTORY_STALE(Blame.US, true),
    OPEN_DIRECTORY_INVALID(Blame.SECURITY, false),
    OPEN_PARTY_CUT_OFF(Blame.SECURITY, false),
    OPEN_DIRECTORY_ROLLED_BACK(Blame.SECURITY, false),
    OPEN_SUITE_SUNSET(Blame.SECURITY, false),
    OPEN_TIME_STAMP_INVALID(Blame.SECURITY, false),
    OPEN_REVOCATION_UNKNOWN(Blame.US, true),

    DELIVER_CHANNEL_UNAVAILABLE(Blame.US, true),
    DELIVER_FAILED(Blame.US, true),
    DELIVER_ITEM_UNKNOWN(Blame.SENDER, false),
    DELIVER_CONTENT_ERASED(Blame.SENDER, false),
    DELIVER_ITEM_EXPIRED(Blame.SENDER, false),
    DELIVER_REPLY_DUE_SOON(Blame.SENDER, false),
    DELIVER_REPLY_OWED(Blame.SENDER, false),
    DELIVER_REPLY_OVERDUE(Blame.PEER, false),
    DELIVER_ITEM_HELD(Blame.PEER, true),
    DELIVER_PURPOSE_MISSING(Blame.SENDER, false),

    TRAIL_UNAVAILABLE(Blame.US, true),
    TRAIL_INCONSISTENT(Blame.SECURITY, false),
    TRAIL_FILE_UNKNOWN(Blame.SENDER, false),
    TRAIL_ROLLED_BACK(Blame.US, true),
    TRAIL_RECOVERY_INVALID(Blame.SENDER, false),
    TRAIL_RECOVERY_UNAPPROVED(Blame.SECURITY, false),
    TRAIL_RECOVERY_CONTRADICTED(Blame.SECURITY, false),

    INTERNAL(Blame.US, true);

    private final Blame blame;
    private final boolean retryable;

    ErrorCode(Blame blame, boolean retryable) {
        this.blame = blame;
        this.retryable = retryable;
    }

    public Blame blame() {
        return blame;
    }

    /** Whether the same bytes may succeed later. */
    public boolean retryable() {
        return retryable;
    }

    /** The stage word in lower case, the text before the first underscore. */
    public String stageWord() {
        int end = name().indexOf('_');
        return (end < 0 ? name() : name().substring(0, end)).toLowerCase(Locale.ROOT);
    }
}
