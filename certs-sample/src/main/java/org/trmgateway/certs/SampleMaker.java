package org.trmgateway.certs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.trmgateway.certs.SampleWriter.Identity;
import org.trmgateway.referral.Role;
import org.trmgateway.seal.DecryptionIdentity;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.DirectoryContent;
import org.trmgateway.seal.DirectoryNode;
import org.trmgateway.seal.DirectoryParty;
import org.trmgateway.seal.DirectoryTrail;
import org.trmgateway.seal.PartCertificates;
import org.trmgateway.seal.PartyCertificates;
import org.trmgateway.seal.SigningIdentity;
import org.trmgateway.seal.Suite;
import org.trmgateway.seal.TrailKeyFile;
import org.trmgateway.seal.TrailKeys;

/** One making of the sample infrastructure, from the root down to the signed directory. */
final class SampleMaker {

    private static final Duration TWO_YEARS = Duration.ofDays(730);

    private final SamplePlan plan;
    private final SampleLayout layout;
    private final SampleWriter writer;
    private final Instant issued;
    private final Validity validity;
    private final SampleAuthority root;
    private final SequencedMap<String, SampleAuthority> authorities = new LinkedHashMap<>();
    private final List<X509Certificate> revoked = new ArrayList<>();

    SampleMaker(SamplePlan plan, SampleLayout layout, Instant now) throws IOException, GeneralSecurityException {
        this.plan = plan;
        this.layout = layout;
        this.writer = new SampleWriter(layout);
        // An hour back, so that a clock that is a little behind still accepts what was made a moment ago.
        Instant from = now.truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(1));
        this.issued = now.truncatedTo(ChronoUnit.SECONDS);
        this.validity = new Validity(from, from.plus(TWO_YEARS));
        this.root = SampleAuthority.root(new Subject("CH", "Root", "Sample root"), validity);
        for (SamplePlan.Node node : plan.nodes()) {
            Subject subject = new Subject(node.country(), "Authority", "Sample authority " + node.id());
            authorities.put(node.id().value(), root.child(subject, validity));
        }
        authorities.put(
                "federation", root.child(new Subject("CH", "Authority", "Sample authority federation"), validity));
    }

    void make() throws IOException, GeneralSecurityException {
        List<DirectoryNode> nodes = new ArrayList<>();
        for (SamplePlan.Node node : plan.nodes()) {
            nodes.add(node(node));
        }
        List<DirectoryParty> parties = new ArrayList<>();
        for (SamplePlan.Party party : plan.parties()) {
            parties.add(party(party));
            client(party);
        }
        auditor();
        misuse();
        timeStamping();
        directory(nodes, parties);
        trust();
    }

    private DirectoryNode node(SamplePlan.Node node) throws IOException, GeneralSecurityException {
        SampleAuthority authority = authority(node.id().value());
        Subject subject = new Subject(node.country(), "Node", node.id() + " node");
        Identity tls = ellipticCurve(authority, subject, Profile.node(plan.hosts()), validity);
        writer.identity(layout.nodeKey(node.id()).getParent(), "tls", tls);
        writer.keyStore(layout.nodeKeyStore(node.id()), tls);
        return new DirectoryNode(
                        node.id(), node.country(), node.relayEndpoint(), tls.certificate(), node.gatewayParty())
                .withTrail(Optional.of(trail(node)));
    }

    private DirectoryTrail trail(SamplePlan.Node node) throws IOException, GeneralSecurityException {
        Map<TrailKeyFile, KeyPair> pairs = new EnumMap<>(TrailKeyFile.class);
        for (TrailKeyFile file : TrailKeyFile.values()) {
            pairs.put(file, SampleKeys.platform(file.algorithm()));
        }
        writer.trail(layout.trail(node.id()), pairs);
        return TrailKeys.of(SamplePki.trailOf(node.id()), pairs).listing();
    }

    private DirectoryParty party(SamplePlan.Party party) throws IOException, GeneralSecurityException {
        SampleAuthority authority = authority(party.node());
        Path directory = layout.party(party.id());
        SigningIdentity signing = signing(directory, authority, subject(party, "signing"), Profile.signing());
        DecryptionIdentity decryption = decryption(directory, authority, subject(party, "encryption"), "encryption");
        PartyCertificates certificates = new PartyCertificates(
                signing.classical(), signing.postQuantum(), decryption.classical(), decryption.postQuantum());
        return new DirectoryParty(
                party.id(),
                plan.nodes().stream()
                        .filter(node -> node.id().value().equals(party.node()))
                        .findFirst()
                        .orElseThrow()
                        .id(),
                party.country(),
                party.roles(),
                certificates,
                Suite.S2,
                party.languages(),
                plan.desks().contains(party.id()) ? Optional.of(desk(party)) : Optional.empty());
    }

    /** Keys that never come to a node. */
    private PartCertificates desk(SamplePlan.Party party) throws IOException, GeneralSecurityException {
        DecryptionIdentity keys =
                decryption(layout.desk(party.id()), authority(party.node()), subject(party, "desk"), "part-encryption");
        return new PartCertificates(keys.classical(), keys.postQuantum());
    }

    private SigningIdentity signing(Path directory, SampleAuthority authority, Subject subject, Profile profile)
            throws IOException, GeneralSecurityException {
        Identity classical = ellipticCurve(authority, subject, profile, validity);
        Identity postQuantum = postQuantum("ML-DSA-65", authority, subject, profile);
        writer.identity(directory, "signing", classical);
        writer.identity(directory, "signing-ml-dsa-65", postQuantum);
        return SigningIdentity.of(classical.key(), classical.chain(), postQuantum.key(), postQuantum.chain());
    }

    private DecryptionIdentity decryption(Path directory, SampleAuthority authority, Subject subject, String name)
            throws IOException, GeneralSecurityException {
        Identity classical = ellipticCurve(authority, subject, Profile.keyAgreement(), validity);
        Identity postQuantum = postQuantum("ML-KEM-768", authority, subject, Profile.keyEncapsulation());
        writer.identity(directory, name, classical);
        writer.identity(directory, name + "-ml-kem-768", postQuantum);
        return DecryptionIdentity.of(classical.key(), classical.chain(), postQuantum.key(), postQuantum.chain());
    }

    private void client(SamplePlan.Party party) throws IOException, GeneralSecurityException {
        if (party.roles().contains(Role.GW)) {
            return;
        }
        String name = party.name() + "-system";
        Subject subject = new Subject(party.country(), party.name(), name);
        writeClient(name, ellipticCurve(authority(party.node()), subject, Profile.client(party.name()), validity));
    }

    /** Speaks for no party: may read the trail of every node that lists it. */
    private void auditor() throws IOException, GeneralSecurityException {
        Subject subject = new Subject("CH", "Auditor", "Sample auditor");
        writeClient(SamplePki.AUDITOR, ellipticCurve(authority("federation"), subject, Profile.auditor(), validity));
    }

    /** Three certificates in the name of one Polish party, each to be refused for another reason. */
    private void misuse() throws IOException, GeneralSecurityException {
        SamplePlan.Party party = plan.parties().getFirst();
        Profile profile = Profile.client(party.name());
        Subject subject = new Subject(party.country(), party.name(), party.name() + "-system");
        SampleAuthority authority = authority(party.node());
        Validity over = new Validity(validity.from().minus(TWO_YEARS), validity.from());
        writeClient(SamplePki.EXPIRED_CLIENT, ellipticCurve(authority, subject, profile, over));
        Identity stolen = ellipticCurve(authority, subject, profile, validity);
        revoked.add(stolen.certificate());
        writeClient(SamplePki.REVOKED_CLIENT, stolen);
        SampleAuthority stranger = SampleAuthority.root(new Subject("XX", "Stranger", "Stranger root"), validity);
        writeClient(SamplePki.STRANGER_CLIENT, ellipticCurve(stranger, subject, profile, validity));
    }

    private void writeClient(String name, Identity identity) throws IOException, GeneralSecurityException {
        writer.identity(layout.clientKey(name).getParent(), name, identity);
        writer.keyStore(layout.clientKeyStore(name), identity);
    }

    private void timeStamping() throws IOException, GeneralSecurityException {
        Subject subject = new Subject("CH", "Time stamping", "Sample time-stamping authority");
        writer.identity(
                layout.timeStamping(),
                "tsa",
                ellipticCurve(authority("federation"), subject, Profile.timeStamping(), validity));
    }

    private void directory(List<DirectoryNode> nodes, List<DirectoryParty> parties)
            throws IOException, GeneralSecurityException {
        List<SigningIdentity> signers = new ArrayList<>();
        for (int number = 1; number <= SamplePki.DIRECTORY_AUTHORITIES; number++) {
            signers.add(signing(
                    layout.directoryAuthority(number),
                    authority("federation"),
                    new Subject("CH", "Directory", "Sample directory authority " + number),
                    Profile.directoryAuthority()));
        }
        List<X509Certificate> issuers =
                authorities.values().stream().map(SampleAuthority::certificate).toList();
        DirectoryContent content = new DirectoryContent(
                        1, issued, issued.plus(DirectoryContent.LONGEST_LIFE), issuers, nodes, parties)
                .withWitnesses(plan.witnesses());
        Files.write(layout.directoryFile(), Directory.sign(content, signers.get(0), signers.get(1)));
    }

    private void trust() throws IOException, GeneralSecurityException {
        List<X509CRL> lists = new ArrayList<>();
        lists.add(writeAuthority("root", root, List.of()));
        for (var authority : authorities.entrySet()) {
            List<X509Certificate> own = revoked.stream()
                    .filter(leaf -> leaf.getIssuerX500Principal()
                            .equals(authority.getValue().certificate().getSubjectX500Principal()))
                    .toList();
            lists.add(writeAuthority(authority.getKey(), authority.getValue(), own));
        }
        writer.certificates(layout.root(), List.of(root.certificate()));
        writer.certificates(
                layout.authorities(),
                authorities.values().stream().map(SampleAuthority::certificate).toList());
        writer.revocationLists(layout.revocationLists(), lists);
        writer.trustStore(layout.trustStore(), root.certificate());
    }

    private X509CRL writeAuthority(String name, SampleAuthority authority, List<X509Certificate> revokedByIt)
            throws IOException, GeneralSecurityException {
        X509CRL list = authority.revocationList(revokedByIt, validity);
        writer.authority(name, authority, list);
        Subject responder = new Subject("CH", "Responder", "Sample responder " + name);
        writer.identity(layout.responders(), name, ellipticCurve(authority, responder, Profile.responder(), validity));
        return list;
    }

    private static Identity ellipticCurve(
            SampleAuthority authority, Subject subject, Profile profile, Validity validity)
            throws IOException, GeneralSecurityException {
        return issue(authority, subject, profile, validity, SampleKeys.ellipticCurve("P-256"));
    }

    private Identity postQuantum(String parameterSet, SampleAuthority authority, Subject subject, Profile profile)
            throws IOException, GeneralSecurityException {
        return issue(authority, subject, profile, validity, SampleKeys.postQuantum(parameterSet));
    }

    private static Identity issue(
            SampleAuthority authority, Subject subject, Profile profile, Validity validity, KeyPair keys)
            throws IOException, GeneralSecurityException {
        X509Certificate certificate = authority.issue(subject, keys.getPublic(), profile, validity);
        return new Identity(keys.getPrivate(), List.of(certificate, authority.certificate()));
    }

    private static Subject subject(SamplePlan.Party party, String purpose) {
        return new Subject(party.country(), party.title(), party.name() + " " + purpose);
    }

    private SampleAuthority authority(String name) {
        SampleAuthority authority = authorities.get(name);
        if (authority == null) {
            throw new IllegalArgumentException("no such authority");
        }
        return authority;
    }
}
