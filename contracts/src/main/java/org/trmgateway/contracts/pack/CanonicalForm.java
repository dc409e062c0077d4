package org.trmgateway.contracts.pack;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.transform.dom.DOMSource;
import net.sf.saxon.s9api.DOMDestination;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmValue;
import org.trmgateway.contracts.MessageCatalogue;
import org.trmgateway.contracts.MessageDefinition;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Loss;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.SafeXml;
import org.trmgateway.referral.Sensitive;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/** The canonical side of a translation: runs a map into a canonical document, and reads from it what the gateway itself needs. */
final class CanonicalForm {

    private final Processor processor;
    private final MessageCatalogue catalogue;
    private final CanonicalOrder order;

    CanonicalForm(Processor processor, MessageCatalogue catalogue, CanonicalOrder order) {
        this.processor = processor;
        this.catalogue = catalogue;
        this.order = order;
    }

    /**
     * Maps a form and validates the result.
     *
     * @throws GatewayException as {@link CountryMap#run}; {@link ErrorCode#TRANSLATE_MAP_FAILED} when the result is not canonical
     */
    Translation translate(CountryMap map, XdmNode form, Map<QName, XdmValue> parameters) {
        Document canonical = SafeXml.documentBuilder().newDocument();
        map.run(form, parameters, new DOMDestination(canonical));
        List<Loss> losses = order.assemble(canonical);
        MessageDefinition message = requireCanonical(canonical);
        return new Translation(
                message,
                canonical,
                losses,
                new Sensitive<>(leaf(canonical, "trm_CaseNumber")),
                leaf(canonical, "trm_CaseReference").map(CaseReference::new),
                leaf(canonical, "trm_Recipient").map(PartyId::new),
                leaf(canonical, "trm_InReplyTo").map(MessageId::parse));
    }

    /** A canonical document as a map reads it. */
    XdmNode open(Document canonical) {
        try {
            return processor.newDocumentBuilder().build(new DOMSource(canonical));
        } catch (SaxonApiException unreadable) {
            throw new GatewayException(ErrorCode.TRANSLATE_MAP_FAILED, Detail.rule("canonical"));
        }
    }

    /** What the national schema lets pass and the canonical one does not is a gap between the two, so a fault of the pack. */
    private MessageDefinition requireCanonical(Document canonical) {
        try {
            return catalogue.validate(canonical);
        } catch (GatewayException invalid) {
            throw new GatewayException(ErrorCode.TRANSLATE_MAP_FAILED, invalid.detail());
        }
    }

    /** The routing leaves all stand in the first group. */
    private static Optional<String> leaf(Document canonical, String name) {
        Node first = canonical.getDocumentElement().getFirstChild();
        for (Node leaf = first == null ? null : first.getFirstChild(); leaf != null; leaf = leaf.getNextSibling()) {
            if (name.equals(leaf.getLocalName())) {
                return Optional.of(leaf.getTextContent());
            }
        }
        return Optional.empty();
    }
}
