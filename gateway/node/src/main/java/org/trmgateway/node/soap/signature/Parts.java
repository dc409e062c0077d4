package org.trmgateway.node.soap.signature;

import java.util.ArrayList;
import java.util.List;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The elements in an element: asked for in exact number and order, so that nothing can hide between them. */
final class Parts {

    private final List<Element> elements;
    private final String rule;

    private Parts(List<Element> elements, String rule) {
        this.elements = elements;
        this.rule = rule;
    }

    /** @param rule of the refusal when something is not as it has to be */
    static Parts of(Element parent, String rule) {
        List<Element> elements = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                elements.add(element);
            }
        }
        return new Parts(elements, rule);
    }

    int size() {
        return elements.size();
    }

    /** The element at a place, from 0, which must have this name. */
    Element at(int place, String namespace, String name) {
        require(place < elements.size() && isNamed(elements.get(place), namespace, name));
        return elements.get(place);
    }

    /** The only element, whatever its name. */
    Element only() {
        require(elements.size() == 1);
        return elements.getFirst();
    }

    List<Element> from(int place) {
        return elements.subList(Math.min(place, elements.size()), elements.size());
    }

    Parts sized(int size) {
        require(elements.size() == size);
        return this;
    }

    void require(boolean holds) {
        require(holds, rule);
    }

    static void require(boolean holds, String rule) {
        if (!holds) {
            throw refused(rule);
        }
    }

    static GatewayException refused(String rule) {
        return new GatewayException(ErrorCode.INTAKE_SIGNATURE_INVALID, Detail.rule(rule));
    }

    static boolean isNamed(Element element, String namespace, String name) {
        return namespace.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }
}
