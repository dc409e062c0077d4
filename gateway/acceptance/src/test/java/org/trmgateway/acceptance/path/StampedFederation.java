package org.trmgateway.acceptance.path;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one federation of the run that has a time-stamping authority. */
public final class StampedFederation implements ParameterResolver {

    static final int PORT_BASE = 9600;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(LiveFederation.class);
    }

    @Override
    public LiveFederation resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(StampedFederation.class))
                .computeIfAbsent(
                        LiveFederation.class,
                        _ -> LiveFederation.startStamped("stamped", PORT_BASE),
                        LiveFederation.class);
    }
}
