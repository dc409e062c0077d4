package org.trmgateway.seal;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;

/**
 * Who is who in the federation: nodes, parties, their certificates and the suites they use, read from a container that a quorum of directory
 * authorities signed. Every key is prepared when the directory is opened. Immutable; a lookup past its expiry is refused with {@link
 * ErrorCode#OPEN_DIRECTORY_STALE}.
 */
public final class Directory {

    /** How many authorities have to sign, where nobody says otherwise. */
    public static final int QUORUM = 2;

    /** Name of the one file in the container. */
    static final String FILE = "directory.xml";

    private final DirectoryContent content;
    private final Sha256 sha256;
    private final Clock clock;
    private final SequencedMap<PartyId, DirectoryParty> parties = new LinkedHashMap<>();
    private final SequencedMap<NodeId, DirectoryNode> nodes = new LinkedHashMap<>();
    private final Map<Sha256, DirectoryNode> nodesByCertificate = new LinkedHashMap<>();
    private final Map<Sha256, DirectoryParty> partiesBySigner = new LinkedHashMap<>();
    private final Set<Cut> cuts;

    private Directory(DirectoryContent content, Sha256 sha256, Clock clock, Set<Cut> cuts) {
        this.content = content;
        this.sha256 = sha256;
        this.clock = clock;
        this.cuts = cuts;
        for (DirectoryNode node : content.nodes()) {
            nodes.put(node.id(), node);
            node.tlsCertificates().forEach(certificate -> nodesByCertificate.put(fingerprint(certificate), node));
        }
        for (DirectoryParty party : content.parties()) {
            parties.put(party.id(), party);
            party.generations()
                    .forEach(keys -> partiesBySigner.put(keys.signing().fingerprint(), party));
        }
    }

    /** Signs a directory, with both keys of each authority. */
    public static byte[] sign(DirectoryContent content, SigningIdentity... authorities) {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        files.put(FILE, DirectoryXml.write(content));
        byte[] container = SignedContainer.write(files, authorities[0], Suite.S2, content.issued());
        for (SigningIdentity further : Arrays.asList(authorities).subList(1, authorities.length)) {
            container = SignedContainer.cosign(UnverifiedContainer.readCosigned(container), further, content.issued());
        }
        return container;
    }

    /** Opens a directory that {@link #QUORUM} authorities signed. */
    public static Directory open(byte[] container, TrustAnchors anchors, Clock clock) {
        return open(container, anchors, QUORUM, clock);
    }

    /**
     * Opens a signed directory.
     *
     * @param quorum how many different authorities have to have signed, at least
     * @throws GatewayException with {@link ErrorCode#OPEN_DIRECTORY_INVALID} when it was altered, is inconsistent, of the future, made to
     *     last longer than {@link DirectoryContent#LONGEST_LIFE}, or a signer is no directory authority under the trust roots now; with
     *     {@link ErrorCode#OPEN_DIRECTORY_STALE} when it has expired
     */
    public static Directory open(byte[] container, TrustAnchors anchors, int quorum, Clock clock) {
        byte[] xml = AuthoritySignatures.open(container, FILE, anchors, quorum, clock.instant());
        DirectoryContent content = DirectoryXml.read(xml);
        DirectoryRules.requireConsistent(content);
        DirectoryRules.requireCurrent(content, clock.instant());
        return new Directory(content, Sha256.of(xml), clock, Set.of());
    }

    /** What the authorities signed. */
    public DirectoryContent content() {
        return content;
    }

    /** Counts up with every issue. */
    public long version() {
        return content.version();
    }

    /** Digest of the signed content; the same whoever signed it, and in whatever order. */
    public Sha256 sha256() {
        return sha256;
    }

    public Instant issued() {
        return content.issued();
    }

    public Instant expires() {
        return content.expires();
    }

    /** Which suites are used, and until when. */
    public AlgorithmPolicy algorithms() {
        return content.algorithms();
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

    /** The node one of whose TLS certificates this is; throws the given code when it is nobody's. */
    public DirectoryNode nodeOfTlsCertificate(X509Certificate certificate, ErrorCode whenUnknown) {
        return listed(nodesByCertificate.get(fingerprint(certificate)), whenUnknown, "tls-certificate");
    }

    /** The party one of whose classical signing certificates has this fingerprint; throws {@link ErrorCode#OPEN_SIGNER_UNKNOWN} when it is nobody's. */
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
     * With what a message between two parties is protected now: the strongest suite that both can open, that reaches the floor of both and
     * that the federation uses. Floors can raise what a message is protected with, never lower it.
     *
     * @throws GatewayException with {@link ErrorCode#SEAL_SUITE_FORBIDDEN} when there is none
     */
    public Suite suiteFor(DirectoryParty from, DirectoryParty to, Instant now) {
        return Arrays.stream(Suite.values())
                .filter(suite ->
                        from.takes(suite) && to.takes(suite) && algorithms().allows(suite, now))
                .max(Comparator.naturalOrder())
                .orElseThrow(
                        () -> new GatewayException(ErrorCode.SEAL_SUITE_FORBIDDEN, Detail.of("suite", "suite-common")));
    }

    /** This directory with these cuts besides those it knows; one that the directory supersedes is left out. */
    public Directory withCuts(Collection<Cut> more) {
        Set<Cut> holding = new LinkedHashSet<>(cuts);
        more.stream().filter(cut -> cut.holdsFor(version())).forEach(holding::add);
        return new Directory(content, sha256, clock, holding);
    }

    /** The cuts that hold, in the order in which they were made known. */
    public Collection<Cut> cuts() {
        return Collections.unmodifiableCollection(cuts);
    }

    /** Whether the party, or the gateway it is behind, is cut off. Lookups still find it: what it signed before has to be verified. */
    public boolean isCut(PartyId id) {
        return cuts.stream().map(Cut::party).anyMatch(cut -> cut.equals(id) || cut.equals(gatewayOf(id)));
    }

    /** The party; throws the given code when it is cut off or not listed. */
    public DirectoryParty requireActive(PartyId id, ErrorCode whenCut) {
        DirectoryParty party = party(id, whenCut);
        if (isCut(id)) {
            throw new GatewayException(whenCut, Detail.rule("party-cut"));
        }
        return party;
    }

    /**
     * This directory, if it may take the place of another: an old one played back would bring old keys back, and two of one version mean
     * that somebody shows different nodes different parties.
     *
     * @throws GatewayException with {@link ErrorCode#OPEN_DIRECTORY_ROLLED_BACK} when its version is lower, or the same with other content
     */
    public Directory requireSucceeding(Directory previous) {
        DirectoryRules.requireSucceeding(version(), sha256, previous.version(), previous.sha256);
        return this;
    }

    private @Nullable PartyId gatewayOf(PartyId id) {
        DirectoryParty party = parties.get(id);
        DirectoryNode node = party == null ? null : nodes.get(party.node());
        return node == null ? null : node.gatewayParty();
    }

    private void requireCurrent() {
        DirectoryRules.requireCurrent(content, clock.instant());
    }

    private <T> T listed(@Nullable T found, ErrorCode whenUnknown, String rule) {
        requireCurrent();
        if (found == null) {
            throw new GatewayException(whenUnknown, Detail.rule(rule));
        }
        return found;
    }

    private static Sha256 fingerprint(X509Certificate certificate) {
        try {
            return Sha256.of(certificate.getEncoded());
        } catch (CertificateEncodingException unreadable) {
            throw new GatewayException(ErrorCode.OPEN_DIRECTORY_INVALID, Detail.rule("certificate"), unreadable);
        }
    }
}
