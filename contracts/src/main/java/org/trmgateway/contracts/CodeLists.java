package org.trmgateway.contracts;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The canonical code lists, read from the enumerations of {@code contracts/messages/codes.xsd}: the schema and this class cannot disagree.
 * The name of a list is the name of its type, for example {@code prs_Gender} or {@code Country}. Immutable.
 */
public final class CodeLists {

    private final String version;
    private final Map<String, Set<String>> lists;

    private CodeLists(String version, Map<String, Set<String>> lists) {
        this.version = version;
        this.lists = Map.copyOf(lists);
    }

    /** Reads the lists of the folder of the messages; throws {@link IllegalStateException} when they are missing or have no version. */
    public static CodeLists load(ContractFolder folder) {
        Document schema = folder.document("codes.xsd");
        String version = schema.getDocumentElement().getAttribute("version");
        if (version.isEmpty()) {
            throw new IllegalStateException("codes.xsd has no version");
        }
        Map<String, Set<String>> lists = new LinkedHashMap<>();
        for (Element type : elements(schema.getDocumentElement(), "simpleType")) {
            Set<String> codes = new LinkedHashSet<>();
            for (Element code : elements(type, "enumeration")) {
                codes.add(code.getAttribute("value"));
            }
            lists.put(type.getAttribute("name"), Collections.unmodifiableSet(codes));
        }
        return new CodeLists(version, lists);
    }

    /** Version of the lists, that of the schema document. */
    public String version() {
        return version;
    }

    /** Names of all lists, sorted. */
    public Set<String> names() {
        return new TreeSet<>(lists.keySet());
    }

    /** Whether there is such a list and the code is in it. */
    public boolean contains(String list, String code) {
        return Optional.ofNullable(lists.get(list))
                .map(codes -> codes.contains(code))
                .orElse(false);
    }

    /**
     * The codes of a list, in the order of the schema.
     *
     * @throws IllegalArgumentException when there is no such list
     */
    public Set<String> codes(String list) {
        return Optional.ofNullable(lists.get(list))
                .orElseThrow(() -> new IllegalArgumentException("no code list " + list));
    }

    /** The codes of all lists. */
    public Set<String> all() {
        return lists.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<Element> elements(Element parent, String name) {
        Set<Element> found = new LinkedHashSet<>();
        NodeList nodes = parent.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, name);
        for (int index = 0; index < nodes.getLength(); index++) {
            found.add((Element) nodes.item(index));
        }
        return found;
    }
}
