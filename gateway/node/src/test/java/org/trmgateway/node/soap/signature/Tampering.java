package org.trmgateway.node.soap.signature;

import static org.assertj.core.api.Assertions.assertThat;

import javax.xml.XMLConstants;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What somebody on the way can do to a signed document. */
final class Tampering {

    private Tampering() {}

    /** The one element of this name. */
    static Element only(Document document, String name) {
        NodeList found = document.getElementsByTagNameNS("*", name);
        assertThat(found.getLength()).as(name).isEqualTo(1);
        return (Element) found.item(0);
    }

    static Element first(Document document, String name) {
        return (Element) document.getElementsByTagNameNS("*", name).item(0);
    }

    static void remove(Element element) {
        element.getParentNode().removeChild(element);
    }

    /** A copy of an element beside it, with other text in one element below. */
    static Element copyWith(Element element, String name, String text) {
        Element copy = (Element) element.cloneNode(true);
        copy.getElementsByTagNameNS("*", name).item(0).setTextContent(text);
        return copy;
    }

    /** Puts an element into a new one, which the parent gets; the prefixes its signature needs are there too. */
    static Element wrap(Element element, Element parent) {
        Element wrapper = element.getOwnerDocument().createElementNS("urn:wrapper", "w:Wrapper");
        wrapper.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:wsse", Names.WSSE);
        remove(element);
        wrapper.appendChild(element);
        parent.appendChild(wrapper);
        return wrapper;
    }
}
