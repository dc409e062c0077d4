package org.trmgateway.node.config;

import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;

/**
 * A national system that may speak for a party. Its certificate is named by exactly one of digest and subject.
 *
 * @param name neutral name for logs, unique in the node
 * @param party for which it speaks
 * @param certificateSha256 digest of the DER certificate, 64 hexadecimal digits in lower case
 * @param certificateSubjectCn common name in the subject of a certificate that leads to a trusted root; survives a renewal
 * @param language of refusals, RFC 5646
 */
public record SystemProperties(
        String name,
        PartyId party,
        Optional<Sha256> certificateSha256,
        Optional<String> certificateSubjectCn,
        @DefaultValue("en") String language) {

    public SystemProperties {
        Setting.required(name, "trm.systems[].name");
        Setting.required(party, "trm.systems[].party");
        certificateSha256 = Setting.optional(certificateSha256);
        certificateSubjectCn = Setting.optional(certificateSubjectCn);
        if (certificateSha256.isPresent() == certificateSubjectCn.isPresent()) {
            throw new IllegalArgumentException(
                    "trm.systems[]: exactly one of certificate-sha256 and certificate-subject-cn");
        }
    }

    /** What names its certificate: unique in the node, or two parties would share one. */
    String certificate() {
        return certificateSha256.map(Sha256::hex).or(() -> certificateSubjectCn).orElseThrow();
    }
}
