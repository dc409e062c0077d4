package org.trmgateway.certs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.Evidence;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.seal.DecryptionIdentity;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.KeyFiles;
import org.trmgateway.seal.KeyToken;
import org.trmgateway.seal.Opener;
import org.trmgateway.seal.Receipts;
import org.trmgateway.seal.SealedEnvelope;
import org.trmgateway.seal.Sealer;
import org.trmgateway.seal.SigningIdentity;

/** Keys that nobody can read sign and open: SoftHSM 2 behind PKCS #11. Not on a fixed clock: openssl has its own. */
class KeyTokenTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final PartyId HOLDER = new PartyId("by-gw");
    private static final PartyId OTHER = new PartyId("pl-gw");
    private static final MessageId ID = MessageId.parse("019a5f00-0000-7000-8000-000000000001");

    @TempDir
    private static Path folder;

    private static SamplePki pki;
    private static Directory directory;
    private static SoftToken token;
    private static SoftToken wrong;
    private static SoftToken locked;
    private static Path files;

    @BeforeAll
    static void putKeysIntoAToken() throws Exception {
        assumeTrue(SoftToken.installed().isPresent(), SoftToken.MISSING);
        SoftToken.prepare(folder);
        pki = SamplePki.generate(
                folder.resolve("pki"),
                CLOCK,
                SamplePlan.of(List.of(new NodeId("pl"), new NodeId("by")), Map.of(), List.of()));
        directory = pki.directory(CLOCK);
        // The library looks for tokens once: all of them are made before it is first used.
        token = SoftToken.create(folder, "keys");
        wrong = SoftToken.create(folder, "wrong");
        locked = SoftToken.create(folder, "locked");
        files = pki.layout().party(HOLDER);
        for (String alias : List.of("signing", "encryption")) {
            Path key = files.resolve(alias + ".key.pem");
            token.take(
                    alias,
                    KeyFiles.privateKey(key, pki.password()),
                    KeyFiles.certificates(files.resolve(alias + ".cert.pem")));
            Files.delete(key);
        }
    }

    @Test
    void aKeyHasNoEncodingOutsideTheToken() throws Exception {
        assertThat(token.inside("signing").getEncoded()).isNull();
        assertThat(opened().key("signing").getEncoded()).isEmpty();
        assertThat(opened().key("signing")).hasToString("key in a token");
    }

    @Test
    void signsAReceiptThatTheGatewayAndOpensslVerify(@TempDir Path work) throws Exception {
        Instant now = CLOCK.instant().truncatedTo(ChronoUnit.MILLIS);
        Evidence evidence = new Evidence(
                EvidenceEvent.RELAY_ACCEPTANCE,
                ID,
                Optional.empty(),
                OTHER,
                Optional.of(HOLDER),
                HOLDER,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        byte[] receipt = Receipts.sign(evidence, signing());

        assertThat(Receipts.verify(receipt, directory, pki.trustAnchors(), now)).isEqualTo(evidence);
        OutsideTool.extract(receipt, work);
        assertThat(openssl(work)).isZero();
        Files.writeString(work.resolve("META-INF/ASiCManifest001.xml"), "altered");
        assertThat(openssl(work)).isNotZero();
    }

    @Test
    void opensAnEnvelope() {
        Instant now = CLOCK.instant().truncatedTo(ChronoUnit.MILLIS);
        EnvelopeMetadata metadata = metadata(now);
        byte[] message = "<m01/>".getBytes(UTF_8);
        SealedEnvelope sealed = new Sealer(pki.trustAnchors(), CLOCK)
                .seal(metadata, message, pki.signing(OTHER), directory.party(HOLDER, ErrorCode.INTERNAL));

        DecryptionIdentity keys =
                KeyFiles.decryptionIdentity(files, pki.layout().password(), opened());

        assertThat(new Opener()
                        .open(metadata, sealed.cms(), id -> List.of(keys), directory, pki.trustAnchors(), now)
                        .messageXml())
                .isEqualTo(message);
    }

    @Test
    void findsOutAtOnceThatAKeyIsNotThatOfTheCertificate() throws Exception {
        wrong.take(
                "signing",
                KeyFiles.privateKey(pki.layout().party(OTHER).resolve("signing.key.pem"), pki.password()),
                KeyFiles.certificates(pki.layout().party(OTHER).resolve("signing.cert.pem")));
        KeyToken open = KeyToken.open(wrong.library(), Optional.of(wrong.slot()), 0, wrong.pinFile());

        refused(
                "signing-key",
                () -> KeyFiles.signingIdentity(files, pki.layout().password(), open));
        refused(
                "token-key",
                () -> KeyFiles.decryptionIdentity(files, pki.layout().password(), open));
    }

    @Test
    void refusesAWrongPinAndAWrongPlace() throws Exception {
        Path pin = Files.writeString(folder.resolve("wrong.pin"), "000000\n");

        refused("token", () -> KeyToken.open(locked.library(), Optional.of(locked.slot()), 0, pin));
        refused("token", () -> KeyToken.open(locked.library(), Optional.of(1L), 0, locked.pinFile()));
        refused("token", () -> KeyToken.open(folder.resolve("none.so"), Optional.empty(), 0, locked.pinFile()));
    }

    private static void refused(String rule, org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(GatewayException.class, refused -> {
            assertThat(refused.code()).isEqualTo(ErrorCode.SEAL_KEY_UNAVAILABLE);
            assertThat(refused.detail().rule()).contains(rule);
        });
    }

    private static KeyToken opened() {
        return KeyToken.open(token.library(), Optional.of(token.slot()), 0, token.pinFile());
    }

    private static SigningIdentity signing() {
        return KeyFiles.signingIdentity(files, pki.layout().password(), opened());
    }

    private static EnvelopeMetadata metadata(Instant now) {
        return new EnvelopeMetadata(
                ID,
                new MessageType("M01"),
                new CaseReference("0123456789ABCDEFGHJKMNPQRS"),
                1,
                OTHER,
                HOLDER,
                "REFERRAL",
                now,
                now.plus(Duration.ofHours(6)),
                "S2",
                new EnvelopeMetadata.Versions("pl-2026.1", "3", "2", "2026-11"),
                Sha256.of(new byte[] {1, 2, 3}),
                Optional.empty());
    }

    private static int openssl(Path work) throws Exception {
        return OutsideTool.run(
                        work,
                        "openssl",
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
                        pki.layout().root().toString(),
                        "-purpose",
                        "any",
                        "-out",
                        "verified")
                .status();
    }
}
