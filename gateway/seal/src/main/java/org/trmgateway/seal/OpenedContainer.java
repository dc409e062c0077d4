package org.trmgateway.seal;

import java.security.cert.X509Certificate;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.Sha256;

/** A message that was opened and found to be what its outside says, from whom it says. Only {@link Opener} makes one. */
public final class OpenedContainer {

    private final MetadataXml.Signed signed;
    private final byte[] messageXml;
    private final Sha256 containerSha256;
    private final X509Certificate signer;

    OpenedContainer(MetadataXml.Signed signed, byte[] messageXml, Sha256 containerSha256, X509Certificate signer) {
        this.signed = signed;
        this.messageXml = messageXml;
        this.containerSha256 = containerSha256;
        this.signer = signer;
    }

    /** The signed metadata, equal to the outside. */
    public EnvelopeMetadata metadata() {
        return signed.metadata();
    }

    /** The signed message; not a copy. */
    public byte[] messageXml() {
        return messageXml;
    }

    /** The sender's nonce. */
    public Nonce nonce() {
        return signed.nonce();
    }

    /** Digest of the signed container. */
    public Sha256 containerSha256() {
        return containerSha256;
    }

    /** The sender's classical signing certificate. */
    public X509Certificate signer() {
        return signer;
    }

    @Override
    public String toString() {
        return "opened container " + containerSha256;
    }
}
