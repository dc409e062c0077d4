package org.trmgateway.contracts;

import java.io.ByteArrayInputStream;
import org.jspecify.annotations.Nullable;
import org.trmgateway.referral.SafeXml;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;

/** Finds the schemas that a schema includes in the schema's own folder, by their bare file name; there is no other place. */
final class SchemaInclusion implements LSResourceResolver {

    private final ContractFolder folder;
    private final DOMImplementationLS implementation;

    SchemaInclusion(ContractFolder folder) {
        this.folder = folder;
        this.implementation = (DOMImplementationLS)
                SafeXml.documentBuilder().getDOMImplementation().getFeature("LS", "3.0");
    }

    @Override
    public LSInput resolveResource(
            String type,
            @Nullable String namespace,
            @Nullable String publicId,
            @Nullable String file,
            @Nullable String base) {
        if (file == null) {
            throw new IllegalStateException(
                    "a schema of " + folder.path() + " includes something without naming a file");
        }
        LSInput input = implementation.createLSInput();
        input.setSystemId(file);
        input.setByteStream(new ByteArrayInputStream(folder.bytes(file)));
        return input;
    }
}
