package org.trmgateway.routes.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.PartyId;

/** Cases, their pairwise references and the consents given in them. Every read locks the case until the transaction ends. */
public interface CaseStore {

    /** The holder's case with this national number. {@code blindedNumber}: 32 bytes, keyed digest of the number. */
    Optional<CaseRecord> lockByNumber(PartyId holder, byte[] blindedNumber);

    /** The holder's case that carries this pairwise reference with any peer. */
    Optional<CaseRecord> lockByReference(PartyId holder, CaseReference reference);

    /** Throws a GatewayException with ADMIT_CASE_UNKNOWN when there is no such case, with ADMIT_CASE_ERASED when its key was erased. */
    CaseRecord lock(UUID caseId);

    /** Whether the key of the case was erased: nothing more can be read or done in it. */
    boolean isErased(UUID caseId);

    /** Whether a case of the holder had this reference and was erased: no other case may get it. */
    boolean isSpent(PartyId holder, CaseReference reference);

    /** Stores a new case; {@code blindedNumber} is empty for a case opened by a peer. */
    void insert(CaseRecord opened, Optional<byte[]> blindedNumber);

    /** State of a case, read without locking it; also of one whose key was erased. */
    String stateOf(UUID caseId);

    void changeState(UUID caseId, String state);

    /** Replaces what the gates remember of the case. */
    void putFacts(UUID caseId, byte[] encryptedFacts);

    void insertRelation(CaseRelation relation);

    /** The relation of the case with this reference. */
    Optional<CaseRelation> relation(UUID caseId, CaseReference reference);

    List<CaseRelation> relations(UUID caseId);

    /** Takes the next sequence number towards the peer: 1, 2, 3, without gaps. */
    long nextSequence(UUID caseId, CaseReference reference);

    /** Gives a sequence number back whose message the peer never took. Returns false, and does nothing, when a later one was taken meanwhile. */
    boolean releaseSequence(UUID caseId, CaseReference reference, long sequence);

    /** Records that the message with this sequence number from the peer was dealt with. */
    void delivered(UUID caseId, CaseReference reference, long sequence);

    /** Adds the cells, or renews those with the same purpose, recipient and category that were not withdrawn. */
    void putConsents(UUID caseId, List<ConsentCell> cells);

    List<ConsentCell> consents(UUID caseId);

    /**
     * Withdraws cells: those there are, and any that begin no later than the day and only come to be known afterwards.
     *
     * @param purpose only cells of this purpose; empty for all
     * @param category only cells of this category; empty for all
     * @return false when the same was withdrawn on this day before
     */
    boolean withdrawConsents(UUID caseId, LocalDate day, Optional<String> purpose, Optional<String> category);
}
