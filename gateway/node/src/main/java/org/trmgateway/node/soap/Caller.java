package org.trmgateway.node.soap;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.trmgateway.node.http.ClientIdentity;
import org.trmgateway.node.http.ClientIdentity.Auditor;
import org.trmgateway.node.http.ClientIdentity.NationalSystem;
import org.trmgateway.node.http.ClientIdentity.PeerNode;
import org.trmgateway.node.http.ClientIdentityFilter;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/** Who makes the SOAP call that runs now. */
final class Caller {

    private Caller() {}

    /** As the filter found it; throws INTERNAL when there is no such call. */
    static ClientIdentity current() {
        return ClientIdentityFilter.identityOf(request(PhaseInterceptorChain.getCurrentMessage()));
    }

    /** The national system that sends a message; throws INTAKE_SENDER_UNKNOWN for any other client. */
    static NationalSystem system(Message message) {
        return switch (ClientIdentityFilter.identityOf(request(message))) {
            case NationalSystem system -> system;
            case PeerNode _, Auditor _ ->
                throw new GatewayException(ErrorCode.INTAKE_SENDER_UNKNOWN, Detail.rule("identity"));
        };
    }

    static HttpServletRequest request(Message message) {
        if (message != null
                && message.get(AbstractHTTPDestination.HTTP_REQUEST) instanceof HttpServletRequest request) {
            return request;
        }
        throw new GatewayException(ErrorCode.INTERNAL, Detail.rule("identity"));
    }
}
