package org.trmgateway.node.soap.signature;

/** Namespaces and algorithms of the one profile that is spoken here. */
final class Names {

    static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";
    static final String WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    static final String WSSE_11 = "http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd";
    static final String WSU = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    static final String XOP = "http://www.w3.org/2004/08/xop/include";

    /** Exclusive canonicalisation without comments. */
    static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";

    static final String SHA_256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    static final String ECDSA_SHA_256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
    static final String RSA_SHA_256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    static final String X509_V3 =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3";

    /** Names a certificate by its subject key identifier. */
    static final String KEY_IDENTIFIER =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509SubjectKeyIdentifier";

    /** Names a certificate by its SHA-1 thumbprint; nothing depends on the strength of that. */
    static final String THUMBPRINT =
            "http://docs.oasis-open.org/wss/oasis-wss-soap-message-security-1.1#ThumbprintSHA1";

    private Names() {}
}
