package org.trmgateway.node.soap.signature;

import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The parts of a signed request, found by their places. A request has one shape: an envelope of a header and a body, in the header one
 * Security of at most one certificate, one timestamp and one signature. Everything else is refused before any cryptography: what wraps a
 * signature around other content needs a second place for something.
 *
 * @param security the header
 * @param timestamp in it
 * @param body what is acted upon
 */
record SignedRequest(Element security, Element timestamp, Element body) {

    private static final String ENVELOPE = "soap-envelope";
    private static final String SECURITY = "security-header";

    /** Throws with INTAKE_SIGNATURE_INVALID and the rule that is not kept. */
    static SignedRequest of(Document document) {
        Parts.require(count(document, "Security") > 0, "signature-missing");
        PlainDocument.require(document);
        for (String name : new String[] {"Envelope", "Header", "Body"}) {
            Parts.require(count(document, name) == 1, ENVELOPE);
        }
        Parts.require(Parts.isNamed(document.getDocumentElement(), Names.SOAP, "Envelope"), ENVELOPE);
        Parts envelope = Parts.of(document.getDocumentElement(), ENVELOPE).sized(2);
        Element header = envelope.at(0, Names.SOAP, "Header");
        Element body = envelope.at(1, Names.SOAP, "Body");
        Element security = security(document, header);
        return new SignedRequest(security, timestamp(security), body);
    }

    private static Element security(Document document, Element header) {
        Parts.require(count(document, "Security") == 1, SECURITY);
        for (Element child : Parts.of(header, SECURITY).from(0)) {
            if (Parts.isNamed(child, Names.WSSE, "Security")) {
                return child;
            }
        }
        throw Parts.refused(SECURITY);
    }

    /** Certificate, timestamp and signature may stand in any order. */
    private static Element timestamp(Element security) {
        Element timestamp = null;
        int signatures = 0;
        int tokens = 0;
        for (Element child : Parts.of(security, SECURITY).from(0)) {
            if (Parts.isNamed(child, Names.DSIG, "Signature")) {
                signatures++;
                SignatureShape.require(child);
            } else if (Parts.isNamed(child, Names.WSSE, "BinarySecurityToken")) {
                tokens++;
                Parts.require(Names.X509_V3.equals(child.getAttributeNS(null, "ValueType")), SECURITY);
                Parts.of(child, SECURITY).sized(0);
            } else {
                Parts.require(timestamp == null && Parts.isNamed(child, Names.WSU, "Timestamp"), SECURITY);
                timestamp = child;
            }
        }
        Parts.require(signatures == 1 && tokens <= 1, SECURITY);
        if (timestamp == null) {
            throw Parts.refused("timestamp-missing");
        }
        return timestamp;
    }

    private static int count(Document document, String name) {
        return document.getElementsByTagNameNS("*", name).getLength();
    }
}
