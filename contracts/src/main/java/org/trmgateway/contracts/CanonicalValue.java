package org.trmgateway.contracts;

import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Reads single values of a canonical document. */
final class CanonicalValue {

    private CanonicalValue() {}

    /** Text of the first occurrence of an element; absent when there is none or it is empty. */
    static Optional<String> first(Document canonical, String element) {
        NodeList found = canonical.getElementsByTagNameNS(MessageCatalogue.NAMESPACE, element);
        return found.getLength() == 0
                ? Optional.empty()
                : Optional.of(found.item(0).getTextContent()).filter(text -> !text.isEmpty());
    }

    /** Whether an occurrence of the element has the text. */
    static boolean any(Document canonical, String element, String text) {
        NodeList found = canonical.getElementsByTagNameNS(MessageCatalogue.NAMESPACE, element);
        for (int index = 0; index < found.getLength(); index++) {
            if (found.item(index).getTextContent().equals(text)) {
                return true;
            }
        }
        return false;
    }
}
