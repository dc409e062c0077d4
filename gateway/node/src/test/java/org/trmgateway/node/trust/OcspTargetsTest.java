package org.trmgateway.node.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.seal.CryptoProviders;
import org.trmgateway.seal.KeyFiles;
import org.trmgateway.seal.TrustAnchors;

class OcspTargetsTest {

    private static final URI SET = URI.create("http://ocsp.example/set");
    private static final String STATED = "http://ocsp.example/stated";

    @TempDir
    private static Path folder;

    private static TrustWorld world;
    private static TrustAnchors anchors;
    private static X509Certificate authority;

    @BeforeAll
    static void prepare() {
        world = new TrustWorld(folder);
        anchors = world.anchors(java.time.Duration.ZERO);
        authority = KeyFiles.certificates(world.pki.layout().authority("pl", ".cert.pem"))
                .getFirst();
    }

    @Test
    void asksWhomTheConfigurationNamesForTheAuthority() {
        X509Certificate signer = world.signer();
        assertThat(targets(signer, Map.of("Sample authority pl", SET), false))
                .containsExactly(new OcspTarget(signer, authority, SET));
        assertThat(targets(signer, Map.of(authority.getSubjectX500Principal().getName(), SET), false))
                .containsExactly(new OcspTarget(signer, authority, SET));
        assertThat(targets(signer, Map.of("Sample authority by", SET), true)).isEmpty();
    }

    @Test
    void asksWhomTheCertificateNamesOnlyWhenAllowed() throws Exception {
        X509Certificate stating = stating(STATED);
        assertThat(targets(stating, Map.of(), false)).isEmpty();
        assertThat(targets(stating, Map.of(), true))
                .containsExactly(new OcspTarget(stating, authority, URI.create(STATED)));
        assertThat(targets(stating, Map.of("Sample authority pl", SET), true))
                .containsExactly(new OcspTarget(stating, authority, SET));
        assertThat(targets(stating("file:///etc/hostname"), Map.of(), true)).isEmpty();
        assertThat(targets(stating("no address"), Map.of(), true)).isEmpty();
    }

    @Test
    void asksNobodyAboutARoot() {
        assertThat(targets(anchors.roots().getFirst(), Map.of("Sample root", SET), true))
                .isEmpty();
    }

    private static List<OcspTarget> targets(X509Certificate certificate, Map<String, URI> set, boolean stated) {
        return new OcspTargets(() -> List.of(certificate), anchors, set, stated).get();
    }

    private static X509Certificate stating(String address) throws Exception {
        PrivateKey key = KeyFiles.privateKey(world.pki.layout().authority("pl", ".key.pem"), world.pki.password());
        return new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                authority,
                                BigInteger.TEN,
                                Date.from(TrustWorld.START),
                                Date.from(TrustWorld.START.plus(TrustWorld.DAY)),
                                new javax.security.auth.x500.X500Principal("CN=stating"),
                                world.signer().getPublicKey())
                        .addExtension(
                                Extension.authorityInfoAccess,
                                false,
                                new AuthorityInformationAccess(
                                        AccessDescription.id_ad_ocsp,
                                        new GeneralName(GeneralName.uniformResourceIdentifier, address)))
                        .build(new JcaContentSignerBuilder("SHA256withECDSA")
                                .setProvider(CryptoProviders.bouncyCastle())
                                .build(key)));
    }
}
