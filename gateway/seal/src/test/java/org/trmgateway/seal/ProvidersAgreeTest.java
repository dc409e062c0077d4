package org.trmgateway.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.DecapsulateException;
import javax.crypto.KEM;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.KEMRecipientInfo;
import org.bouncycastle.asn1.cms.OtherRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.jcajce.interfaces.MLDSAPrivateKey;
import org.bouncycastle.jcajce.interfaces.MLKEMPrivateKey;
import org.junit.jupiter.api.Test;

/**
 * Two implementations that know nothing of each other, the platform's and Bouncy Castle's, agree about our bytes in both directions. Keys go
 * from one to the other as bytes only.
 */
class ProvidersAgreeTest {

    private static final byte[] CONTENT = "content".getBytes(UTF_8);
    private static final TestFederation FEDERATION = new TestFederation();
    private static final SigningIdentity SIGNER =
            FEDERATION.keysOf(TestFederation.SENDER).signing();

    @Test
    void platformVerifiesOurSignatures() throws Exception {
        assertThat(platformVerifies(SignatureScheme.ML_DSA_65, SIGNER.postQuantumKey(), SIGNER.postQuantum()))
                .isTrue();
        assertThat(platformVerifies(SignatureScheme.ECDSA_P256, SIGNER.classicalKey(), SIGNER.classical()))
                .isTrue();
    }

    @Test
    void weTakeWhatThePlatformSigned() throws Exception {
        byte[] ours = sign(SignatureScheme.ML_DSA_65, SIGNER.postQuantumKey(), SIGNER.postQuantum());
        SignerInfo info = signerInfo(ours);
        byte[] value = info.getEncryptedDigest().getOctets();
        Signature platform = Signature.getInstance("ML-DSA-65", platform("SUN"));
        platform.initSign(platformKey(SIGNER.postQuantumKey()));
        platform.update(info.getAuthenticatedAttributes().getEncoded(ASN1Encoding.DER));
        byte[] other = platform.sign();
        assertThat(other).hasSameSizeAs(value).isNotEqualTo(value);
        byte[] theirs = ours.clone();
        System.arraycopy(other, 0, theirs, indexOf(ours, value), other.length);
        assertThatCode(() -> DetachedSignature.verify(SignatureScheme.ML_DSA_65, theirs, SIGNER.postQuantum(), CONTENT))
                .doesNotThrowAnyException();
    }

    @Test
    void weTakeKeysThatThePlatformMade() throws Exception {
        KeyPair signing =
                KeyPairGenerator.getInstance("ML-DSA-65", platform("SUN")).generateKeyPair();
        KeyPair encryption =
                KeyPairGenerator.getInstance("ML-KEM-768", platform("SunJCE")).generateKeyPair();
        KnownCertificate signer = known(signing, KeyUsage.digitalSignature, KeyKind.ML_DSA_65);
        KnownCertificate reader = known(encryption, KeyUsage.keyEncipherment, KeyKind.ML_KEM_768);
        byte[] signature = sign(SignatureScheme.ML_DSA_65, KeyKind.ML_DSA_65.privateKey(signing.getPrivate()), signer);
        assertThatCode(() -> DetachedSignature.verify(SignatureScheme.ML_DSA_65, signature, signer, CONTENT))
                .doesNotThrowAnyException();
        byte[] layer = AuthEnveloped.encrypt(CONTENT, new KemTransport(), reader);
        assertThat(AuthEnveloped.decrypt(
                        layer, new KemTransport(), reader, KeyKind.ML_KEM_768.privateKey(encryption.getPrivate())))
                .isEqualTo(CONTENT);
    }

    @Test
    void bothFindTheSameSecretInOurKeyEncapsulation() throws Exception {
        KeyPair pair = TestAuthority.postQuantum("ML-KEM-768");
        KnownCertificate reader = known(pair, KeyUsage.keyEncipherment, KeyKind.ML_KEM_768);
        RecipientInfo sent = new KemTransport().send(reader, new byte[AuthEnveloped.KEY_BYTES]);
        byte[] encapsulation = KEMRecipientInfo.getInstance(
                        OtherRecipientInfo.getInstance(sent.getInfo()).getValue())
                .getKemct()
                .getOctets();
        assertThat(decapsulated(CryptoProviders.bouncyCastle(), pair.getPrivate(), encapsulation))
                .isEqualTo(decapsulated(platform("SunJCE"), platformKey(pair.getPrivate()), encapsulation));
    }

