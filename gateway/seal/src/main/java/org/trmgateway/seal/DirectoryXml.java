package org.trmgateway.seal;

import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/** {@code directory.xml}, namespace {@code urn:trmgateway:directory:2}: one spelling, written and read. */
final class DirectoryXml {

    static final String NAMESPACE = "urn:trmgateway:directory:2";

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
        content.algorithms().suites().forEach(allowed -> writeSuite(xml, allowed));
        content.witnesses().ifPresent(witnesses -> writeWitnesses(xml, witnesses));
        for (X509Certificate authority : content.authorities()) {
            xml.text("authority", base64(authority));
        }
        content.nodes().forEach(node -> writeNode(xml, node));
        content.parties().forEach(party -> writeParty(xml, party));
        return xml.close("directory").bytes();
    }

    /** Reads what {@link #write} wrote; throws {@link ErrorCode#OPEN_DIRECTORY_INVALID} for anything else. */
    static DirectoryContent read(byte[] bytes) {
        try {
            DirectoryContent content = new DirectoryXmlReading(bytes).content();
            if (!Arrays.equals(write(content), bytes)) {
                throw new GatewayException(ErrorCode.OPEN_DIRECTORY_INVALID, Detail.rule("one-spelling"));
            }
            return content;
        } catch (GatewayException refused) {
            throw new GatewayException(ErrorCode.OPEN_DIRECTORY_INVALID, refused.detail(), refused);
        } catch (CertificateException | IllegalArgumentException unreadable) {
            throw new GatewayException(ErrorCode.OPEN_DIRECTORY_INVALID, Detail.rule("directory"), unreadable);
        }
    }

    private static void writeSuite(XmlText xml, AllowedSuite allowed) {
        SequencedMap<String, String> attributes =
                attributes("name", allowed.suite().name());
        allowed.until().ifPresent(until -> attributes.put("until", XmlText.instant("until", until)));
        xml.empty("suite", attributes);
    }

    private static void writeWitnesses(XmlText xml, DirectoryWitnesses witnesses) {
        xml.empty(
                "witnesses",
                attributes("neutral", witnesses.neutral().value(), "others", Integer.toString(witnesses.others())));
    }

    private static void writeTrail(XmlText xml, DirectoryTrail trail) {
        xml.empty(
                "trail",
                attributes(
                        "name", trail.name(),
                        "ed25519", trail.ed25519(),
                        "mlDsa44", trail.mlDsa44(),
                        "witnessEd25519", trail.witnessEd25519(),
                        "witnessMlDsa44", trail.witnessMlDsa44()));
    }

    private static void writeNode(XmlText xml, DirectoryNode node) {
        SequencedMap<String, String> attributes = attributes(
                "id", node.id().value(),
                "country", node.country(),
                "relayEndpoint", node.relayEndpoint().toString(),
                "gatewayParty", node.gatewayParty().value());
        node.packVersion().ifPresent(version -> attributes.put("packVersion", version));
        node.codeListVersion().ifPresent(version -> attributes.put("codeListVersion", version));
        xml.open("node", attributes);
        node.tlsCertificates().forEach(certificate -> xml.text("tlsCertificate", base64(certificate)));
        node.trail().ifPresent(trail -> writeTrail(xml, trail));
        xml.close("node");
    }

    /** The current keys stand in the party itself and those before in an element of their own. */
    private static void writeParty(XmlText xml, DirectoryParty party) {
        xml.open(
                "party",
                attributes(
                        "id", party.id().value(),
                        "node", party.node().value(),
                        "country", party.country(),
                        "roles", names(party.roles()),
                        "suites", names(party.suites()),
                        "suiteFloor", party.suiteFloor().name(),
                        "languages", String.join(" ", party.languages())));
        writeKeys(xml, party.certificates());
        for (PartyCertificates earlier :
                party.generations().subList(1, party.generations().size())) {
            xml.open("earlier");
            writeKeys(xml, earlier);
            xml.close("earlier");
        }
        party.desk().ifPresent(desk -> {
            xml.text("partEncryption", base64(desk.encryption().certificate()));
            xml.text(
                    "postQuantumPartEncryption",
                    base64(desk.postQuantumEncryption().certificate()));
        });
        xml.close("party");
    }

    private static void writeKeys(XmlText xml, PartyCertificates keys) {
        xml.text("signing", base64(keys.signing().certificate()));
        xml.text("postQuantumSigning", base64(keys.postQuantumSigning().certificate()));
        xml.text("encryption", base64(keys.encryption().certificate()));
        xml.text("postQuantumEncryption", base64(keys.postQuantumEncryption().certificate()));
    }

    private static <E extends Enum<E>> String names(Set<E> values) {
        return values.stream().sorted().map(Enum::name).collect(Collectors.joining(" "));
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
}
