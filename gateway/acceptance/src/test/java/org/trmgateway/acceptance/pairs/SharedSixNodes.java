package org.trmgateway.acceptance.pairs;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the six nodes of the run; they start when the first asks for them and are closed when the run ends. */
final class SharedSixNodes implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(SixNodes.class);
    }

    @Override
    public SixNodes resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedSixNodes.class))
                .computeIfAbsent(SixNodes.class, _ -> SixNodes.start(), SixNodes.class);
    }
}
