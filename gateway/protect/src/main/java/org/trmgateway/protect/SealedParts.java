package org.trmgateway.protect;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.PartyId;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Sealed parts inside a message: {@code <Sealed><trm_SealedPart to="party">BASE64</trm_SealedPart></Sealed>}, the last group. */
public final class SealedParts {

    static final String ROOT = "SealedPart";
    static final String GROUP = "Sealed";
    static final String PART = "trm_SealedPart";

    private static final String ADDRESSEE = "to";

    private SealedParts() {}

    /** Appends a part; the document is changed. */
    public static void attach(Document open, SealedPart part) {
        Element root = open.getDocumentElement();
        Element group = group(root).orElseGet(() -> {
            Element created = CanonicalXml.element(open, root, GROUP);
            root.appendChild(created);
            return created;
        });
        Element element =
                CanonicalXml.leaf(open, root, PART, Base64.getEncoder().encodeToString(part.cms()));
        element.setAttributeNS(null, ADDRESSEE, part.to().value());
        group.appendChild(element);
    }

    /**
     * The parts of a message, in its order.
     *
     * @throws GatewayException with {@link ErrorCode#OPEN_CONTAINER_MALFORMED} when one is not Base64 (RFC 4648, section 4)
     */
    public static List<SealedPart> read(Document message) {
        return group(message.getDocumentElement()).map(CanonicalXml::children).orElse(List.of()).stream()
                .map(SealedParts::read)
                .toList();
    }

    /**
     * Puts the content of an opened part back where it was taken from. The {@code Sealed} group with the parts, for whomever they are, stays as it is.
     *
     * @param message open part as it was received; not changed
     * @param sealedXml the opened part
     * @return a new document
     * @throws GatewayException with {@link ErrorCode#OPEN_CONTAINER_MALFORMED} when the two do not fit together
     */
    public static Document merge(Document message, byte[] sealedXml) {
        Element sealed = CanonicalXml.parse(sealedXml, ErrorCode.OPEN_CONTAINER_MALFORMED)
                .getDocumentElement();
        if (!CanonicalXml.name(sealed).equals(ROOT)) {
            throw malformed(ROOT);
        }
        Document merged = (Document) message.cloneNode(true);
        mergeGroup(merged.getDocumentElement(), sealed);
        return merged;
    }

    /** In ascending order of place, so that the elements before a place are final when it is reached. */
    private static void mergeGroup(Element group, Element sealed) {
        int earlier = -1;
        for (Element child : CanonicalXml.children(sealed)) {
            boolean twin = child.hasAttribute(Twins.PLACE_OF_TWIN);
            int place = place(child, twin ? Twins.PLACE_OF_TWIN : Twins.PLACE);
            List<Element> present = CanonicalXml.children(group);
            if (place <= earlier || place > present.size()) {
                throw malformed(CanonicalXml.name(child));
            }
            earlier = place;
            if (twin) {
                mergeGroup(twin(present, place, child), child);
            } else {
                Node before = place == present.size() ? null : present.get(place);
                group.insertBefore(withoutPlaces(group, child), before);
            }
        }
    }

    private static Element twin(List<Element> present, int place, Element sealed) {
        if (place == present.size() || !CanonicalXml.name(present.get(place)).equals(CanonicalXml.name(sealed))) {
            throw malformed(CanonicalXml.name(sealed));
        }
        return present.get(place);
    }

    private static Element withoutPlaces(Element group, Element sealed) {
        Element copy = (Element) group.getOwnerDocument().importNode(sealed, true);
        removePlaces(copy);
        return copy;
    }

    private static void removePlaces(Element element) {
        element.removeAttribute(Twins.PLACE);
        element.removeAttribute(Twins.PLACE_OF_TWIN);
        CanonicalXml.children(element).forEach(SealedParts::removePlaces);
    }

    private static int place(Element element, String attribute) {
        try {
            return Integer.parseInt(element.getAttribute(attribute));
        } catch (NumberFormatException noPlace) {
            throw new GatewayException(
                    ErrorCode.OPEN_CONTAINER_MALFORMED, Detail.field(CanonicalXml.name(element)), noPlace);
        }
    }

    private static SealedPart read(Element element) {
        try {
            byte[] cms = Base64.getDecoder().decode(element.getTextContent().strip());
            return new SealedPart(new PartyId(element.getAttribute(ADDRESSEE)), cms);
        } catch (IllegalArgumentException notBase64) {
            throw new GatewayException(ErrorCode.OPEN_CONTAINER_MALFORMED, Detail.field(PART), notBase64);
        }
    }

    private static Optional<Element> group(Element root) {
        return CanonicalXml.children(root).stream()
                .filter(child -> CanonicalXml.name(child).equals(GROUP))
                .findFirst();
    }

    private static GatewayException malformed(String name) {
        return new GatewayException(ErrorCode.OPEN_CONTAINER_MALFORMED, Detail.field(name));
    }
}
