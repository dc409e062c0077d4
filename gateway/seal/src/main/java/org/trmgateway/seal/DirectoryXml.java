package org.trmgateway.seal;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Role;

/** {@code directory.xml}, namespace {@code urn:trmgateway:directory:1}: one spelling, written and read. */
final class DirectoryXml {

    private static final String NAMESPACE = "urn:trmgateway:directory:1";
    private static final int LONGEST_CHAIN = 4;

    private DirectoryXml() {}

    static byte[] write(DirectoryContent content) {
        XmlText xml = new XmlText();
        xml.open(
                "directory",
                attributes(
                        "xmlns", NAMESPACE,
                        "version", Long.toString(content.version()),
                        "issued", XmlText.instant("issued", content.issued()),
                        "expires", XmlText.instant("expires", content.expires())));
        for (X509Certificate authority : content.authorities()) {
            xml.text("authority", base64(authority));
        }
        for (DirectoryNode node : content.nodes()) {
            xml.open(
                    "node",
                    attributes(
                            "id", node.id().value(),
                            "country", node.country(),
                            "relayEndpoint", node.relayEndpoint().toString(),
                            "gatewayParty", node.gatewayParty().value()));
            xml.text("tlsCertificate", base64(node.tlsCertificate()));
            xml.close("node");
        }
        for (DirectoryParty party : content.parties()) {
            writeParty(xml, party);
        }
        return xml.close("directory").bytes();
    }

    /** Reads what {@link #write} wrote; throws {@link ErrorCode#OPEN_DIRECTORY_INVALID} for anything else. */
    static DirectoryContent read(byte[] bytes) {
        DirectoryContent content;
        try {
            content = new Reading(bytes).content();
        } catch (GatewayException refused) {
            throw new GatewayException(ErrorCode.OPEN_DIRECTORY_INVALID, refused.detail(), refused);
        } catch (CertificateException | IllegalArgumentException unreadable) {
            throw new GatewayException(ErrorCode.OPEN_DIRECTORY_INVALID, Detail.rule("directory"), unreadable);
        }
        if (!Arrays.equals(write(content), bytes)) {
            throw new GatewayException(ErrorCode.OPEN_DIRECTORY_INVALID, Detail.rule("one-spelling"));
        }
        return content;
    }

    private static void writeParty(XmlText xml, DirectoryParty party) {
        xml.open(
                "party",
                attributes(
                        "id", party.id().value(),
                        "node", party.node().value(),
                        "country", party.country(),
                        "roles", party.roles().stream().sorted().map(Role::name).collect(Collectors.joining(" ")),
                        "suiteFloor", party.suiteFloor().name(),
                        "languages", String.join(" ", party.languages())));
        xml.text("signing", base64(party.certificates().signing().certificate()));
        xml.text(
                "postQuantumSigning",
                base64(party.certificates().postQuantumSigning().certificate()));
        xml.text("encryption", base64(party.certificates().encryption().certificate()));
        xml.text(
                "postQuantumEncryption",
                base64(party.certificates().postQuantumEncryption().certificate()));
        party.desk().ifPresent(desk -> {
            xml.text("partEncryption", base64(desk.encryption().certificate()));
            xml.text(
                    "postQuantumPartEncryption",
                    base64(desk.postQuantumEncryption().certificate()));
        });
        xml.close("party");
    }

    private static SequencedMap<String, String> attributes(String... namesAndValues) {
        SequencedMap<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            attributes.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return attributes;
    }

    private static String base64(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException unreadable) {
            throw new GatewayException(ErrorCode.SEAL_FAILED, Detail.rule("certificate"), unreadable);
        }
    }

    /** One reading, from the root element to its end. */
    private static final class Reading {

        private final XmlCursor cursor;
        private final CertificateFactory factory;
        private final List<X509Certificate> authorities = new ArrayList<>();

        Reading(byte[] bytes) throws CertificateException {
            cursor = new XmlCursor(bytes, NAMESPACE, ErrorCode.OPEN_DIRECTORY_INVALID);
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
            return new DirectoryContent(version, issued, expires, authorities, nodes, parties);
        }

        private DirectoryNode node() throws CertificateException {
            NodeId id = new NodeId(cursor.attribute("id"));
            String country = country();
            URI endpoint = URI.create(cursor.attribute("relayEndpoint"));
            if (!"https".equals(endpoint.getScheme())) {
                throw cursor.malformed("relayEndpoint");
            }
            PartyId gatewayParty = new PartyId(cursor.attribute("gatewayParty"));
            cursor.enter("node");
            X509Certificate tls = certificate("tlsCertificate");
            cursor.leave("node");
            return new DirectoryNode(id, country, endpoint, tls, gatewayParty);
        }

        private DirectoryParty party() throws CertificateException {
            PartyId id = new PartyId(cursor.attribute("id"));
            NodeId node = new NodeId(cursor.attribute("node"));
            String country = country();
            Set<Role> roles = Arrays.stream(cursor.attribute("roles").split(" "))
                    .map(Role::valueOf)
                    .collect(Collectors.toSet());
            Suite floor = Suite.of(cursor.attribute("suiteFloor"), ErrorCode.OPEN_DIRECTORY_INVALID);
            List<String> languages = List.of(cursor.attribute("languages").split(" "));
            cursor.enter("party");
            PartyCertificates certificates = new PartyCertificates(
                    known("signing", KeyKind.EC_P256),
                    known("postQuantumSigning", KeyKind.ML_DSA_65),
                    known("encryption", KeyKind.EC_P256),
                    known("postQuantumEncryption", KeyKind.ML_KEM_768));
            Optional<PartCertificates> desk = cursor.at("partEncryption") ? Optional.of(desk()) : Optional.empty();
            cursor.leave("party");
            return new DirectoryParty(id, node, country, roles, certificates, floor, languages, desk);
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
                    .filter(authority ->
                            authority.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
                    .findFirst();
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
}
