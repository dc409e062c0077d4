package org.trmgateway.node.soap.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.wss4j.common.WSEncryptionPart;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.message.WSSecHeader;
import org.apache.wss4j.dom.message.WSSecSignature;
import org.apache.wss4j.dom.message.WSSecTimestamp;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.referral.SafeXml;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** A national system that signs its SOAP messages, well or badly. */
public final class SigningSystem {

    private final PrivateKey key;
    private final X509Certificate certificate;
    private final Clock clock;

    public SigningSystem(PrivateKey key, X509Certificate certificate, Clock clock) {
        this.key = key;
        this.certificate = certificate;
        this.clock = clock;
    }

    /** A client of the sample. */
    public static SigningSystem of(SamplePki pki, String client, Clock clock) {
        try (InputStream input = Files.newInputStream(pki.layout().clientKeyStore(client))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(input, pki.password());
            if (store.getKey("tls", pki.password()) instanceof PrivateKey key
                    && store.getCertificate("tls") instanceof X509Certificate certificate) {
                return new SigningSystem(key, certificate, clock);
            }
            throw new AssertionError("no such client");
        } catch (IOException | GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** The same by another clock. */
    SigningSystem at(Clock anotherClock) {
        return new SigningSystem(key, certificate, anotherClock);
    }

    X509Certificate certificate() {
        return certificate;
    }

    PrivateKey key() {
        return key;
    }

    /** As the profile wants it. */
    public Document sign(String envelope) {
        return sign(envelope, _ -> {});
    }

    /** @param change of the signature before it is made */
    public Document sign(String envelope, Consumer<WSSecSignature> change) {
        Document document = parse(envelope);
        try {
            WSSecHeader header = new WSSecHeader(document);
            header.insertSecurityHeader();
            WSSecTimestamp timestamp = new WSSecTimestamp(header);
            timestamp.setWsTimeSource(clock::instant);
            timestamp.setTimeToLive(120);
            timestamp.build();
            WSSecSignature signature = new WSSecSignature(header, Engine.XML_SIGNATURES);
            signature.setX509Certificate(certificate);
            signature.setKeyIdentifierType(WSConstants.BST_DIRECT_REFERENCE);
            signature.setSignatureAlgorithm(
                    "RSA".equals(certificate.getPublicKey().getAlgorithm()) ? Names.RSA_SHA_256 : Names.ECDSA_SHA_256);
            signature.setDigestAlgo(Names.SHA_256);
            signature.getParts().add(new WSEncryptionPart("Body", Names.SOAP, ""));
            signature.getParts().add(new WSEncryptionPart("Timestamp", Names.WSU, ""));
            change.accept(signature);
            return signature.build(new FixedCertificate(certificate, Optional.of(key)));
        } catch (WSSecurityException impossible) {
            throw new AssertionError("could not sign", impossible);
        }
    }

    public static Document parse(String xml) {
        try {
            return SafeXml.documentBuilder().parse(new ByteArrayInputStream(xml.getBytes(UTF_8)));
        } catch (IOException | SAXException malformed) {
            throw new AssertionError("not XML", malformed);
        }
    }

    public static String text(Document document) {
        try {
            StringWriter text = new StringWriter();
            Transformer writer = SafeXml.transformerFactory().newTransformer();
            writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            writer.transform(new DOMSource(document), new StreamResult(text));
            return text.toString();
        } catch (TransformerException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
