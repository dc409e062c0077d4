package org.trmgateway.officer.directory;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.trmgateway.seal.AllowedSuite;
import org.trmgateway.seal.Custody;
import org.trmgateway.seal.DirectoryContent;
import org.trmgateway.seal.DirectoryNode;
import org.trmgateway.seal.DirectoryParty;
import org.trmgateway.seal.DirectoryTrail;
import org.trmgateway.seal.KnownCertificate;
import org.trmgateway.seal.PartyCertificates;
import org.trmgateway.seal.UnverifiedDirectory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A directory for programs: what {@code ./trm directory show --json} prints. Times are ISO 8601, fingerprints SHA-256 of the DER encoding. */
final class SheetJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SheetJson() {}

    static String of(UnverifiedDirectory directory, Instant now) {
        DirectoryContent content = directory.content();
        ObjectNode root = JSON.createObjectNode();
        root.put("version", content.version());
        root.put("sha256", directory.sha256().hex());
        root.put("issued", content.issued().toString());
        root.put("expires", content.expires().toString());
        root.put("expiresInDays", Remaining.days(now, content.expires()));
        ArrayNode signers = root.putArray("claimedSigners");
        directory
                .claimedSigners()
                .forEach(signer -> signers.add(signer.getSubjectX500Principal().getName()));
        ArrayNode suites = root.putArray("suites");
        content.algorithms().suites().forEach(allowed -> suite(suites.addObject(), allowed));
        content.witnesses().ifPresent(asked -> {
            ObjectNode witnesses = root.putObject("witnesses");
            witnesses.put("neutral", asked.neutral().value());
            witnesses.put("others", asked.others());
        });
        ArrayNode nodes = root.putArray("nodes");
        content.nodes().forEach(node -> node(nodes.addObject(), node));
        ArrayNode parties = root.putArray("parties");
        content.parties().forEach(party -> party(parties.addObject(), party));
        return root.toPrettyString();
    }

    private static void suite(ObjectNode json, AllowedSuite allowed) {
        json.put("name", allowed.suite().name());
        allowed.until().ifPresent(until -> json.put("until", until.toString()));
    }

    private static void node(ObjectNode json, DirectoryNode node) {
        json.put("id", node.id().value());
        json.put("country", node.country());
        json.put("relayEndpoint", node.relayEndpoint().toString());
        json.put("gatewayParty", node.gatewayParty().value());
        node.packVersion().ifPresent(version -> json.put("packVersion", version));
        node.codeListVersion().ifPresent(version -> json.put("codeListVersion", version));
        ArrayNode certificates = json.putArray("tlsCertificates");
        node.tlsCertificates().forEach(certificate -> certificate(certificates.addObject(), certificate));
        node.trail().ifPresent(trail -> trail(json.putObject("trail"), trail));
    }

    private static void trail(ObjectNode json, DirectoryTrail trail) {
        json.put("name", trail.name());
        json.put("ed25519", trail.ed25519());
        json.put("mlDsa44", trail.mlDsa44());
        json.put("witnessEd25519", trail.witnessEd25519());
        json.put("witnessMlDsa44", trail.witnessMlDsa44());
    }

    private static void party(ObjectNode json, DirectoryParty party) {
        json.put("id", party.id().value());
        json.put("node", party.node().value());
        json.put("country", party.country());
        names(json.putArray("roles"), party.roles());
        names(json.putArray("suites"), party.suites());
        json.put("suiteFloor", party.suiteFloor().name());
        ArrayNode languages = json.putArray("languages");
        party.languages().forEach(languages::add);
        json.put("ownDesk", party.custody() == Custody.PARTY);
        ArrayNode generations = json.putArray("generations");
        for (PartyCertificates keys : party.generations()) {
            ObjectNode generation = generations.addObject();
            key(generation, "signing", keys.signing());
            key(generation, "postQuantumSigning", keys.postQuantumSigning());
            key(generation, "encryption", keys.encryption());
            key(generation, "postQuantumEncryption", keys.postQuantumEncryption());
        }
    }

    private static void key(ObjectNode json, String use, KnownCertificate key) {
        certificate(json.putObject(use), key.certificate());
    }

    private static void certificate(ObjectNode json, X509Certificate certificate) {
        json.put("sha256", Sheet.fingerprint(certificate).hex());
        json.put("until", certificate.getNotAfter().toInstant().toString());
    }

    private static void names(ArrayNode json, Collection<? extends Enum<?>> values) {
        List<String> names = values.stream().map(Enum::name).sorted().toList();
        names.forEach(json::add);
    }
}
