package org.trmgateway.contracts;

import java.util.HashSet;
import java.util.Set;
import javax.xml.XMLConstants;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The elements the canonical schemas declare. A name that is not among them was chosen by whoever wrote the document and may be a person's;
 * it is never repeated.
 *
 * @param groups elements that only hold others, the document elements among them
 * @param leaves elements with text
 * @param statable leaves that may be empty and say why
 */
record SchemaNames(Set<String> groups, Set<String> leaves, Set<String> statable) {

    private static final String FACT = ".fact";
    private static final String LEAF = ".leaf";
    private static final String SEALED = "trm_SealedPart";

    SchemaNames {
        groups = Set.copyOf(groups);
        leaves = Set.copyOf(leaves);
        statable = Set.copyOf(statable);
    }

    static SchemaNames read(ContractFolder folder) {
        SchemaNames names = new SchemaNames(Set.of(), Set.of(), Set.of()).with(folder, "types.xsd");
        for (Table.Row row : Table.read(folder, "catalogue.csv").rows()) {
            names = names.with(folder, row.get("message") + ".xsd");
        }
        return names;
    }

    boolean knows(String element) {
        return groups.contains(element) || leaves.contains(element);
    }

    boolean isGroup(String element) {
        return groups.contains(element);
    }

    boolean mayBeUnstated(String element) {
        return statable.contains(element);
    }

    private SchemaNames with(ContractFolder folder, String file) {
        Set<String> moreGroups = new HashSet<>(groups);
        Set<String> moreLeaves = new HashSet<>(leaves);
        Set<String> moreStatable = new HashSet<>(statable);
        NodeList declared = folder.document(file).getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "element");
        for (int index = 0; index < declared.getLength(); index++) {
            String name = ((Element) declared.item(index)).getAttribute("name");
            String type = ((Element) declared.item(index)).getAttribute("type");
            boolean leaf = type.endsWith(FACT) || type.endsWith(LEAF) || name.equals(SEALED);
            (leaf ? moreLeaves : moreGroups).add(name);
            if (type.endsWith(LEAF)) {
                moreStatable.add(name);
            }
        }
        return new SchemaNames(moreGroups, moreLeaves, moreStatable);
    }
}
