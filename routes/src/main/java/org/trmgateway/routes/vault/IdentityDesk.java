package org.trmgateway.routes.vault;

import java.util.Map;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.referral.MessageId;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.IdentityStore;
import org.trmgateway.vault.IdentitySealer;
import org.w3c.dom.Document;

/** Puts who a message is about into the vault, where this program cannot read it again, and takes it out of what stays outside. */
public final class IdentityDesk {

    private final IdentityParts parts;
    private final IdentitySealer sealer;
    private final IdentityStore store;

    public IdentityDesk(Contracts contracts, IdentitySealer sealer, IdentityStore store) {
        this.parts = new IdentityParts(contracts.releasePolicy());
        this.sealer = sealer;
        this.store = store;
    }

    /** Keeps the identifiers of a message of the holder's, in the caller's transaction; nothing when it has none. */
    public void keep(CaseRecord holder, MessageId message, Document canonical) {
        Map<String, byte[]> fields = parts.of(canonical);
        if (!fields.isEmpty()) {
            store.insert(holder.subjectId(), message, sealer.seal(holder.subjectId(), message, fields));
        }
    }

    /** What the gateway keeps of a message once it is sealed. */
    public Document masked(Document canonical) {
        return parts.masked(canonical);
    }
}
