package org.trmgateway.contracts.pack;

import java.util.Collections;
import java.util.Set;
import net.sf.saxon.Configuration;
import net.sf.saxon.lib.EnvironmentVariableResolver;
import net.sf.saxon.lib.Feature;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.trans.XPathException;
import org.jspecify.annotations.Nullable;

/** An XSLT processor with every way out closed: a map sees its form, its tables and nothing else. */
final class LockedProcessor {

    private LockedProcessor() {}

    /** No file, no network, no class, no environment, no second output, no evaluated text. */
    static Processor create() {
        Configuration configuration = new Configuration();
        configuration.setResourceResolver(request -> {
            throw closed();
        });
        configuration.setUnparsedTextURIResolver((uri, encoding, ignored) -> {
            throw closed();
        });
        configuration.setCollectionFinder((context, uri) -> {
            throw closed();
        });
        Processor processor = new Processor(configuration);
        processor.setConfigurationProperty(Feature.ALLOWED_PROTOCOLS, "");
        processor.setConfigurationProperty(Feature.ALLOW_EXTERNAL_FUNCTIONS, false);
        processor.setConfigurationProperty(Feature.ALLOW_SYNTAX_EXTENSIONS, false);
        processor.setConfigurationProperty(Feature.DISABLE_XSL_EVALUATE, true);
        processor.setConfigurationProperty(Feature.ENVIRONMENT_VARIABLE_RESOLVER, new NoEnvironment());
        return processor;
    }

    private static XPathException closed() {
        return new XPathException("a map has no way out of its pack", "TRMX0001");
    }

    private static final class NoEnvironment implements EnvironmentVariableResolver {

        @Override
        public Set<String> getAvailableEnvironmentVariables() {
            return Collections.emptySet();
        }

        @Override
        public @Nullable String getEnvironmentVariable(String name) {
            return null;
        }
    }
}
