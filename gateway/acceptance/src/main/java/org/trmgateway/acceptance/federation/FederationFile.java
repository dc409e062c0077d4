package org.trmgateway.acceptance.federation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.referral.NodeId;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code federation.json}: everything an outside client needs to join in. It names the files of secrets, never their content. */
final class FederationFile {

    private final Federation federation;

    FederationFile(Federation federation) {
        this.federation = federation;
    }

    void write() throws IOException {
        Map<String, Object> nodes = new LinkedHashMap<>();
        for (Member member : federation.members()) {
            nodes.put(member.node(), node(member));
        }
        FederationKeys keys = federation.keys();
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("version", 1);
        file.put("warning", "sample keys, never for production");
        file.put("nodes", nodes);
        file.put("auditor", auditor(keys));
        file.put("trustRoot", keys.layout().root().toString());
        file.put("trust", keys.trust().toString());
        file.put("directory", keys.layout().directoryFile().toString());
        file.put("passwordFile", keys.layout().password().toString());
        byte[] json = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsBytes(file);
        Path part = federation.directory().resolve("federation.json.part");
        Files.write(part, json);
        Files.move(
                part,
                federation.directory().resolve("federation.json"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static Map<String, Object> auditor(FederationKeys keys) {
        Map<String, Object> auditor = new LinkedHashMap<>();
        auditor.put(
                "certificate",
                keys.layout().clientCertificate(SamplePki.AUDITOR).toString());
        auditor.put("key", keys.layout().clientKey(SamplePki.AUDITOR).toString());
        auditor.put("keyStore", keys.layout().clientKeyStore(SamplePki.AUDITOR).toString());
        return auditor;
    }

    private Map<String, Object> node(Member member) {
        String base = federation.baseUrl(member.node());
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("baseUrl", base);
        node.put("rest", base + "/v1");
        node.put("soap", base + "/soap/submission");
        node.put("relay", base + "/soap/relay");
        node.put(
                "configuration", federation.files(member.node()).configuration().toString());
        node.put("database", database(member.node()));
        node.put("broker", broker(member.node()));
        node.put(
                "vaultOfficers",
                federation
                        .keys()
                        .layout()
                        .vaultOfficers(new NodeId(member.node()))
                        .toString());
        Map<String, Object> parties = new LinkedHashMap<>();
        member.parties().forEach(seat -> parties.put(seat.party(), party(member.node(), seat)));
        node.put("parties", parties);
        return node;
    }

    private Map<String, Object> database(String node) {
        Map<String, Object> database = new LinkedHashMap<>();
        database.put("url", federation.databaseOf(node).url());
        database.put("user", federation.databaseOf(node).user());
        database.put("passwordFile", federation.databasePasswordFile(node).toString());
        return database;
    }

    private Map<String, Object> broker(String node) {
        Map<String, Object> broker = new LinkedHashMap<>();
        broker.put("url", federation.brokerUrl(node));
        broker.put("user", "national-system");
        broker.put("passwordFile", federation.files(node).brokerPassword().toString());
        return broker;
    }

    private Map<String, Object> party(String node, Member.Seat seat) {
        FederationKeys keys = federation.keys();
        Map<String, Object> party = new LinkedHashMap<>();
        party.put("system", seat.system());
        party.put("certificate", keys.layout().clientCertificate(seat.system()).toString());
        party.put("key", keys.layout().clientKey(seat.system()).toString());
        party.put("keyStore", keys.layout().clientKeyStore(seat.system()).toString());
        if (seat.folder()) {
            party.put(
                    "deliveryFolder",
                    federation.files(node).deliveryFolder(seat.party()).toString());
            party.put(
                    "dropFolder",
                    federation.files(node).dropFolder(seat.party()).toString());
        } else {
            party.put("inbox", federation.baseUrl(node) + "/v1/inbox");
        }
        return party;
    }
}
