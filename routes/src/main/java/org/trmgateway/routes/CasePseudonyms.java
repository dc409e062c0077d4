package org.trmgateway.routes;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.trmgateway.contracts.Strand;
import org.trmgateway.protect.BlindIndex;
import org.trmgateway.protect.CaseKeyId;
import org.trmgateway.protect.Pseudonym;
import org.trmgateway.protect.PseudonymKeys;
import org.trmgateway.protect.SubjectId;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.CaseRelation;
import org.trmgateway.routes.store.PseudonymStore;
import org.trmgateway.seal.DirectoryParty;

/**
 * What the person of a case and the case itself are called by others: mints it, and knows it again when it comes back. Everything runs in the
 * caller's transaction, with the case locked.
 */
public final class CasePseudonyms {

    private static final int TRIES = 100;

    private final PseudonymKeys keys;
    private final BlindIndex blindIndex;
    private final PseudonymStore store;
    private final CaseBodies bodies;
    private final Clock clock;

    public CasePseudonyms(
            PseudonymKeys keys, BlindIndex blindIndex, PseudonymStore store, CaseBodies bodies, Clock clock) {
        this.keys = keys;
        this.blindIndex = blindIndex;
        this.store = store;
        this.bodies = bodies;
        this.clock = clock;
    }

    /** A new reference of the case between its holder and the peer. */
    public CaseReference reference(CaseRecord holder, PartyId peer, Strand strand) {
        return keys.caseReference(
                CaseKeyId.of(holder.caseKey()),
                holder.holder(),
                peer,
                strand.name(),
                store.epoch(holder.holder(), peer));
    }

    /**
     * The person's pseudonym for the recipient, in the relation's present epoch: always the same, and no other person's. From the commit on it
     * can be resolved.
     */
    public Pseudonym mint(CaseRecord holder, DirectoryParty recipient, String purpose) {
        PseudonymStore.Key key = new PseudonymStore.Key(
                SubjectId.of(holder.subjectId()),
                holder.holder(),
                recipient.id(),
                purpose,
                store.epoch(holder.holder(), recipient.id()));
        int first = store.lastCounter(key).orElse(0);
        for (int counter = first; counter < first + TRIES; counter++) {
            Pseudonym pseudonym = derive(key, recipient, counter);
            byte[] blinded = blindIndex.of(key.origin(), pseudonym);
            if (store.insert(key, counter, blinded, now())
                    || store.resolve(blinded).filter(key::equals).isPresent()) {
                return pseudonym;
            }
            // it stands for somebody else, or the secret is another than when this counter was used
        }
        throw new IllegalStateException("so many chance meetings of 65 bits are none");
    }

    /**
     * Requires that a pseudonym which came back stands for the person of the case, and was given to whoever brings it.
     *
     * @throws GatewayException with {@link ErrorCode#PROTECT_PSEUDONYM_INVALID} when it was mistyped on the way; with
     *     {@link ErrorCode#PROTECT_PSEUDONYM_UNKNOWN} when it stands for nobody, for another person, or was given to another party: which of these
     *     is not told
     */
    public void resolve(CaseRecord holder, DirectoryParty bearer, String text) {
        Pseudonym pseudonym = Pseudonym.parse(text, bearer.node());
        SubjectId subject = SubjectId.of(holder.subjectId());
        if (store.resolve(blindIndex.of(holder.holder(), pseudonym))
                .filter(key -> key.subject().equals(subject) && key.recipient().equals(bearer.id()))
                .isEmpty()) {
            throw unknown();
        }
    }

    /** Remembers a pseudonym that the peer gave the case. */
    public void receive(CaseRecord holder, PartyId peer, Pseudonym pseudonym) {
        store.receive(
                holder.id(), peer, blindIndex.of(peer, pseudonym), bodies.encryptPseudonym(holder, pseudonym), now());
    }

    /**
     * Requires that a pseudonym which a national system typed was given to this case.
     *
     * @throws GatewayException with {@link ErrorCode#PROTECT_PSEUDONYM_UNKNOWN} when it was not
     */
    public void requireReceived(CaseRecord holder, Iterable<CaseRelation> relations, Pseudonym pseudonym) {
        for (CaseRelation relation : relations) {
            if (!relation.openedHere()
                    && store.wasReceived(holder.id(), relation.peer(), blindIndex.of(relation.peer(), pseudonym))) {
                return;
            }
        }
        throw unknown();
    }

    /** What the peer called the person, the last time it did. */
    public Optional<Pseudonym> received(CaseRecord holder, PartyId peer) {
        return store.lastReceived(holder.id(), peer).map(encrypted -> bodies.decryptPseudonym(holder, encrypted));
    }

    /** Whether it was the peer who gave the case this pseudonym. */
    public boolean wasReceived(CaseRecord holder, PartyId peer, Pseudonym pseudonym) {
        return store.wasReceived(holder.id(), peer, blindIndex.of(peer, pseudonym));
    }

    private Pseudonym derive(PseudonymStore.Key key, DirectoryParty recipient, int counter) {
        return keys.mint(
                key.subject(), key.origin(), key.recipient(), recipient.node(), key.purpose(), key.epoch(), counter);
    }

    private Instant now() {
        return clock.instant();
    }

    private static GatewayException unknown() {
        return new GatewayException(ErrorCode.PROTECT_PSEUDONYM_UNKNOWN, Detail.of("trm_Pseudonym", "P1-UNKNOWN"));
    }
}
