package org.trmgateway.contracts.pack;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.Serializer;
import net.sf.saxon.s9api.XdmNode;
import org.trmgateway.referral.Detail;

/** Prints XML. */
final class XmlPrinter implements NationalPrinter {

    private final Processor processor;
    private final Optional<NationalSchema> schema;
    private final Charset charset;

    XmlPrinter(Processor processor, Optional<NationalSchema> schema, Charset charset) {
        this.processor = processor;
        this.schema = schema;
        this.charset = charset;
    }

    @Override
    public Optional<Detail> violation(XdmNode mapped) throws SaxonApiException {
        return schema.isPresent() ? schema.get().violation(processor, mapped) : Optional.empty();
    }

    @Override
    public byte[] bytes(XdmNode mapped) throws SaxonApiException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Serializer serializer = processor.newSerializer(bytes);
        serializer.setOutputProperty(Serializer.Property.METHOD, "xml");
        serializer.setOutputProperty(Serializer.Property.INDENT, "yes");
        // A character the set does not have becomes a numeric reference, never a question mark.
        serializer.setOutputProperty(Serializer.Property.ENCODING, charset.name());
        serializer.setOutputProperty(Serializer.Property.OMIT_XML_DECLARATION, "no");
        serializer.serializeNode(mapped);
        return bytes.toByteArray();
    }
}
