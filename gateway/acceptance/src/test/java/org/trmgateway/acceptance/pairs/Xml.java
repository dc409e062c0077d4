package org.trmgateway.acceptance.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import org.trmgateway.referral.SafeXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Reads delivered XML. */
final class Xml {

    private Xml() {}

    /** The root of a document that must say itself that it is written in the character set. */
    static Element read(byte[] document, Charset charset) {
        try {
            Document parsed = SafeXml.documentBuilder().parse(new ByteArrayInputStream(document));
            assertThat(parsed.getXmlEncoding()).isEqualToIgnoringCase(charset.name());
            return parsed.getDocumentElement();
        } catch (SAXException notXml) {
            throw new AssertionError("no XML was delivered", notXml);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The first element of a name, in any namespace. */
    static Element first(Element root, String name) {
        return (Element) root.getElementsByTagNameNS("*", name).item(0);
    }
}
