package org.trmgateway.contracts.pack;

import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What no system may hand in under its canonical name, because only a gateway makes it: values made coarser, losses, sealed parts, and the
 * national code beside a canonical one. Taken from a system, each would be a way past the release policy. A pseudonym may be handed in: whether it
 * was given to this case is asked when the message is admitted, and no other gets further.
 */
final class HandInRule {

    private static final String ORIGINAL = "trm_originalCode";

    private final CanonicalShape shape;

    HandInRule(CanonicalShape shape) {
        this.shape = shape;
    }

    /**
     * Requires that a message mapped from members of canonical names has nothing of the kind. The national codes in it are the map's own.
     *
     * @throws GatewayException with {@link ErrorCode#TRANSLATE_SCHEMA}, the element and the rule
     */
    void requireOfMap(Document message) {
        require(message, false);
    }

    /**
     * Requires that a message a system handed in as it is has nothing of the kind, and no national codes.
     *
     * @throws GatewayException with {@link ErrorCode#TRANSLATE_SCHEMA}, the element and the rule
     */
    void requireAsItIs(Document message) {
        require(message, true);
    }

    private void require(Node parent, boolean asItIs) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                if (shape.gatewayMade().contains(element.getLocalName())) {
                    throw refused(element, "gateway-made");
                }
                if (asItIs && element.hasAttribute(ORIGINAL) && shape.leaves().containsKey(element.getLocalName())) {
                    throw refused(element, "original-code");
                }
                require(element, asItIs);
            }
        }
    }

    /** Only names of the canonical message get here, so they may be repeated. */
    private static GatewayException refused(Element element, String rule) {
        return new GatewayException(ErrorCode.TRANSLATE_SCHEMA, Detail.of(element.getLocalName(), rule));
    }
}
