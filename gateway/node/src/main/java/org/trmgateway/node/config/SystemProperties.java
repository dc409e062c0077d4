package org.trmgateway.node.config;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
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
 * @param wsSecurity how it signs its SOAP messages; a system without never signs
 */
public record SystemProperties(
        String name,
        PartyId party,
        Optional<Sha256> certificateSha256,
        Optional<String> certificateSubjectCn,
        String language,
        Optional<WsSecurityProperties> wsSecurity) {

    /** The binder does not look for a record behind an optional: without this one it would leave the setting out in silence. */
    @ConstructorBinding
    SystemProperties(
            String name,
            PartyId party,
            @Nullable Sha256 certificateSha256,
            @Nullable String certificateSubjectCn,
            @DefaultValue("en") String language,
            @Nullable WsSecurityProperties wsSecurity) {
        this(
                name,
                party,
                Optional.ofNullable(certificateSha256),
                Optional.ofNullable(certificateSubjectCn),
                language,
                Optional.ofNullable(wsSecurity));
    }

    public SystemProperties {
        Setting.required(name, "trm.systems[].name");
        Setting.required(party, "trm.systems[].party");
        if (certificateSha256.isPresent() == certificateSubjectCn.isPresent()) {
            throw new IllegalArgumentException(
                    "trm.systems[]: exactly one of certificate-sha256 and certificate-subject-cn");
        }
    }

    /**
     * WS-Security X.509 on the SOAP channel of one system.
     *
     * @param certificate PEM file: the certificate under every message of the system, then its authorities without the root
     * @param signAnswers whether the node signs what it answers
     */
    public record WsSecurityProperties(
            Path certificate, @DefaultValue("true") boolean signAnswers) {

        public WsSecurityProperties {
            Setting.required(certificate, "trm.systems[].ws-security.certificate");
        }
    }

    /** What names its certificate: unique in the node, or two parties would share one. */
    String certificate() {
        return certificateSha256.map(Sha256::hex).or(() -> certificateSubjectCn).orElseThrow();
    }
}
