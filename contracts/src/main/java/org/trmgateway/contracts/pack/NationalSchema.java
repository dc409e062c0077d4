package org.trmgateway.contracts.pack;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.ValidatorHandler;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SAXDestination;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.SafeXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The W3C XML Schema of a national format, compiled once; thread-safe. */
final class NationalSchema {

    private final Schema schema;
    private final Set<String> names;

    private NationalSchema(Schema schema, Set<String> names) {
        this.schema = schema;
        this.names = Set.copyOf(names);
    }

    /**
     * Compiles one schema document, which holds every element it needs.
     *
     * @throws IllegalStateException when it is not a schema
     */
    static NationalSchema compile(ContractFolder folder, String file) {
        return new NationalSchema(folder.schema(file), names(folder.document(file)));
    }

    /**
     * Compiles the text of a schema.
     *
     * @throws IllegalStateException when it is not a schema
     */
    static NationalSchema of(String text) {
        try {
            return new NationalSchema(
                    SafeXml.schemaFactory().newSchema(new StreamSource(new StringReader(text))),
                    names(SafeXml.documentBuilder().parse(new InputSource(new StringReader(text)))));
        } catch (SAXException | IOException invalid) {
            throw new IllegalStateException("the words make no schema: a name of an element has no blanks", invalid);
        }
    }

    /** A validator for one document. */
    ValidatorHandler newValidatorHandler() {
        return schema.newValidatorHandler();
    }

    /** Whether the schema knows an element of this local name. A name it does not know may be anything, so it is never repeated. */
    boolean knows(String element) {
        return names.contains(element);
    }

    /** The first violation of the schema in a document that is in memory already. */
    Optional<Detail> violation(Processor processor, XdmNode document) throws SaxonApiException {
        SchemaCheck check = new SchemaCheck(this, new DefaultHandler());
        processor.writeXdmValue(document, new SAXDestination(check));
        return check.violation();
    }

    private static Set<String> names(Document document) {
        Set<String> names = new HashSet<>();
        NodeList elements = document.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "element");
        for (int index = 0; index < elements.getLength(); index++) {
            names.add(((Element) elements.item(index)).getAttribute("name"));
        }
        return names;
    }
}
