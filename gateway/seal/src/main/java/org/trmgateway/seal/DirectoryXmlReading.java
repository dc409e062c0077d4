package org.trmgateway.seal;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Role;

/** One reading of {@code directory.xml}, from the root element to its end. */
final class DirectoryXmlReading {

    private static final int LONGEST_CHAIN = 4;
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

    private final XmlCursor cursor;
    private final CertificateFactory factory;
    private final List<X509Certificate> authorities = new ArrayList<>();

    DirectoryXmlReading(byte[] bytes) throws CertificateException {
        cursor = new XmlCursor(bytes, DirectoryXml.NAMESPACE, ErrorCode.OPEN_DIRECTORY_INVALID);
        factory = CertificateFactory.getInstance("X.509");
    }

    DirectoryContent content() throws CertificateException {
        if (!cursor.at("directory")) {
            throw cursor.malformed("directory");
        }
        long version = cursor.number("version", cursor.attribute("version"));
        Instant issued = cursor.instant("issued", cursor.attribute("issued"));
        Instant expires = cursor.instant("expires", cursor.attribute("expires"));
        cursor.enter("directory");
        List<AllowedSuite> suites = new ArrayList<>();
        while (cursor.at("suite")) {
            suites.add(suite());
        }
        Optional<DirectoryWitnesses> witnesses = cursor.at("witnesses") ? Optional.of(witnesses()) : Optional.empty();
        while (cursor.at("authority")) {
            authorities.add(certificate("authority"));
        }
        List<DirectoryNode> nodes = new ArrayList<>();
        while (cursor.at("node")) {
            nodes.add(node());
        }
        List<DirectoryParty> parties = new ArrayList<>();
        while (cursor.at("party")) {
            parties.add(party());
        }
        cursor.leaveRoot("directory");
        return new DirectoryContent(
                version, issued, expires, new AlgorithmPolicy(suites), witnesses, authorities, nodes, parties);
    }

    private AllowedSuite suite() {
        Suite suite = Suite.of(cursor.attribute("name"), ErrorCode.OPEN_DIRECTORY_INVALID);
        Optional<Instant> until = cursor.optionalAttribute("until").map(text -> cursor.instant("until", text));
        cursor.enter("suite").leave("suite");
        return new AllowedSuite(suite, until);
    }

    private DirectoryNode node() throws CertificateException {
        NodeId id = new NodeId(cursor.attribute("id"));
        String country = country();
        URI endpoint = URI.create(cursor.attribute("relayEndpoint"));
        if (!"https".equals(endpoint.getScheme())) {
            throw cursor.malformed("relayEndpoint");
        }
        PartyId gatewayParty = new PartyId(cursor.attribute("gatewayParty"));
        Optional<String> packVersion = version("packVersion");
        Optional<String> codeListVersion = version("codeListVersion");
        cursor.enter("node");
        List<X509Certificate> tls = new ArrayList<>();
        do {
            tls.add(certificate("tlsCertificate"));
        } while (cursor.at("tlsCertificate"));
        Optional<DirectoryTrail> trail = cursor.at("trail") ? Optional.of(trail()) : Optional.empty();
        cursor.leave("node");
        return new DirectoryNode(id, country, endpoint, tls, gatewayParty, packVersion, codeListVersion, trail);
    }

    private DirectoryTrail trail() {
        DirectoryTrail trail = new DirectoryTrail(
                cursor.attribute("name"),
                cursor.attribute("ed25519"),
                cursor.attribute("mlDsa44"),
                cursor.attribute("witnessEd25519"),
                cursor.attribute("witnessMlDsa44"));
        cursor.enter("trail").leave("trail");
        return trail;
    }

    private DirectoryWitnesses witnesses() {
        NodeId neutral = new NodeId(cursor.attribute("neutral"));
        long others = cursor.number("others", cursor.attribute("others"));
        cursor.enter("witnesses").leave("witnesses");
        return new DirectoryWitnesses(neutral, (int) Math.min(others, Integer.MAX_VALUE));
    }

    private DirectoryParty party() throws CertificateException {
        PartyId id = new PartyId(cursor.attribute("id"));
        NodeId node = new NodeId(cursor.attribute("node"));
        String country = country();
        Set<Role> roles = names("roles").map(Role::valueOf).collect(Collectors.toSet());
        Set<Suite> suites = names("suites")
                .map(name -> Suite.of(name, ErrorCode.OPEN_DIRECTORY_INVALID))
                .collect(Collectors.toSet());
        Suite floor = Suite.of(cursor.attribute("suiteFloor"), ErrorCode.OPEN_DIRECTORY_INVALID);
        List<String> languages = names("languages").toList();
        cursor.enter("party");
        List<PartyCertificates> generations = new ArrayList<>();
        generations.add(keys());
        while (cursor.at("earlier")) {
            cursor.enter("earlier");
            generations.add(keys());
            cursor.leave("earlier");
        }
        Optional<PartCertificates> desk = cursor.at("partEncryption") ? Optional.of(desk()) : Optional.empty();
        cursor.leave("party");
        return new DirectoryParty(id, node, country, roles, generations, suites, floor, languages, desk);
    }

    private PartyCertificates keys() throws CertificateException {
        return new PartyCertificates(
                known("signing", KeyKind.EC_P256),
                known("postQuantumSigning", KeyKind.ML_DSA_65),
                known("encryption", KeyKind.EC_P256),
                known("postQuantumEncryption", KeyKind.ML_KEM_768));
    }

    private PartCertificates desk() throws CertificateException {
        return new PartCertificates(
                known("partEncryption", KeyKind.EC_P256), known("postQuantumPartEncryption", KeyKind.ML_KEM_768));
    }

    private KnownCertificate known(String element, KeyKind kind) throws CertificateException {
        X509Certificate certificate = certificate(element);
        return KnownCertificate.of(certificate, issuersOf(certificate), kind);
    }

    private List<X509Certificate> issuersOf(X509Certificate certificate) {
        List<X509Certificate> issuers = new ArrayList<>();
        Optional<X509Certificate> next = issuerOf(certificate);
        while (next.isPresent() && issuers.size() < LONGEST_CHAIN) {
            issuers.add(next.get());
            next = issuerOf(next.get());
        }
        return issuers;
    }

    private Optional<X509Certificate> issuerOf(X509Certificate certificate) {
        return authorities.stream()
                .filter(authority -> authority.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
                .findFirst();
    }

    private Stream<String> names(String attribute) {
        return Arrays.stream(cursor.attribute(attribute).split(" "));
    }

    private Optional<String> version(String attribute) {
        Optional<String> version = cursor.optionalAttribute(attribute);
        if (version.filter(text -> !VERSION.matcher(text).matches()).isPresent()) {
            throw cursor.malformed(attribute);
        }
        return version;
    }

    private String country() {
        String country = cursor.attribute("country");
        if (country.length() != 2 || !country.equals(country.toUpperCase(Locale.ROOT))) {
            throw cursor.malformed("country");
        }
        return country;
    }

    private X509Certificate certificate(String element) throws CertificateException {
        byte[] der = Base64.getDecoder().decode(cursor.text(element));
        return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
    }
}
