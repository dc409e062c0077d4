package org.trmgateway.acceptance.federation;

import java.nio.file.Path;

/**
 * Where one node of the federation keeps its things.
 *
 * @param home {@code nodes/<node>} in the federation's directory
 */
public record NodeFiles(Path home) {

    public Path configuration() {
        return home.resolve("node.yaml");
    }

    public Path data() {
        return home.resolve("data");
    }

    public Path storageKey() {
        return home.resolve("secrets/storage-key");
    }

    public Path pseudonymSecret() {
        return home.resolve("secrets/pseudonym-secret");
    }

    public Path brokerPassword() {
        return home.resolve("secrets/broker-password");
    }

    /** The node writes documents for the party here. */
    public Path deliveryFolder(String party) {
        return home.resolve("systems").resolve(party).resolve("out");
    }

    /** The party's system drops its submissions here. */
    public Path dropFolder(String party) {
        return home.resolve("systems").resolve(party).resolve("in");
    }
}
