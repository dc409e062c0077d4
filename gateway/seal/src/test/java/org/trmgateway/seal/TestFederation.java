package org.trmgateway.seal;

import java.net.URI;
import java.security.KeyPair;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Role;
import org.trmgateway.referral.Sha256;

/** Two nodes, three parties and two gateways, made of one authority under one root. */
final class TestFederation {

    static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final PartyId SENDER = new PartyId("pl-sg");
    static final PartyId RECIPIENT = new PartyId("by-mvd");
    static final PartyId BYSTANDER = new PartyId("by-tcson");
    static final PartyId GATEWAY = new PartyId("by-gw");
    static final MessageId MESSAGE_ID = MessageId.parse("019a5f00-0000-7000-8000-000000000001");

    final TestAuthority root = TestAuthority.root("test root");
    final TestAuthority authority = root.child("test authority");
    final Map<PartyId, Keys> keys = new LinkedHashMap<>();
    final List<SigningIdentity> directoryAuthorities = List.of(authority(1), authority(2), authority(3));
    final SigningIdentity directoryAuthority = directoryAuthorities.getFirst();
    final TrustAnchors anchors;
    final DirectoryContent content;
    final Directory directory;

    /** Everything a party has. */
    record Keys(SigningIdentity signing, DecryptionIdentity decryption) {}

    TestFederation() {
        List<DirectoryParty> parties = List.of(
                party(SENDER, "pl", Set.of(Role.NRC, Role.LEA), Suite.S1),
                party(RECIPIENT, "by", Set.of(Role.NRC), Suite.S1),
                party(BYSTANDER, "by", Set.of(Role.SP), Suite.S2),
                party(new PartyId("pl-gw"), "pl", Set.of(Role.GW), Suite.S2),
                party(GATEWAY, "by", Set.of(Role.GW), Suite.S2));
        List<DirectoryNode> nodes = List.of(node("pl"), node("by"));
        content = new DirectoryContent(
                7,
                NOW.minus(Duration.ofDays(1)),
                NOW.plus(Duration.ofDays(30)),
                List.of(authority.certificate()),
                nodes,
                parties);
        anchors = anchorsWith(authority.emptyRevocationList());
        directory = Directory.open(sign(content), anchors, CLOCK);
    }

    /** Signed by two of the three authorities. */
    byte[] sign(DirectoryContent signed) {
        return Directory.sign(signed, directoryAuthorities.get(0), directoryAuthorities.get(1));
    }

    /** The directory with other content, opened. */
    Directory open(DirectoryContent signed) {
        return Directory.open(sign(signed), anchors, CLOCK);
    }

    TrustAnchors anchorsWith(X509CRL list) {
        return TrustAnchors.of(
                List.of(root.certificate()),
                List.of(authority.certificate()),
                List.of(root.emptyRevocationList(), list));
    }

    DirectoryParty party(PartyId id) {
        return directory.party(id, ErrorCode.ADMIT_RECIPIENT_UNKNOWN);
    }

    Keys keysOf(PartyId id) {
        return Optional.ofNullable(keys.get(id)).orElseThrow();
    }

    List<DecryptionIdentity> decryption(PartyId id) {
        return Optional.ofNullable(keys.get(id)).map(Keys::decryption).stream().toList();
    }

    EnvelopeMetadata metadata(Suite suite) {
        return new EnvelopeMetadata(
                MESSAGE_ID,
                new MessageType("M01"),
                new CaseReference("0123456789ABCDEFGHJKMNPQRS"),
                3,
                SENDER,
                RECIPIENT,
                "REFERRAL",
                NOW.minusMillis(1),
                NOW.plus(Duration.ofHours(6)),
                suite.name(),
                new EnvelopeMetadata.Versions("pl-2026.1", "3", "2", "2026-11"),
                Sha256.of(new byte[] {1, 2, 3}),
                Optional.of(MessageId.parse("019a5f00-0000-7000-8000-000000000000")));
    }

