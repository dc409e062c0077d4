package org.trmgateway.acceptance.demo;

import java.util.Map;
import java.util.stream.Collectors;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.Table;

/** Names of the messages, for people. */
final class MessageNames {

    private static final Map<String, String> NAMES =
            Table.read(new ContractFolder("messages"), "catalogue.csv").rows().stream()
                    .collect(Collectors.toUnmodifiableMap(row -> row.get("message"), row -> row.get("name")));

    private MessageNames() {}

    static String of(String type) {
        return NAMES.getOrDefault(type, type);
    }
}
