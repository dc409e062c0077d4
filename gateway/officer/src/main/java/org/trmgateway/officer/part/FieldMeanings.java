package org.trmgateway.officer.part;

import java.util.HashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import org.trmgateway.contracts.ContractFolder;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What each field means, in the words of the schema of the messages. */
final class FieldMeanings {

    private final Map<String, String> byElement;

    private FieldMeanings(Map<String, String> byElement) {
        this.byElement = Map.copyOf(byElement);
    }

    static FieldMeanings read() {
        Map<String, String> byElement = new HashMap<>();
        NodeList declared = new ContractFolder("messages")
                .document("types.xsd")
                .getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "element");
        for (int place = 0; place < declared.getLength(); place++) {
            if (declared.item(place) instanceof Element element) {
                NodeList words = element.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "documentation");
                if (words.getLength() > 0) {
                    byElement.put(
                            element.getAttribute("name"),
                            withoutFieldId(words.item(0).getTextContent().strip()));
                }
            }
        }
        return new FieldMeanings(byElement);
    }

    /** The meaning; the name of a field the schema does not know. */
    String of(String element) {
        return byElement.getOrDefault(element, element);
    }

    private static String withoutFieldId(String words) {
        return words.replaceFirst("^[A-Z][0-9]{1,2}: ", "");
    }
}
