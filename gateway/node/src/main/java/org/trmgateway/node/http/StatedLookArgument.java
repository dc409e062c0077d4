package org.trmgateway.node.http;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.trmgateway.routes.look.Look;

/** Gives controllers the stated look. A code that is in no list is refused, also where none is needed: it could not be written down. */
final class StatedLookArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == StatedLook.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        return new StatedLook(Look.read(
                Optional.ofNullable(request.getHeader(Look.PURPOSE)),
                Optional.ofNullable(request.getHeader(Look.ROLE))));
    }
}
