package org.trmgateway.packkit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import org.trmgateway.contracts.CodeLists;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.Table;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The code lists somebody may get to read: those of which at least one view of the release policy lets a field through. */
final class ShownLists {

    private static final String DROP = "D";

    /** Beside any field there can stand why it has no value. */
    private static final String STATUS = "trm_DataStatus";

    private ShownLists() {}

    static Set<String> of(ContractFolder countries, CodeLists lists) {
        Map<String, String> listOf = listsByElement(countries.other("messages"), lists);
        List<String> views = Explanation.views(countries);
        Set<String> shown = new TreeSet<>(Set.of(STATUS));
        for (Table.Row row :
                Table.read(countries.other("release-policy"), "fields.csv").rows()) {
            String element = row.get("element");
            if (listOf.containsKey(element)
                    && views.stream().anyMatch(view -> !row.get(view).equals(DROP))) {
                shown.add(listOf.get(element));
            }
        }
        return shown;
    }

    private static Map<String, String> listsByElement(ContractFolder messages, CodeLists lists) {
        Map<String, String> listOf = new HashMap<>();
        NodeList declared =
                messages.document("types.xsd").getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "element");
        for (int index = 0; index < declared.getLength(); index++) {
            Element element = (Element) declared.item(index);
            String type = element.getAttribute("type").replaceFirst("\\.(fact|leaf)$", "");
            if (lists.names().contains(type)) {
                listOf.put(element.getAttribute("name"), type);
            }
        }
        return listOf;
    }
}
