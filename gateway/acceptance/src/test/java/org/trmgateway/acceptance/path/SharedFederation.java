package org.trmgateway.acceptance.path;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one federation of the run; it starts when the first asks for it and is closed when the run ends. */
public final class SharedFederation implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(LiveFederation.class);
    }

    @Override
    public LiveFederation resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedFederation.class))
                .computeIfAbsent(LiveFederation.class, _ -> LiveFederation.start(), LiveFederation.class);
    }
}
