package org.trmgateway.contracts.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import org.trmgateway.contracts.ContractFolder;
import org.w3c.dom.Comment;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The messages as their schemas declare them: groups and fields in the order in which they stand in a message. */
public final class MessageSchemas {

    private static final String FACT = ".fact";
    private static final String LEAF = ".leaf";

    private final ContractFolder folder;
    private final Map<String, Element> types = new LinkedHashMap<>();
    private final Map<String, Element> parts = new LinkedHashMap<>();
    private final Map<String, String> meanings = new LinkedHashMap<>();

    /** Reads the types that the messages of the folder share. */
    public MessageSchemas(ContractFolder folder) {
        this.folder = folder;
        Element schema = folder.document("types.xsd").getDocumentElement();
        for (Element child : children(schema)) {
            switch (child.getLocalName()) {
                case "complexType", "simpleType" -> types.put(child.getAttribute("name"), child);
                case "group" -> parts.put(child.getAttribute("name"), child);
                default -> {}
            }
        }
        NodeList declared = schema.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "element");
        for (int index = 0; index < declared.getLength(); index++) {
            Element element = (Element) declared.item(index);
            documentation(element).ifPresent(text -> meanings.putIfAbsent(element.getAttribute("name"), text));
        }
    }

    /**
     * What the message is for: the sentence at the head of its schema.
     *
     * @throws IllegalStateException when the schema says nothing about itself
     */
    public String purpose(String message) {
        Document schema = folder.document(message + ".xsd");
        for (Node node = schema.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Comment comment) {
                String text = comment.getData().strip();
                if (text.startsWith(message + " ") && text.contains(": ")) {
                    return text.substring(text.indexOf(": ") + 2);
                }
            }
        }
        throw new IllegalStateException(message + ".xsd does not say what the message is for");
    }

    /** The groups of a message. */
    public List<FieldGroup> groups(String message) {
        Element root = onlyElement(folder.document(message + ".xsd").getDocumentElement(), "element");
        List<FieldGroup> groups = new ArrayList<>();
        for (Particle part : particles(onlyElement(root, "complexType"), false)) {
            addGroup(part, "", groups);
        }
        return groups;
    }

    /** The schema's words on a kind of value that is not a code list. */
    Optional<String> kindWords(String kind) {
        return Optional.ofNullable(types.get(kind)).flatMap(MessageSchemas::documentation);
    }

    private void addGroup(Particle part, String around, List<FieldGroup> groups) {
        Element type = type(part.element().getAttribute("type"));
        String path = around + part.element().getAttribute("name");
        List<Field> fields = new ArrayList<>();
        List<FieldGroup> within = new ArrayList<>();
        for (Particle inner : particles(type, false)) {
            String kind = inner.element().getAttribute("type");
            if (kind.isEmpty() || kind.endsWith(FACT) || kind.endsWith(LEAF)) {
                addField(inner, fields);
            } else {
                addGroup(inner, path + " / ", within);
            }
        }
        groups.add(new FieldGroup(path, part.occurrence(), documentation(type).orElse(""), fields));
        groups.addAll(within);
    }

    /** Of an element that stands in several branches of a choice, the first counts. */
    private void addField(Particle part, List<Field> fields) {
        String name = part.element().getAttribute("name");
        if (fields.stream().anyMatch(field -> field.element().equals(name))) {
            return;
        }
        String words = Optional.ofNullable(meanings.get(name))
                .orElseThrow(() -> new IllegalStateException("types.xsd does not say what " + name + " means"));
        String kind = part.element().getAttribute("type");
        fields.add(new Field(
                name,
                kind.isEmpty() ? "Sealed" : kind.substring(0, kind.lastIndexOf('.')),
                kind.endsWith(LEAF),
                part.occurrence(),
                words.substring(words.indexOf(": ") + 2)));
    }

    private record Particle(Element element, Occurrence occurrence) {}

    private List<Particle> particles(Element parent, boolean choice) {
        List<Particle> found = new ArrayList<>();
        for (Element child : children(parent)) {
            switch (child.getLocalName()) {
                case "element" -> found.add(new Particle(child, Occurrence.of(child, choice)));
                case "group" -> found.addAll(particles(part(child.getAttribute("ref")), choice));
                case "choice" -> found.addAll(particles(child, true));
                case "sequence", "complexContent", "restriction" -> found.addAll(particles(child, choice));
                case "annotation", "attribute" -> {}
                default -> throw new IllegalStateException("the pages cannot show xs:" + child.getLocalName());
            }
        }
        return found;
    }

    private Element type(String name) {
        return Optional.ofNullable(types.get(name))
                .orElseThrow(() -> new IllegalStateException("types.xsd lacks " + name));
    }

    private Element part(String name) {
        return Optional.ofNullable(parts.get(name))
                .orElseThrow(() -> new IllegalStateException("types.xsd lacks the group " + name));
    }

    static Optional<String> documentation(Element declared) {
        return children(declared).stream()
                .filter(child -> child.getLocalName().equals("annotation"))
                .findFirst()
                .map(annotation -> annotation.getTextContent().strip().replaceAll("\\s+", " "));
    }

    static List<Element> children(Element parent) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    private static Element onlyElement(Element parent, String name) {
        List<Element> found = children(parent).stream()
                .filter(child -> child.getLocalName().equals(name))
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException("a message's schema declares one " + name + ", not " + found.size());
        }
        return found.getFirst();
    }
}
