package org.trmgateway.node.wiring;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.trmgateway.node.change.KeyInUse;
import org.trmgateway.node.http.TlsIdentity;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;

/** The keys this node uses from its start on; earlier generations, which only open, are not among them. */
final class OwnKeys {

    /** In the order of {@link Keys#certificates()}. */
    private static final List<String> USES =
            List.of("signing", "signing-ml-dsa-65", "encryption", "encryption-ml-kem-768");

    private OwnKeys() {}

    static List<KeyInUse> of(Keys keys, TlsIdentity tls, PartyId gateway) {
        List<KeyInUse> inUse = new ArrayList<>();
        keys.certificates().forEach((party, certificates) -> {
            for (int use = 0; use < USES.size(); use++) {
                inUse.add(new KeyInUse(party, USES.get(use), digest(certificates.get(use))));
            }
        });
        inUse.add(new KeyInUse(gateway, "tls", digest(tls.certificate())));
        return inUse;
    }

    private static Sha256 digest(X509Certificate certificate) {
        try {
            return Sha256.of(certificate.getEncoded());
        } catch (CertificateEncodingException unusable) {
            throw new IllegalStateException("a certificate of this node cannot be encoded", unusable);
        }
    }
}
