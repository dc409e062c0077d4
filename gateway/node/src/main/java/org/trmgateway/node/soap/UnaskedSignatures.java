package org.trmgateway.node.soap;

import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.binding.soap.interceptor.ReadHeadersInterceptor;
import org.apache.cxf.phase.Phase;
import org.trmgateway.node.soap.signature.SystemSignatures;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/**
 * Refuses a Security header of a system of which no certificate is known. It thinks that its signature protects something here; to ignore
 * it would let it go on thinking so.
 */
final class UnaskedSignatures extends AbstractSoapInterceptor {

    private final SystemSignatures signatures;

    UnaskedSignatures(SystemSignatures signatures) {
        super(Phase.READ);
        addAfter(ReadHeadersInterceptor.class.getName());
        this.signatures = signatures;
    }

    @Override
    public void handleMessage(SoapMessage message) {
        boolean signed = message.getHeaders().stream()
                .anyMatch(header -> SignedRequests.SECURITY
                        .getLocalPart()
                        .equals(header.getName().getLocalPart()));
        if (signed && signatures.of(Caller.system(message).name()).isEmpty()) {
            throw new GatewayException(ErrorCode.INTAKE_SIGNATURE_INVALID, Detail.rule("signature-unasked"));
        }
    }
}
