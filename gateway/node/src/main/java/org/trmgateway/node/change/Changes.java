package org.trmgateway.node.change;

import java.util.Collection;
import java.util.Optional;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.EvidenceDesk;

/** Puts on the trail what is another than at the last time, once for each change, in the caller's transaction. The first time is a change. */
public final class Changes {

    private final KnownDigests known;
    private final EvidenceDesk evidence;

    public Changes(KnownDigests known, EvidenceDesk evidence) {
        this.known = known;
        this.evidence = evidence;
    }

    /** The settings in force. */
    public void settings(Sha256 text) {
        if (isNew("settings", text)) {
            evidence.recordChange(
                    EvidenceEvent.CONFIGURATION_CHANGED, evidence.gatewayParty(), Optional.of("settings"), text);
        }
    }

    /** The contracts in force, by the digest of what both officers signed. */
    public void contracts(Sha256 manifest, EnvelopeMetadata.Versions versions) {
        if (isNew("contracts", manifest)) {
            evidence.recordPolicy(manifest, versions);
        }
    }

    /** The keys in use, in any order. */
    public void keys(Collection<KeyInUse> keys) {
        for (KeyInUse key : keys) {
            if (isNew("key/" + key.party() + "/" + key.use(), key.certificate())) {
                evidence.recordChange(EvidenceEvent.KEY_ROLLED, key.party(), Optional.of(key.use()), key.certificate());
            }
        }
    }

    /** The file of revocation lists in force, which an operator replaces while the node runs. */
    public void revocationLists(Sha256 file) {
        if (isNew("revocation-lists", file)) {
            evidence.recordChange(
                    EvidenceEvent.OPERATOR_ACTION, evidence.gatewayParty(), Optional.of("revocation-lists"), file);
        }
    }

    private boolean isNew(String name, Sha256 digest) {
        return known.learn(name, digest, evidence.now());
    }
}
