package org.trmgateway.policy.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import org.trmgateway.contracts.ContractFiles;
import org.trmgateway.contracts.ContractFolder;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The elements with text of one message, in the order of its schema, each with the groups it stands in. */
final class SchemaLeaves {

    private final Map<String, Element> types = new HashMap<>();
    private final Map<String, Element> elements = new HashMap<>();
    private final List<Leaf> leaves = new ArrayList<>();
    private final Set<String> open = new HashSet<>();

    private SchemaLeaves() {}

    /** An element with text: its name and the groups above it, parted by slashes. */
    record Leaf(String group, String element) {}

    /** Reads the schema of a message and the shared types. */
    static List<Leaf> of(ContractFiles files, String message, String root) {
        ContractFolder messages = new ContractFolder(files, "messages");
        SchemaLeaves schema = new SchemaLeaves();
        schema.declare(messages, "types.xsd");
        schema.declare(messages, message + ".xsd");
        Element declared = Optional.ofNullable(schema.elements.get(root))
                .orElseThrow(() -> new IllegalStateException(message + ".xsd does not declare " + root));
        schema.walk(schema.content(declared).orElse(declared), "");
        return List.copyOf(schema.leaves);
    }

    private void declare(ContractFolder messages, String file) {
        for (Element child : children(messages.document(file).getDocumentElement())) {
            (child.getLocalName().equals("element") ? elements : types).put(child.getAttribute("name"), child);
        }
    }

    /** Goes through a type from top to bottom; what an extension adds comes after what it extends. */
    private void walk(Element node, String group) {
        for (Element child : children(node)) {
            switch (child.getLocalName()) {
                case "element" -> element(resolved(child), group);
                case "extension" -> {
                    Optional.ofNullable(types.get(child.getAttribute("base"))).ifPresent(base -> walk(base, group));
                    walk(child, group);
                }
                case "group" ->
                    Optional.ofNullable(types.get(child.getAttribute("ref"))).ifPresent(named -> walk(named, group));
                case "sequence", "choice", "all", "complexContent", "restriction", "complexType" -> walk(child, group);
                default -> {
                    // attributes and annotations hold no element
                }
            }
        }
    }

    private void element(Element element, String group) {
        String name = element.getAttribute("name");
        Optional<Element> content = content(element);
        if (content.isEmpty()) {
            leaves.add(new Leaf(group, name));
        } else if (open.add(name)) {
            walk(content.get(), group.isEmpty() ? name : group + "/" + name);
            open.remove(name);
        }
    }

    private Element resolved(Element element) {
        return Optional.ofNullable(elements.get(element.getAttribute("ref"))).orElse(element);
    }

    /** The type that holds further elements; absent for an element with text. */
    private Optional<Element> content(Element element) {
        Optional<Element> inside = children(element).stream()
                .filter(child -> child.getLocalName().equals("complexType"))
                .findFirst();
        return inside.or(() -> Optional.ofNullable(types.get(element.getAttribute("type"))))
                .filter(type -> type.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "element")
                                        .getLength()
                                > 0
                        || type.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "complexContent")
                                        .getLength()
                                > 0);
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
