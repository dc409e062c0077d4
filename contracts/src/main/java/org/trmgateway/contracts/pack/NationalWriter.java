package org.trmgateway.contracts.pack;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Optional;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SAXDestination;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.Serializer;
import net.sf.saxon.s9api.XdmDestination;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmValue;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.xml.sax.helpers.DefaultHandler;

/** Writes a national document: mapped, checked against the national schema, in the national character set. */
final class NationalWriter {

    private final Processor processor;
    private final PackManifest.Format declared;
    private final Optional<NationalSchema> schema;
    private final Optional<JsonText> json;

    NationalWriter(
            Processor processor,
            PackManifest.Format declared,
            Optional<NationalSchema> schema,
            Optional<JsonText> json) {
        this.processor = processor;
        this.declared = declared;
        this.schema = schema;
        this.json = json;
    }

    /**
     * Maps and writes.
     *
     * @throws GatewayException with {@link ErrorCode#TRANSLATE_MAP_FAILED} when the map breaks or makes a document the national schema
     *     refuses: a national system must never get one
     */
    NationalDocument write(CountryMap map, XdmNode document, Map<QName, XdmValue> parameters) {
        XdmDestination mapped = new XdmDestination();
        try {
            map.run(document, parameters, mapped);
            requireValid(mapped.getXdmNode());
            return new NationalDocument(bytes(mapped.getXdmNode()), declared.mediaType(), declared.extension());
        } catch (GatewayException refused) {
            // Going out there is nobody to refuse to: whatever the map found is a gap of the pack.
            throw new GatewayException(ErrorCode.TRANSLATE_MAP_FAILED, refused.detail());
        } catch (SaxonApiException unwritable) {
            throw new GatewayException(ErrorCode.TRANSLATE_MAP_FAILED, Detail.rule(declared.id()));
        }
    }

    private void requireValid(XdmNode mapped) throws SaxonApiException {
        if (schema.isPresent()) {
            SchemaCheck check = new SchemaCheck(schema.get(), new DefaultHandler());
            processor.writeXdmValue(mapped, new SAXDestination(check));
            if (check.violation().isPresent()) {
                throw new GatewayException(
                        ErrorCode.TRANSLATE_MAP_FAILED, check.violation().get());
            }
        }
    }

    private byte[] bytes(XdmNode mapped) throws SaxonApiException {
        if (json.isPresent()) {
            return json.get().write(mapped).getBytes(declared.charset());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Serializer serializer = processor.newSerializer(bytes);
        serializer.setOutputProperty(Serializer.Property.METHOD, "xml");
        serializer.setOutputProperty(Serializer.Property.INDENT, "yes");
        // A character the set does not have becomes a numeric reference, never a question mark.
        serializer.setOutputProperty(
                Serializer.Property.ENCODING, declared.charset().name());
        serializer.setOutputProperty(Serializer.Property.OMIT_XML_DECLARATION, "no");
        serializer.serializeNode(mapped);
        return bytes.toByteArray();
    }
}
