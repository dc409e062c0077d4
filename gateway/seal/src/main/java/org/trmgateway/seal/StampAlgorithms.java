package org.trmgateway.seal;

import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** How a time-stamping authority may sign: SHA-2 with ECDSA or RSA (ETSI TS 119 312; names by RFC 5754). */
final class StampAlgorithms {

    private static final Map<ASN1ObjectIdentifier, Set<ASN1ObjectIdentifier>> SIGNATURES = Map.of(
            NISTObjectIdentifiers.id_sha256,
            Set.of(X9ObjectIdentifiers.ecdsa_with_SHA256, PKCSObjectIdentifiers.sha256WithRSAEncryption),
            NISTObjectIdentifiers.id_sha384,
            Set.of(X9ObjectIdentifiers.ecdsa_with_SHA384, PKCSObjectIdentifiers.sha384WithRSAEncryption),
            NISTObjectIdentifiers.id_sha512,
            Set.of(X9ObjectIdentifiers.ecdsa_with_SHA512, PKCSObjectIdentifiers.sha512WithRSAEncryption));

    private StampAlgorithms() {}

    static boolean areAllowed(AlgorithmIdentifier digest, AlgorithmIdentifier signature) {
        boolean rsa = signature.getAlgorithm().on(PKCSObjectIdentifiers.pkcs_1);
        return hasNoParameters(digest, true)
                && hasNoParameters(signature, rsa)
                && SIGNATURES.containsKey(digest.getAlgorithm())
                && (SIGNATURES.getOrDefault(digest.getAlgorithm(), Set.of()).contains(signature.getAlgorithm())
                        || PKCSObjectIdentifiers.rsaEncryption.equals(signature.getAlgorithm()));
    }

    private static boolean hasNoParameters(AlgorithmIdentifier algorithm, boolean orNull) {
        return algorithm.getParameters() == null || (orNull && DERNull.INSTANCE.equals(algorithm.getParameters()));
    }
}
