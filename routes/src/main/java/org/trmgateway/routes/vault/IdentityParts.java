package org.trmgateway.routes.vault;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.trmgateway.contracts.ReleasePolicy;
import org.trmgateway.routes.CanonicalXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Takes apart what a message says of who somebody is, and what it says of the case. For the vault: by field id, UTF-8, a line for each value:
 * {@code Group/element}, from the second group of a kind on {@code Group.2/element}, a tab, the value.
 */
final class IdentityParts {

    /** Stands where something was; that there was something still decides what consent is needed. */
    static final String MASK = "***";

    private final ReleasePolicy policy;

    IdentityParts(ReleasePolicy policy) {
        this.policy = policy;
    }

    /** Content by field id; empty when the message identifies nobody. */
    SortedMap<String, byte[]> of(Document canonical) {
        SortedMap<String, StringBuilder> fields = new TreeMap<>();
        Map<String, Map<Node, Integer>> places = new HashMap<>();
        for (Element leaf : CanonicalXml.leaves(canonical)) {
            String element = leaf.getLocalName();
            if (isIdentifying(leaf)) {
                String field = policy.fieldId(element).orElseThrow();
                fields.computeIfAbsent(field, _ -> new StringBuilder())
                        .append(place(leaf.getParentNode(), places))
                        .append('/')
                        .append(element)
                        .append('\t')
                        .append(leaf.getTextContent().strip().replaceAll("\\s+", " "))
                        .append('\n');
            }
        }
        SortedMap<String, byte[]> bytes = new TreeMap<>();
        fields.forEach((field, text) -> bytes.put(field, text.toString().getBytes(StandardCharsets.UTF_8)));
        return bytes;
    }

    /** The message without them: each value is replaced by {@value #MASK}. */
    Document masked(Document canonical) {
        Document masked = CanonicalXml.parse(CanonicalXml.write(canonical));
        CanonicalXml.leaves(masked).stream().filter(this::isIdentifying).forEach(leaf -> {
            leaf.setTextContent(MASK);
            while (leaf.getAttributes().getLength() > 0) {
                leaf.removeAttribute(leaf.getAttributes().item(0).getNodeName());
            }
        });
        return masked;
    }

    private boolean isIdentifying(Element leaf) {
        return policy.isIdentifying(leaf.getLocalName())
                && !leaf.getTextContent().isBlank();
    }

    private static String place(Node group, Map<String, Map<Node, Integer>> places) {
        String name = group.getLocalName();
        Map<Node, Integer> sameName = places.computeIfAbsent(name, _ -> new HashMap<>());
        int place = sameName.computeIfAbsent(group, _ -> sameName.size() + 1);
        return place == 1 ? name : name + "." + place;
    }
}
