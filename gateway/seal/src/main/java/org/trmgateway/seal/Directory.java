package org.trmgateway.seal;

import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Role;
import org.trmgateway.referral.Sha256;

/**
 * Who is who in the federation: nodes, parties and their certificates, read from a container that a directory authority signed. Every
 * key is prepared when the directory is opened. Immutable; a lookup past its expiry is refused with {@link ErrorCode#OPEN_DIRECTORY_STALE}.
 */
public final class Directory {

    /** Name of the one file in the container. */
    static final String FILE = "directory.xml";

    private final DirectoryContent content;
    private final Clock clock;
    private final SequencedMap<PartyId, DirectoryParty> parties;
    private final SequencedMap<NodeId, DirectoryNode> nodes;
    private final Map<Sha256, DirectoryNode> nodesByCertificate;
    private final Map<Sha256, DirectoryParty> partiesBySigner;

    private Directory(DirectoryContent content, Clock clock) {
        this.content = content;
        this.clock = clock;
        this.parties = index(content.parties(), DirectoryParty::id);
        this.nodes = index(content.nodes(), DirectoryNode::id);
        this.nodesByCertificate = index(content.nodes(), node -> fingerprint(node.tlsCertificate()));
        this.partiesBySigner =
                index(content.parties(), party -> party.certificates().signing().fingerprint());
    }

    /** Signs a directory, with both keys of the authority. */
    public static byte[] sign(DirectoryContent content, SigningIdentity authority) {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        files.put(FILE, DirectoryXml.write(content));
        return SignedContainer.write(files, authority, Suite.S2, content.issued());
    }

    /**
     * Opens a signed directory.
     *
     * @throws GatewayException with {@link ErrorCode#OPEN_DIRECTORY_INVALID} when it was altered, is inconsistent, or its signer is no
     *     directory authority under the trust roots now; with {@link ErrorCode#OPEN_DIRECTORY_STALE} when it has expired
     */
    public static Directory open(byte[] container, TrustAnchors anchors, Clock clock) {
        SignedContainer verified;
        try {
            verified = verify(container, anchors, clock.instant());
        } catch (GatewayException refused) {
            throw new GatewayException(ErrorCode.OPEN_DIRECTORY_INVALID, refused.detail(), refused);
        }
        DirectoryContent content =
                DirectoryXml.read(verified.files().firstEntry().getValue());
        Directory directory = new Directory(content, clock);
        directory.requireConsistent();
        directory.requireCurrent();
        return directory;
    }

    /** Counts up with every issue. */
    public long version() {
        return content.version();
    }

    public Instant issued() {
        return content.issued();
    }

    public Instant expires() {
        return content.expires();
    }

    public Collection<DirectoryNode> nodes() {
        return Collections.unmodifiableCollection(nodes.values());
    }

    public Collection<DirectoryParty> parties() {
        return Collections.unmodifiableCollection(parties.values());
    }

    /** The party; throws the given code when it is not listed. */
    public DirectoryParty party(PartyId id, ErrorCode whenUnknown) {
        return listed(parties.get(id), whenUnknown, "party");
    }

    /** The node; throws the given code when it is not listed. */
    public DirectoryNode node(NodeId id, ErrorCode whenUnknown) {
        return listed(nodes.get(id), whenUnknown, "node");
    }

    /** The node whose TLS certificate this is; throws the given code when it is nobody's. */
    public DirectoryNode nodeOfTlsCertificate(X509Certificate certificate, ErrorCode whenUnknown) {
        return listed(nodesByCertificate.get(fingerprint(certificate)), whenUnknown, "tls-certificate");
    }

    /** The party whose classical signing certificate has this fingerprint; throws {@link ErrorCode#OPEN_SIGNER_UNKNOWN} when it is nobody's. */
    public DirectoryParty partyOfSigner(Sha256 certificateFingerprint) {
        return listed(partiesBySigner.get(certificateFingerprint), ErrorCode.OPEN_SIGNER_UNKNOWN, "signer-certificate");
    }

