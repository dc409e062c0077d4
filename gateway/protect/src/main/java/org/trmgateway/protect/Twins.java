package org.trmgateway.protect;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The open and the sealed half of one group while it is written. Each sealed element notes its place among the elements of both halves, so that the
 * receiver can put it back where it was; without it, the name of one dependant could end up at another.
 */
final class Twins {

    /** Place, counted from 0, of an element that is in the sealed part only. */
    static final String PLACE = "trm_at";
    /** Place, counted from 0, of a group that is in both parts. */
    static final String PLACE_OF_TWIN = "trm_in";

    private final Element openGroup;
    private final Element sealedGroup;
    private final List<Element> coarser = new ArrayList<>();
    private int place;

    Twins(Element openGroup, Element sealedGroup) {
        this.openGroup = openGroup;
        this.sealedGroup = sealedGroup;
    }

    /** Adds an element, unless a coarser value that was added before says the same. */
    void addOpen(Element element) {
        if (coarser.stream().noneMatch(earlier -> saysTheSame(earlier, element))) {
            append(element);
        }
    }

    /** Adds a coarser value, unless an element that was added before says the same. */
    void addCoarser(Element element) {
        if (CanonicalXml.children(openGroup).stream().noneMatch(earlier -> saysTheSame(earlier, element))) {
            coarser.add(element);
            append(element);
        }
    }

    void addSealed(Element element) {
        element.setAttributeNS(null, PLACE, Integer.toString(place));
        sealedGroup.appendChild(element);
        place++;
    }

    /** Adds the halves that hold something. */
    void addGroup(Element open, Element sealed) {
        boolean inOpen = open.hasChildNodes();
        if (inOpen) {
            openGroup.appendChild(open);
        }
        if (sealed.hasChildNodes()) {
            sealed.setAttributeNS(null, inOpen ? PLACE_OF_TWIN : PLACE, Integer.toString(place));
            sealedGroup.appendChild(sealed);
        }
        if (inOpen || sealed.hasChildNodes()) {
            place++;
        }
    }

    boolean hasOpen(String name) {
        for (Node child = openGroup.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (CanonicalXml.name(child).equals(name)) {
                return true;
            }
        }
        return false;
    }

    boolean anythingSealed() {
        return sealedGroup.hasChildNodes();
    }

    private void append(Element element) {
        openGroup.appendChild(element);
        place++;
    }

    private static boolean saysTheSame(Element one, Element other) {
        return CanonicalXml.name(one).equals(CanonicalXml.name(other))
                && one.getTextContent().equals(other.getTextContent());
    }
}
