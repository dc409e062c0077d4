package org.trmgateway.node.config;

import java.net.URI;

/**
 * Whom to ask whether a certificate is still good.
 *
 * @param authority common name of the authority that issued it, or its whole subject (RFC 2253)
 * @param url responder, http or https; the answer is signed, so the way to it need not be secret
 */
public record OcspProperties(String authority, URI url) {

    public OcspProperties {
        Setting.required(authority, "trm.trust.revocation.ocsp[].authority");
        Setting.required(url, "trm.trust.revocation.ocsp[].url");
        if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new IllegalArgumentException("trm.trust.revocation.ocsp[].url must begin with http:// or https://");
        }
    }
}
