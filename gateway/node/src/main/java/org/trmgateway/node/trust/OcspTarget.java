package org.trmgateway.node.trust;

import java.net.URI;
import java.security.cert.X509Certificate;

/**
 * A certificate that somebody can be asked about.
 *
 * @param certificate the certificate
 * @param issuer the authority that issued it
 * @param responder http or https
 */
public record OcspTarget(X509Certificate certificate, X509Certificate issuer, URI responder) {}
