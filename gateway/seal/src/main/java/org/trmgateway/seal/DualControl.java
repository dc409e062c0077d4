package org.trmgateway.seal;

import java.util.List;

/**
 * A secret that takes two people to read, one of each of two groups: encrypted to every member of the inner group, and the result to every
 * member of the outer one. Each of the two is encrypted to the elliptic-curve keys and around that to the ML-KEM keys, as a message in suite
 * S2 is; both have to be broken. CMS AuthEnvelopedData (RFC 5083) four times, DER. Thread-safe.
 */
public final class DualControl {

    /** As many members as a group may have. */
    public static final int MOST_MEMBERS = 16;

    private static final KeyTransport ELLIPTIC_CURVE = new EllipticCurveTransport();
    private static final KeyTransport POST_QUANTUM = new KemTransport();

    private DualControl() {}

    /**
     * Encrypts.
     *
     * @param outer who opens first; 1 to {@value #MOST_MEMBERS}
     * @param inner who opens after that; 1 to {@value #MOST_MEMBERS}
     * @throws org.trmgateway.referral.GatewayException with {@code SEAL_FAILED}
     */
    public static byte[] seal(byte[] secret, List<ReaderCertificates> outer, List<ReaderCertificates> inner) {
        return toGroup(toGroup(secret, inner), outer);
    }

    /**
     * Takes off what was encrypted to the group this reader is of.
     *
     * @return for a member of the outer group what is for the inner one, for a member of the inner one the secret
     * @throws org.trmgateway.referral.GatewayException with {@code OPEN_ADDRESSEE_WRONG} when the reader is not of the group, with
     *     {@code OPEN_DECRYPTION_FAILED} or {@code OPEN_ALGORITHM_FORBIDDEN} when something else is wrong
     */
    public static byte[] open(byte[] cms, DecryptionIdentity own) {
        byte[] inner = AuthEnveloped.decrypt(cms, POST_QUANTUM, own.postQuantum(), own.postQuantumKey(), MOST_MEMBERS);
        return AuthEnveloped.decrypt(inner, ELLIPTIC_CURVE, own.classical(), own.classicalKey(), MOST_MEMBERS);
    }

    private static byte[] toGroup(byte[] plaintext, List<ReaderCertificates> group) {
        if (group.isEmpty() || group.size() > MOST_MEMBERS) {
            throw new IllegalArgumentException("a group has 1 to " + MOST_MEMBERS + " members");
        }
        byte[] classical = AuthEnveloped.encrypt(
                plaintext,
                ELLIPTIC_CURVE,
                group.stream().map(ReaderCertificates::classical).toList());
        return AuthEnveloped.encrypt(
                classical,
                POST_QUANTUM,
                group.stream().map(ReaderCertificates::postQuantum).toList());
    }
}
