package org.trmgateway.routes.store;

import java.util.List;
import java.util.SortedSet;
import org.trmgateway.referral.MessageId;
import org.trmgateway.vault.SealedIdentity;

/** The vault. Writing joins the caller's transaction; reading is another role's and does not. */
public interface IdentityStore {

    /** Keeps what a message says of who a person is. {@code subjectId}: 16 bytes. */
    void insert(byte[] subjectId, MessageId message, SealedIdentity identity);

    /**
     * The newest content of each of the fields, whatever message brought it.
     *
     * @return only these fields; empty when there is none of them
     */
    List<SealedIdentity> newest(byte[] subjectId, SortedSet<String> fields);

    /** Forgets everything of the person. */
    void erase(byte[] subjectId);
}
