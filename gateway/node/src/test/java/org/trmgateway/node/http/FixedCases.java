package org.trmgateway.node.http;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.CaseRelation;
import org.trmgateway.routes.store.CaseStore;
import org.trmgateway.routes.store.ConsentCell;

/** Every case is in the same state, and that is all the edges may ask. */
final class FixedCases implements CaseStore {

    static final String STATE = "REFERRED";

    @Override
    public String stateOf(UUID caseId) {
        return STATE;
    }

    @Override
    public Optional<CaseRecord> lockByNumber(PartyId holder, byte[] blindedNumber) {
        throw notHere();
    }

    @Override
    public Optional<CaseRecord> lockByReference(PartyId holder, CaseReference reference) {
        throw notHere();
    }

    @Override
    public CaseRecord lock(UUID caseId) {
        throw notHere();
    }

    @Override
    public boolean isErased(UUID caseId) {
        throw notHere();
    }

    @Override
    public boolean isSpent(PartyId holder, CaseReference reference) {
        throw notHere();
    }

    @Override
    public void insert(CaseRecord opened, Optional<byte[]> blindedNumber) {
        throw notHere();
    }

    @Override
    public void changeState(UUID caseId, String state) {
        throw notHere();
    }

    @Override
    public void putFacts(UUID caseId, byte[] encryptedFacts) {
        throw notHere();
    }

    @Override
    public void insertRelation(CaseRelation relation) {
        throw notHere();
    }

    @Override
    public Optional<CaseRelation> relation(UUID caseId, CaseReference reference) {
        throw notHere();
    }

    @Override
    public List<CaseRelation> relations(UUID caseId) {
        throw notHere();
    }

    @Override
    public long nextSequence(UUID caseId, CaseReference reference) {
        throw notHere();
    }

    @Override
    public boolean releaseSequence(UUID caseId, CaseReference reference, long sequence) {
        throw notHere();
    }

    @Override
    public void delivered(UUID caseId, CaseReference reference, long sequence) {
        throw notHere();
    }

    @Override
    public void putConsents(UUID caseId, List<ConsentCell> cells) {
        throw notHere();
    }

    @Override
    public List<ConsentCell> consents(UUID caseId) {
        throw notHere();
    }

    @Override
    public boolean withdrawConsents(UUID caseId, LocalDate day, Optional<String> purpose, Optional<String> category) {
        throw notHere();
    }

    private static UnsupportedOperationException notHere() {
        return new UnsupportedOperationException("the edges only ask for the state");
    }
}
