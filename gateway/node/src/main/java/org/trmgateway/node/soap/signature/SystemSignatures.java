package org.trmgateway.node.soap.signature;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.trmgateway.node.config.SystemProperties;
import org.trmgateway.node.config.SystemProperties.WsSecurityProperties;
import org.trmgateway.seal.TrustAnchors;

/** Which national systems sign their SOAP messages, and how each is checked. */
public final class SystemSignatures {

    private final Map<String, SignatureCheck> checks = new HashMap<>();
    private final Set<String> answered = new HashSet<>();

    /**
     * Reads the certificate of each system that has one.
     *
     * @throws IllegalArgumentException when a key is too weak, or two systems have one certificate
     */
    public SystemSignatures(List<SystemProperties> systems, TrustAnchors anchors, Clock clock) {
        Set<X509Certificate> certificates = new HashSet<>();
        for (SystemProperties system : systems) {
            system.wsSecurity().ifPresent(properties -> {
                SystemSigner signer = SystemSigner.load(properties);
                if (!certificates.add(signer.certificate())) {
                    throw new IllegalArgumentException("trm.systems[].ws-security.certificate must be unique");
                }
                checks.put(system.name(), new SignatureCheck(signer, anchors, clock));
            });
            if (system.wsSecurity().filter(WsSecurityProperties::signAnswers).isPresent()) {
                answered.add(system.name());
            }
        }
    }

    /** How the messages of a system are checked; empty when it does not sign. */
    public Optional<SignatureCheck> of(String system) {
        return Optional.ofNullable(checks.get(system));
    }

    /** Whether a system is answered with a signature. */
    public boolean signsAnswersTo(String system) {
        return answered.contains(system);
    }
}
