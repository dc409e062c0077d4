package org.trmgateway.node.soap;

import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.interceptor.StaxInInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.staxutils.StaxUtils;
import org.apache.wss4j.dom.WSConstants;
import org.trmgateway.node.soap.signature.SignatureCheck;
import org.trmgateway.node.soap.signature.SystemSignatures;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.w3c.dom.Document;

/**
 * Checks the request of a system that signs, before anything else reads it. Everything after reads the document that was checked, and not the
 * stream again, so that nobody can act on what was not signed.
 */
final class SignedRequests extends AbstractSoapInterceptor {

    static final QName SECURITY = new QName(WSConstants.WSSE_NS, "Security");

    private final SystemSignatures signatures;

    SignedRequests(SystemSignatures signatures) {
        super(Phase.POST_STREAM);
        addAfter(StaxInInterceptor.class.getName());
        this.signatures = signatures;
    }

    /** Also of systems that do not sign: {@link UnaskedSignatures} refuses theirs, with a reason. */
    @Override
    public Set<QName> getUnderstoodHeaders() {
        return Set.of(SECURITY);
    }

    @Override
    public void handleMessage(SoapMessage message) {
        signatures.of(Caller.system(message).name()).ifPresent(check -> {
            Document document = document(message, check);
            message.setContent(XMLStreamReader.class, StaxUtils.createXMLStreamReader(document));
        });
    }

    private static Document document(SoapMessage message, SignatureCheck check) {
        if (message.getAttachments() != null) {
            throw refused("attachment");
        }
        XMLStreamReader reader = message.getContent(XMLStreamReader.class);
        if (reader == null) {
            throw refused("signature-missing");
        }
        try {
            Document document = StaxUtils.read(reader);
            while (reader.hasNext()) {
                reader.next();
            }
            StaxUtils.close(reader);
            check.require(document);
            return document;
        } catch (XMLStreamException malformed) {
            throw new Fault(malformed);
        }
    }

    private static GatewayException refused(String rule) {
        return new GatewayException(ErrorCode.INTAKE_SIGNATURE_INVALID, Detail.rule(rule));
    }
}
