package org.trmgateway.routes.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.trmgateway.protect.SubjectId;
import org.trmgateway.referral.PartyId;

/**
 * The pseudonym index, kept apart from everything else: which persons the pseudonyms stand for that this node gave, and which pseudonyms its
 * cases were given. Pseudonyms stand in it blinded: 32 bytes, keyed digest under the storage key.
 */
public interface PseudonymStore {

    /**
     * For whom and what a pseudonym is given.
     *
     * @param subject the person
     * @param origin the party of this node that gives it
     * @param recipient the only party that gets it
     * @param purpose purpose code of the catalogue
     * @param epoch generation of the relation's key
     */
    record Key(SubjectId subject, PartyId origin, PartyId recipient, String purpose, int epoch) {}

    /** The counter with which the latest pseudonym for the key was derived, if there is one. */
    Optional<Integer> lastCounter(Key key);

    /**
     * Keeps a pseudonym.
     *
     * @return false when the pseudonym is there already, or another of this key and counter: then nothing was changed
     */
    boolean insert(Key key, int counter, byte[] blinded, Instant mintedAt);

    /** What the pseudonym stands for. */
    Optional<Key> resolve(byte[] blinded);

    /** Forgets every pseudonym given for the person: none of them can be resolved any more. */
    void forget(SubjectId subject);

    /** Present epoch of the relation: 1 until it was rolled. */
    int epoch(PartyId origin, PartyId recipient);

    /** Begins the relation's next epoch and returns it. */
    int roll(PartyId origin, PartyId recipient, Instant at);

    /**
     * Keeps a pseudonym that the case was given by a peer; does nothing when it is there already.
     *
     * @param encrypted the pseudonym under the data key of the case
     */
    void receive(UUID caseId, PartyId peer, byte[] blinded, byte[] encrypted, Instant at);

    /** Whether the peer gave the case this pseudonym. */
    boolean wasReceived(UUID caseId, PartyId peer, byte[] blinded);

    /** The encrypted pseudonym that the peer gave the case last. */
    Optional<byte[]> lastReceived(UUID caseId, PartyId peer);
}
