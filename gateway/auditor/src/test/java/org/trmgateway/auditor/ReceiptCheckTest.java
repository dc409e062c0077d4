package org.trmgateway.auditor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.Evidence;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Role;
import org.trmgateway.referral.Sha256;
import org.trmgateway.seal.DecryptionIdentity;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.DirectoryContent;
import org.trmgateway.seal.DirectoryNode;
import org.trmgateway.seal.DirectoryParty;
import org.trmgateway.seal.PartyCertificates;
import org.trmgateway.seal.Receipts;
import org.trmgateway.seal.SigningIdentity;
import org.trmgateway.seal.Suite;
import org.trmgateway.seal.TrustPurpose;

class ReceiptCheckTest {

    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant EVENT = Instant.parse("2026-11-21T09:08:07.006Z");
    private static final Instant CHECKED = Instant.parse("2026-11-21T12:00:00Z");
    private static final PartyId GATEWAY = new PartyId("by-gw");
    private static final Sha256 DIGEST = Sha256.of("envelope".getBytes(UTF_8));

    private SampleAuthority authority;
    private SigningIdentity gateway;
    private byte[] signedDirectory;

    @TempDir
    private Path folder;

    @BeforeEach
    void foundFederation() {
        authority = new SampleAuthority("Sample Root", START);
        gateway = authority.signing("by-gw", Optional.empty());
        DecryptionIdentity decryption = authority.decryption("by-gw");
        PartyCertificates certificates = new PartyCertificates(
                gateway.classical(), gateway.postQuantum(), decryption.classical(), decryption.postQuantum());
        NodeId node = new NodeId("by");
        signedDirectory = Directory.sign(
                new DirectoryContent(
                        1,
                        START,
                        START.plus(Duration.ofDays(90)),
                        List.of(),
                        List.of(new DirectoryNode(
                                node,
                                "BY",
                                URI.create("https://by.example/relay"),
                                gateway.classical().certificate(),
                                GATEWAY)),
                        List.of(new DirectoryParty(
                                GATEWAY, node, "BY", Set.of(Role.GW), certificates, Suite.S2, List.of("be", "ru")))),
                authority.signing("directory 1", Optional.of(TrustPurpose.Usage.DIRECTORY_SIGNING)),
                authority.signing("directory 2", Optional.of(TrustPurpose.Usage.DIRECTORY_SIGNING)));
    }

    @Test
    void saysWhatAnHonestReceiptStates() throws Exception {
        Findings findings = check(Receipts.sign(evidence(Optional.empty()), gateway), authority, CHECKED);
        assertThat(findings.defects()).isEmpty();
        assertThat(findings.facts())
                .containsEntry("checkedAt", "2026-11-21T12:00:00Z")
                .containsEntry("event", "RelayAcceptance")
                .containsEntry("messageId", "019aa5b6-3c7d-7abc-8def-0123456789ab")
                .containsEntry("type", "M03")
                .containsEntry("from", "pl-sg")
                .containsEntry("to", "by-mvd")
                .containsEntry("issuer", "by-gw")
                .containsEntry("at", "2026-11-21T09:08:07.006Z")
                .containsEntry("envelopeSha256", DIGEST.hex())
                .doesNotContainKeys("originalSha256", "refusal", "refusalDetail");
    }

    @Test
    void saysWhyAMessageWasRefused() throws Exception {
        Refusal refusal = new Refusal(ErrorCode.ADMIT_CONSENT_MISSING, Detail.of("C4", "consent-scope"));
        byte[] receipt = Receipts.sign(evidence(Optional.of(refusal)), gateway);
        assertThat(check(receipt, authority, CHECKED).facts())
                .containsEntry("refusal", "ADMIT_CONSENT_MISSING")
                .containsEntry("refusalDetail", "field=C4 rule=consent-scope");
    }

    @Test
    void reportsAReceiptWithOneChangedByte() throws Exception {
        byte[] receipt = Receipts.sign(evidence(Optional.empty()), gateway);
        for (int position = 0; position < receipt.length; position += 97) {
            byte[] changed = receipt.clone();
            changed[position] ^= 1;
            Findings findings = check(changed, authority, CHECKED);
            assertThat(findings.defects()).as("byte %d", position).hasSize(1);
            assertThat(findings.facts()).containsOnlyKeys("checkedAt");
        }
    }

