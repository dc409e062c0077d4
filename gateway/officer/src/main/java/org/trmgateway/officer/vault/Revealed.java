package org.trmgateway.officer.vault;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trmgateway.vault.SealedIdentity;
import tools.jackson.databind.JsonNode;

/**
 * What a node handed out, or what is left of it after the first officer: still encrypted. As a file: the node's JSON.
 *
 * @param identities groups of fields, each under a key of its own
 */
record Revealed(List<SealedIdentity> identities) {

    static Revealed of(JsonNode json) {
        List<SealedIdentity> identities = new ArrayList<>();
        for (JsonNode identity : json.path("identities")) {
            Map<String, byte[]> fields = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> field : identity.path("fields").properties()) {
                fields.put(field.getKey(), bytes(field.getValue()));
            }
            identities.add(
                    new SealedIdentity(bytes(identity.path("binding")), bytes(identity.path("sealedKey")), fields));
        }
        return new Revealed(List.copyOf(identities));
    }

    Map<String, Object> json() {
        List<Map<String, Object>> groups = new ArrayList<>();
        for (SealedIdentity identity : identities) {
            Map<String, Object> group = new LinkedHashMap<>();
            group.put("binding", identity.binding());
            group.put("sealedKey", identity.sealedKey());
            group.put("fields", identity.fields());
            groups.add(group);
        }
        return Map.of("identities", groups);
    }

    private static byte[] bytes(JsonNode base64) {
        return Base64.getDecoder().decode(base64.asString());
    }
}
