package org.trmgateway.seal;

import java.util.List;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/**
 * Encrypts to a party: the inner layer to its elliptic-curve key and, in suite S2, around it an outer layer to its ML-KEM key. Both have to
 * be broken to read the content.
 */
public final class NestedEncryption {

    private static final KeyTransport ELLIPTIC_CURVE = new EllipticCurveTransport();
    private static final KeyTransport POST_QUANTUM = new KemTransport();

    private NestedEncryption() {}

    /** In the layers of the suite; throws {@code SEAL_FAILED}. Whether the recipient may be written to is for {@link Sealer}. */
    public static byte[] encrypt(byte[] plaintext, PartyCertificates recipient, Suite suite) {
        return suite.isPostQuantum()
                ? encrypt(plaintext, new PartCertificates(recipient.encryption(), recipient.postQuantumEncryption()))
                : AuthEnveloped.encrypt(plaintext, ELLIPTIC_CURVE, recipient.encryption());
    }

    /** Both layers. */
    static byte[] encrypt(byte[] plaintext, PartCertificates recipient) {
        byte[] inner = AuthEnveloped.encrypt(plaintext, ELLIPTIC_CURVE, recipient.encryption());
        return AuthEnveloped.encrypt(inner, POST_QUANTUM, recipient.postQuantumEncryption());
    }

    static byte[] decrypt(byte[] cms, DecryptionIdentity own, Suite suite) {
        byte[] inner = suite.isPostQuantum() ? decryptOuter(cms, own) : cms;
        return decryptInner(inner, own);
    }

    /** With the generation of keys to which it was encrypted; both layers are to one generation. */
    static byte[] decrypt(byte[] cms, List<DecryptionIdentity> generations, Suite suite) {
        GatewayException notOurs = new GatewayException(ErrorCode.OPEN_ADDRESSEE_WRONG, Detail.rule("no-keys"));
        for (DecryptionIdentity own : generations) {
            try {
                return decrypt(cms, own, suite);
            } catch (GatewayException refused) {
                if (refused.code() != ErrorCode.OPEN_ADDRESSEE_WRONG) {
                    throw refused;
                }
                notOurs = refused;
            }
        }
        throw notOurs;
    }

    static byte[] decryptOuter(byte[] cms, DecryptionIdentity own) {
        return AuthEnveloped.decrypt(cms, POST_QUANTUM, own.postQuantum(), own.postQuantumKey());
    }

    static byte[] decryptInner(byte[] cms, DecryptionIdentity own) {
        return AuthEnveloped.decrypt(cms, ELLIPTIC_CURVE, own.classical(), own.classicalKey());
    }
}