    /** The parties behind a node, in the order of the directory. */
    public List<DirectoryParty> partiesOf(NodeId node) {
        requireCurrent();
        return parties.values().stream()
                .filter(party -> party.node().equals(node))
                .toList();
    }

    /**
     * This directory, if it may take the place of another: an old one played back would bring old keys back.
     *
     * @throws GatewayException with {@link ErrorCode#OPEN_DIRECTORY_INVALID} when its version is lower
     */
    public Directory requireSucceeding(Directory previous) {
        if (version() < previous.version()) {
            throw invalid("version");
        }
        return this;
    }

    private static SignedContainer verify(byte[] bytes, TrustAnchors anchors, Instant now) {
        UnverifiedContainer container = UnverifiedContainer.read(bytes).requireFiles(Set.of(FILE));
        KnownCertificate classical = container.claimedSigner();
        KnownCertificate postQuantum =
                container.claimedPostQuantumSigner().orElseThrow(() -> invalid("post-quantum-signature"));
        SignedContainer verified = container.verify(Suite.S2, classical, postQuantum);
        anchors.requireTrusted(classical, now, TrustPurpose.DIRECTORY);
        anchors.requireTrusted(postQuantum, now, TrustPurpose.DIRECTORY);
        anchors.requireWholePath(classical, TrustPurpose.DIRECTORY);
        anchors.requireWholePath(postQuantum, TrustPurpose.DIRECTORY);
        return verified;
    }

    private void requireConsistent() {
        for (DirectoryParty party : content.parties()) {
            if (!nodes.containsKey(party.node())) {
                throw invalid("party-node");
            }
        }
        requireKeysOfDesksApart();
        for (DirectoryNode node : content.nodes()) {
            DirectoryParty gateway = parties.get(node.gatewayParty());
            if (gateway == null
                    || !gateway.roles().contains(Role.GW)
                    || !gateway.node().equals(node.id())) {
                throw invalid("gateway-party");
            }
        }
    }

    /** A key that a node holds, or another party has, would make the promise untrue that only the party's desk can open a part. */
    private void requireKeysOfDesksApart() {
        Set<PublicKey> known = new HashSet<>();
        for (DirectoryParty party : content.parties()) {
            known.add(party.certificates().encryption().key());
            known.add(party.certificates().postQuantumEncryption().key());
        }
        for (DirectoryParty party : content.parties()) {
            party.desk().ifPresent(desk -> {
                if (!known.add(desk.encryption().key())
                        || !known.add(desk.postQuantumEncryption().key())) {
                    throw invalid("desk-key");
                }
            });
        }
    }

    private void requireCurrent() {
        if (!clock.instant().isBefore(content.expires())) {
            throw new GatewayException(ErrorCode.OPEN_DIRECTORY_STALE, Detail.field("expires"));
        }
    }

    private <T> T listed(@Nullable T found, ErrorCode whenUnknown, String rule) {
        requireCurrent();
        if (found == null) {
            throw new GatewayException(whenUnknown, Detail.rule(rule));
        }
        return found;
    }

    private static <K, V> SequencedMap<K, V> index(List<V> values, Function<V, K> key) {
        SequencedMap<K, V> index = new LinkedHashMap<>();
        for (V value : values) {
            // Two parties with one key, or two entries for one party, would make the answer depend on the order.
            if (index.put(key.apply(value), value) != null) {
                throw invalid("listed-twice");
            }
        }
        return index;
    }

    private static Sha256 fingerprint(X509Certificate certificate) {
        try {
            return Sha256.of(certificate.getEncoded());
        } catch (CertificateEncodingException unreadable) {
            throw new GatewayException(ErrorCode.OPEN_DIRECTORY_INVALID, Detail.rule("certificate"), unreadable);
        }
    }

    private static GatewayException invalid(String rule) {
        return new GatewayException(ErrorCode.OPEN_DIRECTORY_INVALID, Detail.rule(rule));
    }
}
