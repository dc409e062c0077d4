package org.trmgateway.contracts.pack;

import java.util.ArrayList;
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
    private final HandInRule handIn;

    CanonicalForm(Processor processor, MessageCatalogue catalogue, CanonicalOrder order, HandInRule handIn) {
        this.processor = processor;
        this.catalogue = catalogue;
        this.order = order;
        this.handIn = handIn;
    }

    /**
     * Maps a national form and validates the result.
     *
     * @throws GatewayException as {@link CountryMap#run}; {@link ErrorCode#TRANSLATE_MAP_FAILED} when the result is not canonical: what the
     *     national schema lets pass and the canonical one does not is a gap between the two, so a fault of the pack
     */
    Translation translate(CountryMap map, XdmNode form, Map<QName, XdmValue> parameters) {
        Document canonical = run(map, form, parameters);
        List<Loss> losses = order.assemble(canonical);
        return translation(require(canonical, ErrorCode.TRANSLATE_MAP_FAILED), canonical, losses);
    }

    /**
     * Maps a form that uses the names of the canonical fields, and validates the result.
     *
     * @throws GatewayException as {@link CountryMap#run}; {@link ErrorCode#TRANSLATE_SCHEMA} when the form holds what only a gateway makes,
     *     or the result is not canonical
     */
    Translation arrange(CountryMap map, XdmNode form, Map<QName, XdmValue> parameters) {
        Document canonical = run(map, form, parameters);
        handIn.requireOfMap(canonical);
        List<Loss> losses = order.assemble(canonical);
        return translation(require(canonical, ErrorCode.TRANSLATE_SCHEMA), canonical, losses);
    }

    /**
     * Takes a canonical message as it is: nothing is put in order and nothing is left out.
     *
     * @throws GatewayException with {@link ErrorCode#TRANSLATE_FORM_UNKNOWN} when there is no such message, with
     *     {@link ErrorCode#TRANSLATE_SCHEMA} when it holds what only a gateway makes or breaks its schema
     */
    Translation accept(CountryMap map, XdmNode message, Map<QName, XdmValue> parameters) {
        Document canonical = run(map, message, parameters);
        handIn.requireAsItIs(canonical);
        return translation(require(canonical, ErrorCode.TRANSLATE_SCHEMA), canonical, List.of());
    }

    /** A canonical document as a map reads it. */
    XdmNode open(Document canonical) {
        try {
            return processor.newDocumentBuilder().build(new DOMSource(canonical));
        } catch (SaxonApiException unreadable) {
            throw new GatewayException(ErrorCode.TRANSLATE_MAP_FAILED, Detail.rule("canonical"));
        }
    }

    private static Document run(CountryMap map, XdmNode form, Map<QName, XdmValue> parameters) {
        Document canonical = SafeXml.documentBuilder().newDocument();
        map.run(form, parameters, new DOMDestination(canonical));
        return canonical;
    }

    private MessageDefinition require(Document canonical, ErrorCode otherwise) {
        try {
            return catalogue.validate(canonical);
        } catch (GatewayException invalid) {
            if (invalid.code() == ErrorCode.ADMIT_MESSAGE_UNLISTED && otherwise == ErrorCode.TRANSLATE_SCHEMA) {
                throw new GatewayException(ErrorCode.TRANSLATE_FORM_UNKNOWN, invalid.detail());
            }
            throw new GatewayException(otherwise, invalid.detail());
        }
    }

    private static Translation translation(MessageDefinition message, Document canonical, List<Loss> losses) {
        return new Translation(
                message,
                canonical,
                losses,
                new Sensitive<>(leaf(canonical, "trm_CaseNumber")),
                leaf(canonical, "trm_CaseReference").map(CaseReference::new),
                leaves(canonical, "trm_Recipient").stream()
                        .map(PartyId::new)
                        .distinct()
                        .toList(),
                leaf(canonical, "trm_InReplyTo").map(MessageId::parse));
    }

    private static Optional<String> leaf(Document canonical, String name) {
        return leaves(canonical, name).stream().findFirst();
    }

    /** The routing leaves all stand in the first group. */
    private static List<String> leaves(Document canonical, String name) {
        List<String> values = new ArrayList<>();
        Node first = canonical.getDocumentElement().getFirstChild();
        for (Node leaf = first == null ? null : first.getFirstChild(); leaf != null; leaf = leaf.getNextSibling()) {
            if (name.equals(leaf.getLocalName())) {
                values.add(leaf.getTextContent());
            }
        }
        return values;
    }
}
