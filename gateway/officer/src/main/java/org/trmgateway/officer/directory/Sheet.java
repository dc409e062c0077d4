package org.trmgateway.officer.directory;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;
import org.trmgateway.seal.AllowedSuite;
import org.trmgateway.seal.Custody;
import org.trmgateway.seal.DirectoryContent;
import org.trmgateway.seal.DirectoryNode;
import org.trmgateway.seal.DirectoryParty;
import org.trmgateway.seal.DirectoryTrail;
import org.trmgateway.seal.KnownCertificate;
import org.trmgateway.seal.PartyCertificates;

/**
 * Everything a directory says, in words, so that two can be compared line by line.
 *
 * @param sections what it speaks of, for example {@code party by-mvd}; each with its properties. A key is a property by its fingerprint
 */
record Sheet(SequencedMap<String, SequencedMap<String, String>> sections) {

    static Sheet of(DirectoryContent content) {
        Sheet sheet = new Sheet(new LinkedHashMap<>());
        sheet.directory(content);
        content.algorithms().suites().forEach(sheet::suite);
        content.nodes().forEach(sheet::node);
        content.parties().forEach(sheet::party);
        return sheet;
    }

    private void directory(DirectoryContent content) {
        SequencedMap<String, String> about = section("directory");
        about.put("version", Long.toString(content.version()));
        about.put("issued", content.issued().toString());
        about.put("expires", content.expires().toString());
        for (X509Certificate authority : content.authorities()) {
            about.put(
                    "issuer of certificates " + fingerprint(authority),
                    authority.getSubjectX500Principal().getName());
        }
        content.witnesses().ifPresent(witnesses -> {
            about.put("neutral witness", witnesses.neutral().value());
            about.put("witnesses beside it", Integer.toString(witnesses.others()));
        });
    }

    private void suite(AllowedSuite allowed) {
        section("suite " + allowed.suite())
                .put("used", allowed.until().map(until -> "until " + until).orElse("without an end"));
    }

    private void node(DirectoryNode node) {
        SequencedMap<String, String> about = section("node " + node.id());
        about.put("country", node.country());
        about.put("address", node.relayEndpoint().toString());
        about.put("gateway", node.gatewayParty().value());
        node.packVersion().ifPresent(version -> about.put("country pack", version));
        node.codeListVersion().ifPresent(version -> about.put("code lists", version));
        List<X509Certificate> certificates = node.tlsCertificates();
        for (X509Certificate certificate : certificates) {
            about.put(
                    "TLS certificate " + fingerprint(certificate),
                    age(certificates.indexOf(certificate)) + until(certificate));
        }
        node.trail().ifPresent(trail -> trail(about, trail));
    }

    private static void trail(SequencedMap<String, String> about, DirectoryTrail trail) {
        about.put("trail", trail.name());
        about.put("trail Ed25519 key " + fingerprint(trail.ed25519()), "signs its logs");
        about.put("trail ML-DSA-44 key " + fingerprint(trail.mlDsa44()), "signs its logs");
        about.put("witness Ed25519 key " + fingerprint(trail.witnessEd25519()), "has seen the logs of others");
        about.put("witness ML-DSA-44 key " + fingerprint(trail.witnessMlDsa44()), "has seen the logs of others");
    }

    private void party(DirectoryParty party) {
        SequencedMap<String, String> about = section("party " + party.id());
        about.put("node", party.node().value());
        about.put("country", party.country());
        about.put("roles", sorted(party.roles()));
        about.put("suites", sorted(party.suites()));
        about.put("weakest suite", party.suiteFloor().name());
        about.put("reads", String.join(" ", party.languages()));
        about.put("sealed parts", party.custody() == Custody.PARTY ? "opened at its own desk" : "opened at its node");
        for (int generation = 0; generation < party.generations().size(); generation++) {
            PartyCertificates keys = party.generations().get(generation);
            key(about, "signing", keys.signing(), generation);
            key(about, "post-quantum signing", keys.postQuantumSigning(), generation);
            key(about, "encryption", keys.encryption(), generation);
            key(about, "post-quantum encryption", keys.postQuantumEncryption(), generation);
        }
        party.desk().ifPresent(desk -> {
            key(about, "desk", desk.encryption(), 0);
            key(about, "post-quantum desk", desk.postQuantumEncryption(), 0);
        });
    }

    private static void key(SequencedMap<String, String> about, String use, KnownCertificate key, int generation) {
        about.put(use + " key " + key.fingerprint(), age(generation) + until(key.certificate()));
    }

    private static String age(int generation) {
        return generation == 0 ? "current" : "earlier (" + generation + ")";
    }

    private static String until(X509Certificate certificate) {
        return ", certificate until " + certificate.getNotAfter().toInstant();
    }

    private static String sorted(Collection<? extends Enum<?>> names) {
        return names.stream().map(Enum::name).sorted().collect(Collectors.joining(" "));
    }

    private SequencedMap<String, String> section(String title) {
        SequencedMap<String, String> properties = new LinkedHashMap<>();
        sections.put(title, properties);
        return properties;
    }

    /** SHA-256 of a raw public key. */
    static Sha256 fingerprint(String base64) {
        return Sha256.of(Base64.getDecoder().decode(base64));
    }

    /** SHA-256 of the DER encoding, as {@code openssl x509 -fingerprint -sha256} says it. */
    static Sha256 fingerprint(X509Certificate certificate) {
        try {
            return Sha256.of(certificate.getEncoded());
        } catch (CertificateEncodingException unreadable) {
            throw new GatewayException(ErrorCode.OPEN_DIRECTORY_INVALID, Detail.rule("certificate"), unreadable);
        }
    }
}
