package org.trmgateway.acceptance.federation;

import java.nio.file.Path;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.referral.NodeId;

/** Writes the configuration of a node of the sample federation: also a complete example for an operator. */
final class NodeConfiguration {

    private NodeConfiguration() {}

    static String yaml(Federation federation, Member member, int httpsPort, int brokerPort) {
        String node = member.node();
        NodeFiles files = federation.files(node);
        FederationKeys keys = federation.keys();
        StringBuilder yaml = new StringBuilder();
        yaml.append("# Node ")
                .append(node)
                .append(" of a sample federation. The keys it names are samples: never for production.\n");
        yaml.append("trm:\n");
        line(yaml, 1, "node", node);
        line(yaml, 1, "country", member.pack());
        line(yaml, 1, "data", files.data());
        yaml.append("  http:\n");
        line(yaml, 2, "port", httpsPort);
        yaml.append("  tls:\n");
        line(yaml, 2, "key-store", keys.tlsKeyStore(node));
        line(yaml, 2, "password-file", keys.layout().password());
        yaml.append("  trust:\n");
        line(yaml, 2, "roots", keys.layout().root());
        line(yaml, 2, "authorities", keys.layout().authorities());
        line(yaml, 2, "crls", keys.layout().revocationLists());
        line(yaml, 1, "directory", keys.layout().directoryFile());
        yaml.append("  policy:\n");
        line(yaml, 2, "officers", keys.layout().officers());
        yaml.append("  keys:\n");
        line(yaml, 2, "storage-key-file", files.storageKey());
        line(yaml, 2, "pseudonym-secret-file", files.pseudonymSecret());
        yaml.append("    trail:\n");
        line(yaml, 3, "directory", keys.layout().trail(new NodeId(node)));
        line(yaml, 3, "password-file", keys.layout().password());
        yaml.append("    parties:\n");
        party(yaml, keys, node + "-gw");
        member.parties().forEach(seat -> party(yaml, keys, seat.party()));
        yaml.append("  vault:\n");
        line(yaml, 2, "officers", keys.layout().vaultOfficers(new NodeId(node)));
        if (federation.sharesDatabase()) {
            line(yaml, 2, "user", federation.vaultOf(node).user());
            line(yaml, 2, "password-file", federation.vaultPasswordFile(node));
            yaml.append("  database:\n");
            line(yaml, 2, "url", federation.databaseOf(node).url());
            line(yaml, 2, "user", federation.databaseOf(node).user());
            line(yaml, 2, "password-file", federation.databasePasswordFile(node));
            yaml.append("    owner:\n");
            line(yaml, 3, "user", federation.ownerOf(node).user());
            line(yaml, 3, "password-file", federation.ownerPasswordFile(node));
        }
        yaml.append("  broker:\n");
        line(yaml, 2, "port", brokerPort);
        line(yaml, 2, "user", "national-system");
        line(yaml, 2, "password-file", files.brokerPassword());
        if (!federation.timeStamping().isEmpty()) {
            yaml.append("  time-stamping:\n");
            federation.timeStamping().forEach((name, address) -> {
                yaml.append("    - name: ").append(name).append('\n');
                line(yaml, 3, "url", address);
            });
        }
        yaml.append("  systems:\n");
        member.parties().forEach(seat -> {
            yaml.append("    - name: ").append(seat.system()).append('\n');
            line(yaml, 3, "party", seat.party());
            line(yaml, 3, "certificate-sha256", keys.fingerprintOf(seat.system()));
            line(yaml, 3, "language", seat.language());
        });
        yaml.append("  auditors:\n");
        yaml.append("    - name: ").append(SamplePki.AUDITOR).append('\n');
        line(yaml, 3, "certificate-sha256", keys.fingerprintOf(SamplePki.AUDITOR));
        yaml.append("  parties:\n");
        member.parties().forEach(seat -> delivery(yaml, files, seat));
        return yaml.toString();
    }

    private static void delivery(StringBuilder yaml, NodeFiles files, Member.Seat seat) {
        yaml.append("    \"[").append(seat.party()).append("]\":\n");
        if (seat.folder()) {
            line(yaml, 3, "delivery", "folder");
            yaml.append("      folder:\n");
            line(yaml, 4, "out", files.deliveryFolder(seat.party()));
            line(yaml, 4, "in", files.dropFolder(seat.party()));
        } else {
            line(yaml, 3, "delivery", "inbox");
        }
    }

    private static void party(StringBuilder yaml, FederationKeys keys, String party) {
        yaml.append("      \"[").append(party).append("]\":\n");
        line(yaml, 4, "directory", keys.partyKeys(party));
        line(yaml, 4, "password-file", keys.layout().password());
    }

    private static void line(StringBuilder yaml, int depth, String key, Object value) {
        String text = value instanceof Path path ? path.toAbsolutePath().toString() : value.toString();
        yaml.append("  ".repeat(depth))
                .append(key)
                .append(": \"")
                .append(text.replace("\\", "\\\\"))
                .append("\"\n");
    }
}
