package org.trmgateway.auditor;

/**
 * The checks that the auditor makes, by the words that stand in its findings. Words do not change: an independent implementation uses the same.
 * Checks of a receipt that fail are named by their error code instead.
 *
 * <p>Where a check failed is said as a path of the export, or {@code entry N} with N counted from 0 in its log, or one of the words below. In the
 * export of a node it is preceded by the folder of the log, {@code 2026/entry 4}.
 */
enum Check {
    /** {@code logs}: the file {@code logs} names folders, in an order in which logs are opened; every log is of the same node. */
    LOGS("logs"),
    /** {@code checkpoint}: the file {@code checkpoint} is a signed note whose text is a checkpoint; its origin ends with the folder's name. */
    CHECKPOINT("checkpoint"),
    /** {@code checkpoint-signature}: a line of a known key does not hold, or a key signed twice. */
    CHECKPOINT_SIGNATURE("checkpoint-signature"),
    /** {@code checkpoint-log}: the log signed the checkpoint with each of the keys that a policy has for it. */
    CHECKPOINT_LOG("checkpoint-log"),
    /** {@code checkpoint-quorum}: the witnesses whose cosignatures hold are the quorum of the policy. */
    CHECKPOINT_QUORUM("checkpoint-quorum"),
    /** {@code stamp}: the file {@code checkpoint.tsr} is an RFC 3161 token about the bytes of {@code checkpoint}; with trust, of a trusted authority. */
    STAMP("stamp"),
    /** {@code file-missing}: each file is there that a log of this size has. */
    FILE_MISSING("file-missing"),
    /** {@code file-unexpected}: there is no other. */
    FILE_UNEXPECTED("file-unexpected"),
    /** {@code bundle}: a bundle has the entries it must have; at the first one that has not, nothing more can be derived. */
    BUNDLE("bundle"),
    /** {@code entry}: an entry is canonical and has known members only. */
    ENTRY("entry"),
    /**
     * {@code message-order}: an entry names the entry of the same message before it, and the first one none. After LogRecovered the first one of a
     * message may name one that is lost.
     */
    MESSAGE_ORDER("message-order"),
    /** {@code tile}: a tile has the hashes that follow from the entries. */
    TILE("tile"),
    /** {@code root}: the root of the checkpoint is the one that follows from the entries. */
    ROOT("root"),
    /** {@code earlier}: a checkpoint that the auditor kept is that of a beginning of this log: {@code origin}, {@code size} or {@code root}. */
    EARLIER("earlier"),
    /**
     * {@code opened}: a log after the first begins with LogOpened or LogRecovered, and no other entry is one of these; its first entry has the digest
     * of the file {@code opened}; of LogOpened that is the checkpoint with which the log before ends, of LogRecovered an order that was in force
     * then, is signed under two different keys, and does not contradict the log before. So an empty log after the first is a defect.
     */
    OPENED("opened"),
    /**
     * {@code clock}: no entry is more than five minutes before the latest one before it in its log, more than five
     * minutes after a quorum had seen it, or more than a day before the year of the log; the last not in a log that began with an order, because what
     * waited for the order may be of the year before.
     */
    CLOCK("clock"),
    /** {@code message}: the trail has entries of the message, all in one conversation and about one envelope. */
    MESSAGE("message"),
    /** {@code after-erasure}: nothing new was sealed, accepted or opened in a conversation after its erasure was stated. */
    AFTER_ERASURE("after-erasure"),
    /** {@code not-erased}: only where it is demanded: each party whose node this is has stated the erasure. */
    NOT_ERASED("not-erased"),
    /** {@code proof}: there is a proof, it is one of C2SP tlog-proof, and it leads from the entry to the root of its checkpoint. */
    PROOF("proof"),
    /** {@code proof-entry}: the entry that the proof brings along is about this receipt: digest, event, message and parties. */
    PROOF_ENTRY("proof-entry"),
    /** {@code origin}: two checkpoints are of the same log. */
    ORIGIN("origin"),
    /** {@code fork}: two checkpoints of a log are states of one history. */
    FORK("fork"),
    /** {@code missing-at-A}: a receipt on the trail of B is on that of A. */
    MISSING_AT_A("missing-at-A"),
    /** {@code missing-at-B}: a receipt on the trail of A is on that of B. */
    MISSING_AT_B("missing-at-B"),
    /** {@code altered}: what the trails say of the same event of the same message is the same: digest, parties, envelope. */
    ALTERED("altered"),
    /** {@code late}: both trails have a receipt within the tolerance of each other. */
    LATE("late"),
    /** {@code ends}: no export ends so much before the other that what the other says is still on its way. */
    ENDS("ends"),
    /** {@code one-trail}: a receipt of a case is on the trails of both nodes that have to have it, of those that were given. */
    ONE_TRAIL("one-trail"),
    /** {@code unanswered}: a message that was sealed was accepted, refused or given up before its life was over. */
    UNANSWERED("unanswered"),
    /** {@code ledger}: the ledger of a day on which two nodes agree is that of both trails, and no day is left on which they do not agree. */
    LEDGER("ledger");

    private final String word;

    Check(String word) {
        this.word = word;
    }

    /** The word in the findings. */
    String word() {
        return word;
    }
}