    SigningIdentity signing(Optional<String> extendedKeyUsage) {
        return signing(extendedKeyUsage, TestAuthority.UNTIL);
    }

    SigningIdentity signing(Optional<String> extendedKeyUsage, Instant until) {
        return signing("signing", extendedKeyUsage, until);
    }

    SigningIdentity signing(String commonName, Optional<String> extendedKeyUsage, Instant until) {
        KeyPair classical = TestAuthority.ellipticCurve();
        KeyPair postQuantum = TestAuthority.postQuantum("ML-DSA-65");
        return SigningIdentity.of(
                classical.getPrivate(),
                authority.chain(authority.issue(
                        commonName, classical.getPublic(), KeyUsage.digitalSignature, extendedKeyUsage, until)),
                postQuantum.getPrivate(),
                authority.chain(authority.issue(
                        commonName, postQuantum.getPublic(), KeyUsage.digitalSignature, extendedKeyUsage, until)));
    }

    /** A directory authority. */
    SigningIdentity authority(int number) {
        return signing(
                "directory authority " + number,
                Optional.of(TrustPurpose.Usage.DIRECTORY_SIGNING),
                TestAuthority.UNTIL);
    }

    DecryptionIdentity decryption() {
        KeyPair classical = TestAuthority.ellipticCurve();
        KeyPair postQuantum = TestAuthority.postQuantum("ML-KEM-768");
        return DecryptionIdentity.of(
                classical.getPrivate(),
                authority.chain(
                        authority.issue("encryption", classical.getPublic(), KeyUsage.keyAgreement, Optional.empty())),
                postQuantum.getPrivate(),
                authority.chain(authority.issue(
                        "encryption", postQuantum.getPublic(), KeyUsage.keyEncipherment, Optional.empty())));
    }

    private DirectoryParty party(PartyId id, String node, Set<Role> roles, Suite floor) {
        Keys made = new Keys(signing(Optional.empty()), decryption());
        keys.put(id, made);
        return new DirectoryParty(
                id,
                new NodeId(node),
                node.equals("pl") ? "PL" : "BY",
                roles,
                certificates(made),
                floor,
                List.of("en", "pl"));
    }

    static PartyCertificates certificates(Keys keys) {
        return new PartyCertificates(
                keys.signing().classical(),
                keys.signing().postQuantum(),
                keys.decryption().classical(),
                keys.decryption().postQuantum());
    }

    /** The outside of another message, or of the same with another address or suite. */
    static EnvelopeMetadata changed(EnvelopeMetadata m, MessageId id, PartyId from, PartyId to, String suite) {
        return new EnvelopeMetadata(
                id,
                m.type(),
                m.caseReference(),
                m.sequence(),
                from,
                to,
                m.purpose(),
                m.created(),
                m.expires(),
                suite,
                m.versions(),
                m.originalSha256(),
                m.inReplyTo());
    }

    /** The party, with keys for sealed parts at its own desk. */
    static DirectoryParty withDesk(DirectoryParty party, DecryptionIdentity desk) {
        return new DirectoryParty(
                party.id(),
                party.node(),
                party.country(),
                party.roles(),
                party.generations(),
                party.suites(),
                party.suiteFloor(),
                party.languages(),
                Optional.of(new PartCertificates(desk.classical(), desk.postQuantum())));
    }

    private DirectoryNode node(String id) {
        KeyPair tls = TestAuthority.ellipticCurve();
        X509Certificate certificate = authority.issue(
                id, tls.getPublic(), KeyUsage.digitalSignature, Optional.of(TrustPurpose.Usage.CLIENT_AUTHENTICATION));
        return new DirectoryNode(
                new NodeId(id),
                id.equals("pl") ? "PL" : "BY",
                URI.create("https://localhost:8443/soap/relay"),
                certificate,
                new PartyId(id + "-gw"));
    }
}
