package org.trmgateway.protect;

import javax.crypto.SecretKey;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;

/**
 * Mints what recipients call persons and cases. Each pair of origin and recipient has its own key for each epoch, derived from the node's master
 * secret with HKDF-SHA-256 (RFC 5869), so two recipients cannot join their data and a new epoch cuts one relation only. The inputs are random
 * numbers; a name or a document number is never one. The same call gives the same answer, on every replica.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class PseudonymKeys {

    private static final byte[] RELATION = KeyedHash.bytes("trm relation key/v1");
    private static final byte[] PSEUDONYM = KeyedHash.bytes("pseudonym/v1");
    private static final byte[] CASE_REFERENCE = KeyedHash.bytes("case-reference/v1");
    private static final int CASE_REFERENCE_SYMBOLS = 26;

    private final SecretKey master;

    /** @param masterSecret 32 random bytes, the same on every replica of the node; copied */
    public PseudonymKeys(byte[] masterSecret) {
        this.master = KeyedHash.secret(masterSecret);
    }

    /**
     * The pseudonym of a person for one recipient and purpose.
     *
     * @param origin the party that minted the subject id
     * @param recipient the only party that may see the pseudonym
     * @param recipientNode its node, covered by the check symbols
     * @param purpose purpose code of the catalogue
     * @param epoch generation of the relation's key; kept with the person, as a later epoch gives another pseudonym
     * @param counter 0, or the next number when the store already knows this pseudonym for another person
     */
    public Pseudonym mint(
            SubjectId subject,
            PartyId origin,
            PartyId recipient,
            NodeId recipientNode,
            String purpose,
            int epoch,
            int counter) {
        byte[] bits = KeyedHash.hmac(
                relationKey(origin, recipient, epoch),
                PSEUDONYM,
                KeyedHash.bytes(purpose),
                subject.bytes(),
                KeyedHash.bytes(counter));
        return Pseudonym.issue(bits, recipientNode);
    }

    /**
     * The reference of a case between two parties: 130 bits.
     *
     * @param origin the party that minted the case's id
     * @param recipient the only party that may see the reference
     * @param strand what the parties speak of under the reference; each strand has a reference of its own
     * @param epoch generation of the relation's key; kept with the case, as a later epoch gives another reference
     */
    public CaseReference caseReference(
            CaseKeyId caseKeyId, PartyId origin, PartyId recipient, String strand, int epoch) {
        byte[] bits = KeyedHash.hmac(
                relationKey(origin, recipient, epoch), CASE_REFERENCE, KeyedHash.bytes(strand), caseKeyId.bytes());
        return new CaseReference(Crockford.encode(bits, CASE_REFERENCE_SYMBOLS));
    }

    private SecretKey relationKey(PartyId origin, PartyId recipient, int epoch) {
        return KeyedHash.deriveForHmac(
                master,
                RELATION,
                KeyedHash.bytes(origin.value()),
                KeyedHash.bytes(recipient.value()),
                KeyedHash.bytes(epoch));
    }
}