    @Test
    void reportsAReceiptOfAGatewayThatTheDirectoryDoesNotList() throws Exception {
        SigningIdentity stranger = authority.signing("by-gw", Optional.empty());
        Findings findings = check(Receipts.sign(evidence(Optional.empty()), stranger), authority, CHECKED);
        assertThat(findings.defects().getFirst().check()).isEqualTo("OPEN_SIGNER_UNKNOWN");
    }

    @Test
    void reportsEverythingUnderAnotherRoot() throws Exception {
        SampleAuthority other = new SampleAuthority("Other Root", START);
        Findings findings = check(Receipts.sign(evidence(Optional.empty()), gateway), other, CHECKED);
        assertThat(findings.defects().getFirst().check()).isEqualTo("OPEN_DIRECTORY_INVALID");
    }

    @Test
    void reportsAnExpiredDirectoryUnlessAskedForATimeBefore() throws Exception {
        byte[] receipt = Receipts.sign(evidence(Optional.empty()), gateway);
        Instant late = START.plus(Duration.ofDays(100));
        assertThat(check(receipt, authority, late).defects().getFirst().check()).isEqualTo("OPEN_DIRECTORY_STALE");
        assertThat(check(receipt, authority, CHECKED).isVerified()).isTrue();
    }

    @Test
    void reportsAReceiptWhoseSignerIsRevoked() throws Exception {
        byte[] receipt = Receipts.sign(evidence(Optional.empty()), gateway);
        authority.revoke(gateway.postQuantum().certificate());
        Findings findings = check(receipt, authority, CHECKED);
        assertThat(findings.defects()).containsExactly(new Defect("OPEN_SIGNER_REVOKED", "rule=revoked"));
    }

    @Test
    void isNotDeceivedByATrustFolderWithoutARoot() throws Exception {
        Path trust = Files.createDirectory(folder.resolve("empty"));
        Path receipt = Files.write(folder.resolve("receipt.asice"), new byte[1]);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> ReceiptCheck.check(receipt, receipt, trust, CHECKED));
        Files.writeString(trust.resolve("notes.txt"), "not a certificate");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> ReceiptCheck.check(receipt, receipt, trust, CHECKED));
    }

    @Test
    void isReachedFromTheCommandLine() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, UTF_8);
        Path receipt = Files.write(folder.resolve("receipt"), Receipts.sign(evidence(Optional.empty()), gateway));
        Path directory = Files.write(folder.resolve("directory"), signedDirectory);
        int status = new Main(print, print, Clock.fixed(START, ZoneOffset.UTC))
                .run(List.of(
                        "receipt",
                        receipt.toString(),
                        "--directory",
                        directory.toString(),
                        "--trust",
                        writeTrust(authority).toString(),
                        "--at",
                        "2026-11-21T12:00:00Z"));
        assertThat(out.toString(UTF_8)).contains("event: RelayAcceptance\n").endsWith("VERIFIED\n");
        assertThat(status).isZero();
    }

    private Findings check(byte[] receipt, SampleAuthority trusted, Instant at) throws Exception {
        Path receiptFile = Files.write(folder.resolve("receipt.asice"), receipt);
        Path directoryFile = Files.write(folder.resolve("directory.asice"), signedDirectory);
        return ReceiptCheck.check(receiptFile, directoryFile, writeTrust(trusted), at);
    }

    private Path writeTrust(SampleAuthority trusted) throws IOException, GeneralSecurityException {
        Path trust = Files.createDirectories(folder.resolve("trust"));
        Files.write(trust.resolve("root.crt"), trusted.root().getEncoded());
        Files.write(trust.resolve("root.crl"), trusted.revocationList().getEncoded());
        return trust;
    }

    private static Evidence evidence(Optional<Refusal> refusal) {
        return new Evidence(
                EvidenceEvent.RELAY_ACCEPTANCE,
                MessageId.parse("019aa5b6-3c7d-7abc-8def-0123456789ab"),
                Optional.of(new MessageType("M03")),
                new PartyId("pl-sg"),
                Optional.of(new PartyId("by-mvd")),
                GATEWAY,
                EVENT,
                Optional.of(DIGEST),
                Optional.empty(),
                refusal);
    }
}
