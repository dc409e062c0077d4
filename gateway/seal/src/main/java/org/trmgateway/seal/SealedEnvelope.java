package org.trmgateway.seal;

import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.Sha256;

/** A message signed and encrypted for its recipient. */
public final class SealedEnvelope {

    private final EnvelopeMetadata metadata;
    private final byte[] cms;
    private final Sha256 envelopeSha256;
    private final Sha256 containerSha256;
    private final Nonce nonce;

    /** An envelope as {@link Sealer} made it, now or before it was stored. */
    public SealedEnvelope(EnvelopeMetadata metadata, byte[] cms, Sha256 containerSha256, Nonce nonce) {
        this.metadata = metadata;
        this.cms = cms;
        this.envelopeSha256 = Sha256.of(cms);
        this.containerSha256 = containerSha256;
        this.nonce = nonce;
    }

    /** What stands on the outside, the same as inside. */
    public EnvelopeMetadata metadata() {
        return metadata;
    }

    /** The encrypted container, DER; not a copy. */
    public byte[] cms() {
        return cms;
    }

    /** Digest of {@link #cms}. */
    public Sha256 envelopeSha256() {
        return envelopeSha256;
    }

    /** Digest of the signed container inside, to which the trail commits. */
    public Sha256 containerSha256() {
        return containerSha256;
    }

    /** The nonce that stands inside too. */
    public Nonce nonce() {
        return nonce;
    }

    @Override
    public String toString() {
        return "sealed envelope " + envelopeSha256;
    }
}
