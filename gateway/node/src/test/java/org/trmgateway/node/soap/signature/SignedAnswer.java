package org.trmgateway.node.soap.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.WSDataRef;
import org.apache.wss4j.dom.engine.WSSecurityEngine;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.w3c.dom.Document;

/** An answer as a national system reads it with WSS4J out of the box, which trusts one certificate. */
public final class SignedAnswer {

    private SignedAnswer() {}

    /** Verifies that body and timestamp are signed with the node's key. */
    public static Document verified(String answer, X509Certificate node) {
        Document document = SigningSystem.parse(answer);
        List<WSDataRef> signed = new ArrayList<>();
        try {
            for (WSSecurityEngineResult result : new WSSecurityEngine()
                    .processSecurityHeader(document, null, null, trusting(node))
                    .getActionResults()
                    .get(WSConstants.SIGN)) {
                assertThat(result.get(WSSecurityEngineResult.TAG_X509_CERTIFICATE))
                        .isEqualTo(node);
                if (result.get(WSSecurityEngineResult.TAG_DATA_REF_URIS) instanceof List<?> parts) {
                    parts.stream().map(WSDataRef.class::cast).forEach(signed::add);
                }
            }
        } catch (WSSecurityException | GeneralSecurityException | IOException refused) {
            throw new AssertionError("not signed as it should be", refused);
        }
        assertThat(signed)
                .extracting(WSDataRef::getProtectedElement)
                .containsExactlyInAnyOrder(Tampering.only(document, "Body"), Tampering.only(document, "Timestamp"));
        return document;
    }

    private static Merlin trusting(X509Certificate node) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("node", node);
        Merlin crypto = new Merlin();
        crypto.setTrustStore(trusted);
        return crypto;
    }
}
