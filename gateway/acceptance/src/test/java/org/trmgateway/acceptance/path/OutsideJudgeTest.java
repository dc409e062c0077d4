package org.trmgateway.acceptance.path;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.jcajce.JceKEMAuthEnvelopedRecipient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.acceptance.demo.Samples;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.seal.CryptoProviders;
import org.trmgateway.seal.KeyFiles;

/** What the nodes signed and sealed for each other, judged by openssl, which has never heard of them. */
@ExtendWith(SharedFederation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutsideJudgeTest {

    private final LiveFederation live;

    private String referral = "";

    OutsideJudgeTest(LiveFederation live) {
        this.live = live;
    }

    @BeforeAll
    void refer() {
        CaseStory story = new CaseStory(live);
        referral = story.handIn(Samples.polish(Samples.WORKER, live.newCaseNumber()));
        story.awaitDelivered(live.poland(), referral);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SubmissionAcceptance", "RelayAcceptance", "ContentHandover"})
    void opensslVerifiesReceiptFetchedOverRest(String event, @TempDir Path work) throws Exception {
        unzip(live.poland().receipt(referral, event).orElseThrow(), work);

        requireVerified(work);
        requireInManifest(work, "evidence.xml");
        assertThat(Files.readString(work.resolve("evidence.xml"))).contains(referral, "<event>" + event + "<");
    }

    @Test
    void opensslRefusesReceiptWhoseManifestWasAltered(@TempDir Path work) throws Exception {
        unzip(live.poland().receipt(referral, "RelayAcceptance").orElseThrow(), work);
        Path manifest = work.resolve("META-INF/ASiCManifest001.xml");
        Files.writeString(manifest, Files.readString(manifest).replace("evidence.xml", "evidence.xmI"));

        assertThat(verify(work).status()).isNotZero();
    }

    @Test
    void opensslDecryptsTheInnerLayerOfAnEnvelopeAndVerifiesWhatIsInIt(@TempDir Path work) throws Exception {
        MessageId id = MessageId.parse(referral);
        byte[] cms = live.bean("by", MessageStore.class).envelope(id, Direction.IN);
        Files.write(work.resolve("inner.der"), withoutOuterLayer(cms, "by-mvd"));

        OpenSsl.Result decrypted = decryptInner(work, "by-mvd");
        assertThat(decrypted.output()).isEmpty();
        byte[] container = Files.readAllBytes(work.resolve("container"));
        Path files = Files.createDirectory(work.resolve("files"));
        unzip(container, files);
        requireVerified(files);
        requireInManifest(files, "message.xml");
        requireInManifest(files, "meta.xml");

        assertThat(Files.readAllBytes(files.resolve("message.xml")))
                .isEqualTo(new Bodies(live.inside()).bytes("by", referral, Direction.IN));
        assertThat(Files.readString(files.resolve("meta.xml"))).contains(referral, "by-mvd");
        assertThat(live.bean("pl", MessageStore.class)
                        .find(id, Direction.OUT)
                        .orElseThrow()
                        .containerSha256())
                .contains(Sha256.of(container));
    }

    @Test
    void opensslCannotDecryptWithTheNeighboursKey(@TempDir Path work) throws Exception {
        byte[] cms = live.bean("by", MessageStore.class).envelope(MessageId.parse(referral), Direction.IN);
        Files.write(work.resolve("inner.der"), withoutOuterLayer(cms, "by-mvd"));

        assertThat(decryptInner(work, "by-tcson").status()).isNotZero();
    }

    private void requireVerified(Path files) throws Exception {
        OpenSsl.Result result = verify(files);
        assertThat(result.output()).contains("CAdES Verification successful");
        assertThat(result.status()).isZero();
        assertThat(files.resolve("verified")).hasSameBinaryContentAs(files.resolve("META-INF/ASiCManifest001.xml"));
    }

    private OpenSsl.Result verify(Path files) throws Exception {
        String root = live.federation().keys().layout().root().toString();
        return OpenSsl.run(
                files,
                "cms",
                "-verify",
                "-binary",
                "-inform",
                "DER",
                "-in",
                "META-INF/signature001.p7s",
                "-content",
                "META-INF/ASiCManifest001.xml",
                "-CAfile",
                root,
                "-purpose",
                "any",
                "-cades",
                "-out",
                "verified");
    }

    /** The signed manifest holds the digest that openssl computes of the file. */
    private static void requireInManifest(Path files, String name) throws Exception {
        OpenSsl.Result digest = OpenSsl.run(files, "dgst", "-sha256", "-binary", "-out", name + ".digest", name);
        assertThat(digest.status()).isZero();
        OpenSsl.Result base64 = OpenSsl.run(files, "base64", "-A", "-in", name + ".digest");
        assertThat(Files.readString(files.resolve("META-INF/ASiCManifest001.xml")))
                .contains("URI=\"" + name + "\"")
                .contains("<ds:DigestValue>" + base64.output().strip() + "</ds:DigestValue>");
    }

    private OpenSsl.Result decryptInner(Path work, String party) throws Exception {
        Path keys = live.federation().keys().layout().party(new PartyId(party));
        return OpenSsl.run(
                work,
                "cms",
                "-decrypt",
                "-binary",
                "-inform",
                "DER",
                "-in",
                "inner.der",
                "-inkey",
                keys.resolve("encryption.key.pem").toString(),
                "-passin",
                "file:" + live.federation().keys().layout().password(),
                "-recip",
                keys.resolve("encryption.cert.pem").toString(),
                "-out",
                "container");
    }

    /** The outer layer, which openssl does not know yet, taken off by Bouncy Castle's own reader. */
    private byte[] withoutOuterLayer(byte[] cms, String party) throws CMSException {
        PrivateKey key = KeyFiles.privateKey(
                live.federation().keys().layout().party(new PartyId(party)).resolve("encryption-ml-kem-768.key.pem"),
                live.pki().password());
        return new CMSAuthEnvelopedData(cms)
                .getRecipientInfos()
                .iterator()
                .next()
                .getContent(new JceKEMAuthEnvelopedRecipient(key)
                        .setProvider(CryptoProviders.bouncyCastle())
                        .setAllowedContentAlgorithms(Set.of(CMSAlgorithm.AES256_GCM))
                        .setMinimumTagSize(128));
    }

    private static void unzip(byte[] container, Path directory) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(container), UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = directory.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, zip.readAllBytes());
            }
        }
    }
}
