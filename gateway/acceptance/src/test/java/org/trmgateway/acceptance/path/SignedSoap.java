package org.trmgateway.acceptance.path;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.xml.transform.TransformerException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.wss4j.common.WSEncryptionPart;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.WSDataRef;
import org.apache.wss4j.dom.engine.WSSecurityEngine;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.wss4j.dom.message.WSSecHeader;
import org.apache.wss4j.dom.message.WSSecSignature;
import org.apache.wss4j.dom.message.WSSecTimestamp;
import org.trmgateway.referral.SafeXml;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** What a national system's platform does: WSS4J with its key store, as it comes. */
final class SignedSoap {

    private static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";
    private static final String SUBMIT = """
            <soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"><soap:Body>\
            <s:Submit xmlns:s="urn:trmgateway:submission:1"><s:IdempotencyKey>%s</s:IdempotencyKey>\
            <s:Document>%s</s:Document></s:Submit></soap:Body></soap:Envelope>""";

    private final Merlin crypto = new Merlin();
    private final String password;

    /**
     * Reads the keys.
     *
     * @param keyStore PKCS#12 with one key, alias {@code tls}
     * @param gateway under whose key answers are believed
     */
    SignedSoap(Path keyStore, char[] password, X509Certificate gateway) {
        this.password = new String(password);
        try {
            crypto.setKeyStore(load(keyStore, password));
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("gateway", gateway);
            crypto.setTrustStore(trusted);
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    /** A submission with body and timestamp signed. */
    String submission(byte[] form, String idempotencyKey) {
        String plain = String.format(
                Locale.ROOT, SUBMIT, idempotencyKey, Base64.getEncoder().encodeToString(form));
        try {
            WSSecHeader header = new WSSecHeader(parse(plain));
            header.insertSecurityHeader();
            new WSSecTimestamp(header).build();
            WSSecSignature signature = new WSSecSignature(header);
            signature.setUserInfo("tls", password);
            signature.setKeyIdentifierType(WSConstants.BST_DIRECT_REFERENCE);
            signature.setSignatureAlgorithm("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256");
            signature.setDigestAlgo(WSConstants.SHA256);
            signature.getParts().add(new WSEncryptionPart("Body", SOAP, ""));
            signature.getParts().add(new WSEncryptionPart("Timestamp", WSConstants.WSU_NS, ""));
            return text(signature.build(crypto));
        } catch (WSSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Names of the elements that somebody whom this system trusts has signed in an answer. */
    List<String> signedIn(String answer) {
        try {
            return new WSSecurityEngine()
                            .processSecurityHeader(parse(answer), null, null, crypto)
                            .getActionResults()
                            .getOrDefault(WSConstants.SIGN, List.of())
                            .stream()
                            .flatMap(result ->
                                    result.get(WSSecurityEngineResult.TAG_DATA_REF_URIS) instanceof List<?> parts
                                            ? parts.stream()
                                            : List.of().stream())
                            .map(part ->
                                    ((WSDataRef) part).getProtectedElement().getLocalName())
                            .sorted()
                            .toList();
        } catch (WSSecurityException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static KeyStore load(Path file, char[] password) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            return store;
        }
    }

    private static Document parse(String xml) {
        try {
            return SafeXml.documentBuilder().parse(new ByteArrayInputStream(xml.getBytes(UTF_8)));
        } catch (IOException | SAXException noXml) {
            throw new IllegalStateException(noXml);
        }
    }

    private static String text(Document document) {
        try {
            StringWriter text = new StringWriter();
            SafeXml.transformerFactory().newTransformer().transform(new DOMSource(document), new StreamResult(text));
            return text.toString();
        } catch (TransformerException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
