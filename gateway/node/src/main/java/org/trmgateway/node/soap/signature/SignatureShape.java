package org.trmgateway.node.soap.signature;

import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/**
 * What a signature may say (W3C XML Signature 1.1, narrowed as in WS-I Basic Security Profile 1.1): exclusive canonicalisation, ECDSA or RSA
 * with SHA-256, references by plain id, and a reference to a certificate. No other transform, no key in the message, no object.
 */
final class SignatureShape {

    private static final String SHAPE = "signature-shape";
    private static final String ALGORITHM = "signature-algorithm";
    private static final int MOST_REFERENCES = 8;
    private static final int FIRST_REFERENCE = 2;
    private static final Pattern PLAIN_ID = Pattern.compile("#[A-Za-z_][A-Za-z0-9_.-]*");
    private static final Set<String> METHODS = Set.of(Names.ECDSA_SHA_256, Names.RSA_SHA_256);
    private static final Set<String> IDENTIFIERS = Set.of(Names.KEY_IDENTIFIER, Names.THUMBPRINT);

    private SignatureShape() {}

    static void require(Element signature) {
        Parts parts = Parts.of(signature, SHAPE).sized(3);
        signedInfo(Parts.of(parts.at(0, Names.DSIG, "SignedInfo"), SHAPE));
        Parts.of(parts.at(1, Names.DSIG, "SignatureValue"), SHAPE).sized(0);
        keyInfo(Parts.of(parts.at(2, Names.DSIG, "KeyInfo"), SHAPE));
    }

    private static void signedInfo(Parts parts) {
        exclusive(parts.at(0, Names.DSIG, "CanonicalizationMethod"));
        Element method = parts.at(1, Names.DSIG, "SignatureMethod");
        Parts.require(METHODS.contains(algorithm(method)), ALGORITHM);
        Parts.of(method, ALGORITHM).sized(0);
        int references = parts.size() - FIRST_REFERENCE;
        parts.require(references > 0 && references <= MOST_REFERENCES);
        for (int index = 0; index < references; index++) {
            reference(parts.at(FIRST_REFERENCE + index, Names.DSIG, "Reference"));
        }
    }

    private static void reference(Element reference) {
        Parts.require(PLAIN_ID.matcher(reference.getAttributeNS(null, "URI")).matches(), SHAPE);
        Parts parts = Parts.of(reference, SHAPE).sized(3);
        Parts transforms = Parts.of(parts.at(0, Names.DSIG, "Transforms"), "signature-transform");
        exclusive(transforms.sized(1).at(0, Names.DSIG, "Transform"));
        Element digest = parts.at(1, Names.DSIG, "DigestMethod");
        Parts.require(Names.SHA_256.equals(algorithm(digest)), ALGORITHM);
        Parts.of(digest, ALGORITHM).sized(0);
        Parts.of(parts.at(2, Names.DSIG, "DigestValue"), SHAPE).sized(0);
    }

    /** The prefixes that a canonicalisation keeps are its only parameter. */
    private static void exclusive(Element method) {
        boolean isTransform = "Transform".equals(method.getLocalName());
        Parts.require(Names.EXCLUSIVE.equals(algorithm(method)), isTransform ? "signature-transform" : ALGORITHM);
        Parts parameters = Parts.of(method, SHAPE);
        if (parameters.size() > 0) {
            Parts.of(parameters.sized(1).at(0, Names.EXCLUSIVE, "InclusiveNamespaces"), SHAPE)
                    .sized(0);
        }
    }

    /**
     * To the certificate in the header, by key identifier or thumbprint, or by issuer and serial number (X.509 Token Profile 1.1.1, section
     * 3.2). A reference to any other kind of token never reaches the code for it.
     */
    private static void keyInfo(Parts parts) {
        Element reference = parts.sized(1).at(0, Names.WSSE, "SecurityTokenReference");
        Parts.require(isX509(reference.getAttributeNS(Names.WSSE_11, "TokenType")), SHAPE);
        Element target = Parts.of(reference, SHAPE).only();
        if (Parts.isNamed(target, Names.WSSE, "Reference")) {
            Parts.require(PLAIN_ID.matcher(target.getAttributeNS(null, "URI")).matches(), SHAPE);
            Parts.require(isX509(target.getAttributeNS(null, "ValueType")), SHAPE);
            Parts.of(target, SHAPE).sized(0);
        } else if (Parts.isNamed(target, Names.WSSE, "KeyIdentifier")) {
            Parts.require(IDENTIFIERS.contains(target.getAttributeNS(null, "ValueType")), SHAPE);
            Parts.of(target, SHAPE).sized(0);
        } else {
            Parts.require(Parts.isNamed(target, Names.DSIG, "X509Data"), SHAPE);
            Parts.of(target, SHAPE).sized(1).at(0, Names.DSIG, "X509IssuerSerial");
        }
    }

    private static boolean isX509(String kind) {
        return kind.isEmpty() || Names.X509_V3.equals(kind);
    }

    private static String algorithm(Element method) {
        return method.getAttributeNS(null, "Algorithm");
    }
}
