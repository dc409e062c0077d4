package org.trmgateway.contracts.pack;

import java.io.ByteArrayInputStream;
import java.util.regex.Pattern;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.Source;
import javax.xml.transform.sax.SAXSource;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XsltCompiler;
import net.sf.saxon.trans.XPathException;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.referral.SafeXml;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Compiles the maps of one pack. A map may import files of its own pack and of the shared folder. */
final class MapCompiler {

    private static final String SCHEME = "trm:/";
    private static final Pattern PATH = Pattern.compile("[a-z0-9][a-z0-9/_-]*\\.xsl");

    private final Processor processor;
    private final ContractFolder pack;

    MapCompiler(Processor processor, ContractFolder pack) {
        this.processor = processor;
        this.pack = pack;
    }

    /**
     * Compiles one map.
     *
     * @param path relative to the folder of the pack
     * @throws IllegalStateException when it does not compile
     */
    CountryMap compile(String path) {
        XsltCompiler compiler = processor.newXsltCompiler();
        compiler.setJustInTimeCompilation(false);
        compiler.setResourceResolver(request -> open(request.uri));
        StringBuilder complaints = new StringBuilder();
        compiler.setErrorReporter(error -> {
            if (!error.isWarning()) {
                complaints
                        .append(' ')
                        .append(error.getLocation().getLineNumber())
                        .append(": ");
                complaints.append(error.getMessage());
            }
        });
        try {
            return new CountryMap(compiler.compile(open(SCHEME + pack.path() + "/" + path)), path);
        } catch (SaxonApiException | XPathException invalid) {
            throw new IllegalStateException(
                    "map " + pack.path() + "/" + path + " does not compile:" + complaints, invalid);
        }
    }

    private Source open(String uri) throws XPathException {
        String path = uri.startsWith(SCHEME) ? uri.substring(SCHEME.length()) : "";
        ContractFolder folder = path.startsWith(PackManifest.SHARED + "/") ? pack.other(PackManifest.SHARED) : pack;
        if (!PATH.matcher(path).matches() || !path.startsWith(folder.path() + "/")) {
            throw new XPathException("a map may only import files of its pack", "TRMX0002");
        }
        try {
            InputSource file = new InputSource(new ByteArrayInputStream(
                    folder.bytes(path.substring(folder.path().length() + 1))));
            file.setSystemId(uri);
            SAXSource stylesheet =
                    new SAXSource(SafeXml.saxParserFactory().newSAXParser().getXMLReader(), file);
            stylesheet.setSystemId(uri);
            return stylesheet;
        } catch (SAXException | ParserConfigurationException impossible) {
            throw new IllegalStateException("the JDK has an XML parser", impossible);
        }
    }
}
