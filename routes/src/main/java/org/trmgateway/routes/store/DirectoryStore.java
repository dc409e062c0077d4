package org.trmgateway.routes.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;

/** Directories and cut-offs that this node has adopted, for ever: what was adopted once bounds what may be adopted later. */
public interface DirectoryStore {

    /**
     * An adopted directory.
     *
     * @param version its version
     * @param sha256 of the document that the authorities signed
     * @param container as signed
     * @param adoptedAt when
     */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record Issue(long version, Sha256 sha256, byte[] container, Instant adoptedAt) {}

    /**
     * An adopted cut-off.
     *
     * @param party who was cut off
     * @param directoryVersion last version for which it holds
     * @param at when an authority signed it
     * @param reason code
     * @param container as signed
     * @param adoptedAt when
     * @param leafSha256 leaf hash of the entry on this node's trail that says so
     */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record KeptCut(
            PartyId party,
            long directoryVersion,
            Instant at,
            String reason,
            byte[] container,
            Instant adoptedAt,
            Sha256 leafSha256) {}

    /**
     * How far adoption has come.
     *
     * @param version highest adopted version; 0: none
     * @param cuts number of adopted cut-offs
     */
    record Mark(long version, long cuts) {}

    /** Lets one adoption in after the other, at all replicas of the node, until the transaction ends. */
    void takeTurn();

    Mark mark();

    /** The directory of the highest version. */
    Optional<Issue> newest();

    void insert(Issue issue);

    /** Every cut-off, in the order of adoption. */
    List<KeptCut> cuts();

    /** Of one party for one version, once. */
    void insert(KeptCut cut);
}
