package org.trmgateway.node.config;

import org.trmgateway.referral.Sha256;

/**
 * An auditor that may read the trail of this node as files ({@code /trail/...}), and nothing else.
 *
 * @param name neutral name for logs, unique in the node
 * @param certificateSha256 digest of its DER client certificate, 64 hexadecimal digits in lower case; no system may have the same
 */
public record AuditorProperties(String name, Sha256 certificateSha256) {

    public AuditorProperties {
        Setting.required(name, "trm.auditors[].name");
        Setting.required(certificateSha256, "trm.auditors[].certificate-sha256");
    }

    /** What names its certificate. */
    String certificate() {
        return certificateSha256.hex();
    }
}
