package org.trmgateway.node.http;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.trmgateway.node.http.ClientIdentity.Auditor;
import org.trmgateway.node.http.ClientIdentity.NationalSystem;
import org.trmgateway.node.http.ClientIdentity.PeerNode;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/** Gives controllers the national system that calls. A controller without this argument cannot know for whom it answers. */
final class NationalSystemArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == NationalSystem.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        HttpServletRequest httpRequest = request.getNativeRequest(HttpServletRequest.class);
        if (httpRequest == null) {
            throw new GatewayException(ErrorCode.INTERNAL, Detail.rule("identity"));
        }
        return of(httpRequest);
    }

    /** The filter lets no one else in here; asked again, because a mistake there would be paid for by a person. */
    static NationalSystem of(HttpServletRequest request) {
        return switch (ClientIdentityFilter.identityOf(request)) {
            case NationalSystem system -> system;
            case PeerNode _, Auditor _ ->
                throw new GatewayException(ErrorCode.INTAKE_SENDER_UNKNOWN, Detail.rule("identity"));
        };
    }
}
