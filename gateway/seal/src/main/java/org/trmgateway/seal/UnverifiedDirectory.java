package org.trmgateway.seal;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;

/**
 * A directory as it lies on the desk of an authority that is asked to sign it: the content is well formed and does not contradict itself;
 * nobody has looked at the signatures, if there are any. A node never uses one.
 */
public final class UnverifiedDirectory {

    private static final byte ZIP_FIRST_BYTE = 'P';

    private final byte[] xml;
    private final DirectoryContent content;
    private final Optional<UnverifiedContainer> container;

    private UnverifiedDirectory(byte[] xml, Optional<UnverifiedContainer> container) {
        this.xml = xml;
        this.content = DirectoryXml.read(xml);
        this.container = container;
        DirectoryRules.requireConsistent(content);
    }

    /**
     * Reads {@code directory.xml}, or a container in which it was signed before.
     *
     * @throws GatewayException with {@link ErrorCode#OPEN_DIRECTORY_INVALID} when no node would take the content
     */
    public static UnverifiedDirectory read(byte[] xmlOrContainer) {
        if (xmlOrContainer.length == 0 || xmlOrContainer[0] != ZIP_FIRST_BYTE) {
            return new UnverifiedDirectory(xmlOrContainer, Optional.empty());
        }
        try {
            UnverifiedContainer container =
                    UnverifiedContainer.readCosigned(xmlOrContainer).requireFiles(Set.of(Directory.FILE));
            return new UnverifiedDirectory(
                    container.unverifiedFiles().firstEntry().getValue(), Optional.of(container));
        } catch (GatewayException refused) {
            throw new GatewayException(ErrorCode.OPEN_DIRECTORY_INVALID, refused.detail(), refused);
        }
    }

    public DirectoryContent content() {
        return content;
    }

    /** Digest of {@code directory.xml}. */
    public Sha256 sha256() {
        return Sha256.of(xml);
    }

    /** The certificates that claim to have signed it, in order. */
    public List<X509Certificate> claimedSigners() {
        return container.stream()
                .flatMap(signed -> signed.signers().stream())
                .map(signer -> signer.claimedSigner().certificate())
                .toList();
    }

    /** Refuses what must not be used now: {@link ErrorCode#OPEN_DIRECTORY_STALE} or {@link ErrorCode#OPEN_DIRECTORY_INVALID}. */
    public UnverifiedDirectory requireCurrent(Instant now) {
        DirectoryRules.requireCurrent(content, now);
        return this;
    }

    /** Refuses what must not take the place of another, as {@link Directory#requireSucceeding} does; the other may be over. */
    public UnverifiedDirectory requireSucceeding(UnverifiedDirectory previous) {
        DirectoryRules.requireSucceeding(content.version(), sha256(), previous.content.version(), previous.sha256());
        return this;
    }

    /** The container with the signatures of this authority besides those that are there. */
    public byte[] sign(SigningIdentity authority, Instant at) {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        files.put(Directory.FILE, xml);
        return container
                .map(signed -> SignedContainer.cosign(signed, authority, at))
                .orElseGet(() -> SignedContainer.write(files, authority, Suite.S2, at));
    }
}