    @Test
    void eachOpensWhatTheOtherEncapsulated() throws Exception {
        KeyPair pair = TestAuthority.postQuantum("ML-KEM-768");
        for (Provider sender : List.of(CryptoProviders.bouncyCastle(), platform("SunJCE"))) {
            PublicKey key = KeyFactory.getInstance("ML-KEM", sender)
                    .generatePublic(new X509EncodedKeySpec(pair.getPublic().getEncoded()));
            KEM.Encapsulated made =
                    KEM.getInstance("ML-KEM", sender).newEncapsulator(key).encapsulate();
            byte[] secret = made.key().getEncoded();
            assertThat(decapsulated(CryptoProviders.bouncyCastle(), pair.getPrivate(), made.encapsulation()))
                    .isEqualTo(secret);
            assertThat(decapsulated(platform("SunJCE"), platformKey(pair.getPrivate()), made.encapsulation()))
                    .isEqualTo(secret);
        }
    }

    private static boolean platformVerifies(SignatureScheme scheme, PrivateKey key, KnownCertificate signer)
            throws Exception {
        boolean postQuantum = scheme == SignatureScheme.ML_DSA_65;
        Provider provider = platform(postQuantum ? "SUN" : "SunEC");
        PublicKey read = KeyFactory.getInstance(postQuantum ? "ML-DSA" : "EC", provider)
                .generatePublic(new X509EncodedKeySpec(signer.key().getEncoded()));
        SignerInfo info = signerInfo(sign(scheme, key, signer));
        Signature signature = Signature.getInstance(postQuantum ? "ML-DSA-65" : "SHA256withECDSA", provider);
        signature.initVerify(read);
        signature.update(info.getAuthenticatedAttributes().getEncoded(ASN1Encoding.DER));
        return signature.verify(info.getEncryptedDigest().getOctets());
    }

    private static byte[] sign(SignatureScheme scheme, PrivateKey key, KnownCertificate signer) {
        return DetachedSignature.sign(scheme, key, signer, CONTENT, TestFederation.NOW);
    }

    private static SignerInfo signerInfo(byte[] signature) {
        return SignerInfo.getInstance(
                DetachedSignature.parse(signature).getSignerInfos().getObjectAt(0));
    }

    private static KnownCertificate known(KeyPair pair, int usage, KeyKind kind) {
        return KnownCertificate.of(
                FEDERATION.authority.issue("platform", pair.getPublic(), usage, Optional.empty()),
                List.of(FEDERATION.authority.certificate()),
                kind);
    }

    private static byte[] decapsulated(Provider provider, PrivateKey key, byte[] encapsulation)
            throws GeneralSecurityException, DecapsulateException {
        return KEM.getInstance("ML-KEM", provider)
                .newDecapsulator(key)
                .decapsulate(encapsulation)
                .getEncoded();
    }

    /** The expanded form, which is the one that the platform reads (RFC 9881, section 6, and RFC 9935, section 6). */
    private static PrivateKey platformKey(PrivateKey key) throws GeneralSecurityException, IOException {
        boolean signs = key instanceof MLDSAPrivateKey;
        byte[] expanded = signs ? ((MLDSAPrivateKey) key).getPrivateData() : ((MLKEMPrivateKey) key).getPrivateData();
        KeyKind kind = signs ? KeyKind.ML_DSA_65 : KeyKind.ML_KEM_768;
        byte[] encoded = new PrivateKeyInfo(kind.algorithm(), new DEROctetString(expanded)).getEncoded();
        return KeyFactory.getInstance(signs ? "ML-DSA" : "ML-KEM", platform(signs ? "SUN" : "SunJCE"))
                .generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    private static int indexOf(byte[] whole, byte[] part) {
        for (int i = 0; i + part.length <= whole.length; i++) {
            if (Arrays.equals(whole, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("the signature value is in the signature");
    }

    private static Provider platform(String name) {
        Provider provider = Security.getProvider(name);
        assertThat(provider).isNotNull();
        return provider;
    }
}
