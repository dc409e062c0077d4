package org.trmgateway.node.soap.signature;

import java.security.Provider;
import java.security.Security;
import java.util.Objects;
import org.apache.wss4j.common.crypto.AlgorithmSuite;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.apache.wss4j.dom.engine.WSSecurityEngine;
import org.apache.wss4j.dom.handler.RequestData;
import org.apache.wss4j.dom.handler.WSHandlerResult;
import org.apache.wss4j.dom.processor.SignatureProcessor;
import org.apache.wss4j.dom.validate.Validator;
import org.w3c.dom.Element;

/**
 * WSS4J as it is used here: with the XML signatures of the platform, without adding a provider to it, and with the algorithms of
 * {@link SignatureShape} a second time.
 */
final class Engine {

    static final Provider XML_SIGNATURES = Objects.requireNonNull(Security.getProvider("XMLDSig"));

    static final int LEAST_RSA_BITS = 3072;
    private static final int MOST_RSA_BITS = 8192;
    private static final int EC_BITS = 256;

    private static final AlgorithmSuite ALGORITHMS = algorithms();

    static {
        // Its own providers would change what the whole program finds under an algorithm's name.
        WSSConfig.setAddJceProviders(false);
    }

    private Engine() {}

    /**
     * Verifies the one signature in a header.
     *
     * @param signer throws when the certificate under it is not the right one
     */
    static WSHandlerResult verify(Element security, FixedCertificate known, Validator signer)
            throws WSSecurityException {
        WSSConfig config = WSSConfig.getNewInstance();
        config.setProcessor(WSConstants.SIGNATURE, new SignatureProcessor(XML_SIGNATURES));
        config.setValidator(WSConstants.SIGNATURE, signer);
        // Freshness is judged with the node's clock, which WSS4J does not know.
        Validator anyTime = (credential, _) -> credential;
        config.setValidator(WSConstants.TIMESTAMP, anyTime);
        RequestData data = new RequestData();
        data.setWssConfig(config);
        data.setSigVerCrypto(known);
        data.setAlgorithmSuite(ALGORITHMS);
        WSSecurityEngine engine = new WSSecurityEngine();
        engine.setWssConfig(config);
        return engine.processSecurityHeader(security, data);
    }

    private static AlgorithmSuite algorithms() {
        AlgorithmSuite suite = new AlgorithmSuite();
        suite.addSignatureMethod(Names.ECDSA_SHA_256);
        suite.addSignatureMethod(Names.RSA_SHA_256);
        suite.addC14nAlgorithm(Names.EXCLUSIVE);
        suite.addTransformAlgorithm(Names.EXCLUSIVE);
        suite.addDigestAlgorithm(Names.SHA_256);
        suite.setMinimumAsymmetricKeyLength(LEAST_RSA_BITS);
        suite.setMaximumAsymmetricKeyLength(MOST_RSA_BITS);
        suite.setMinimumEllipticCurveKeyLength(EC_BITS);
        return suite;
    }
}
