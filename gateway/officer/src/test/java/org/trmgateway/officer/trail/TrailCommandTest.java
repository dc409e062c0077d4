package org.trmgateway.officer.trail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.certs.SamplePlan;
import org.trmgateway.certs.SampleVaultOfficers;
import org.trmgateway.officer.vault.OfficerDesk;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.seal.RecoveryOrder;
import org.trmgateway.seal.RecoveryOrderXml;
import org.trmgateway.seal.SignedRecoveryOrder;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.vault.ApprovedRecovery;
import org.trmgateway.vault.VaultOfficers;

/** What {@code ./trm trail} does without a node. */
class TrailCommandTest {

    private static final NodeId PL = new NodeId("pl");

    @TempDir
    private static Path folder;

    private static SamplePki pki;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeAll
    static void generate() {
        pki = SamplePki.generate(
                folder.resolve("pki"),
                Clock.systemUTC(),
                SamplePlan.of(List.of(PL, new NodeId("by")), Map.of(), List.of()));
        SampleVaultOfficers.generate(pki.layout(), PL, Clock.systemUTC());
    }

    @Test
    void eachOfficerSignsAtTheirOwnDeskAndTheNodeBelievesBoth() throws IOException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Path order = Files.write(folder.resolve("order.xml"), RecoveryOrderXml.write(order(now)));
        assertThat(sign(order, "case-officer-2")).isZero();
        assertThat(said.toString(UTF_8))
                .contains("the database has:      3 entries", "peers hold:            9 entries", "the other officer");
        assertThat(OfficerDesk.signatures(order)).hasSize(1);
        assertRefused(ErrorCode.TRAIL_RECOVERY_UNAPPROVED, order, PL, now);
        assertThat(sign(order, "case-officer-1")).as("another of the same role").isZero();
        assertRefused(ErrorCode.TRAIL_RECOVERY_UNAPPROVED, order, PL, now);
        assertThat(sign(order, "data-protection-officer-1")).isZero();
        assertThat(said.toString(UTF_8)).contains("Next: ./trm trail send " + order + " --node pl");
        assertThat(verified(order, PL, now).order()).isEqualTo(order(now));
        assertRefused(ErrorCode.TRAIL_RECOVERY_INVALID, order, new NodeId("by"), now);
        assertRefused(ErrorCode.TRAIL_RECOVERY_INVALID, order, PL, now.plus(Duration.ofHours(1)));
        assertRefused(ErrorCode.TRAIL_RECOVERY_INVALID, order, PL, now.minus(Duration.ofMinutes(6)));
        Files.write(order, RecoveryOrderXml.write(order(now.minusSeconds(1))));
        assertRefused(ErrorCode.TRAIL_RECOVERY_UNAPPROVED, order, PL, now);
    }

    private static void assertRefused(ErrorCode code, Path order, NodeId node, Instant now) {
        assertThatExceptionOfType(GatewayException.class)
                .isThrownBy(() -> verified(order, node, now))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static ApprovedRecovery verified(Path order, NodeId node, Instant now) throws IOException {
        byte[] file = new SignedRecoveryOrder(Files.readAllBytes(order), OfficerDesk.signatures(order)).bytes();
        return ApprovedRecovery.verify(file, VaultOfficers.in(pki.layout().vaultOfficers(PL)), node, now);
    }

    @Test
    void whatIsNoOrderIsNotSigned() throws IOException {
        assertThat(sign(folder.resolve("nowhere.xml"), "case-officer-1")).isEqualTo(1);
        assertThat(said.toString(UTF_8)).contains("./trm trail order writes one");
        Path other = Files.writeString(folder.resolve("other.xml"), "<other/>");
        assertThat(sign(other, "case-officer-1")).isEqualTo(1);
        assertThat(said.toString(UTF_8)).contains("TRAIL_RECOVERY_INVALID");
        assertThat(OfficerDesk.signatures(other)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "open",
                "sign",
                "send",
                "order --node pl --out x",
                "order --node pl --out x --reason bad-luck",
                "order --node PL --out x --reason backup-restored",
                "order --node pl --out x --reason backup-restored --hours 73",
                "order --node pl --out x --reason backup-restored"
            })
    void saysWhatIsMissing(String words) {
        assertThat(run(words.isEmpty() ? List.of() : List.of(words.split(" ", -1))))
                .isEqualTo(2);
        assertThat(said.toString(UTF_8)).contains("./trm trail ");
    }

    @Test
    void saysHowItIsUsed() {
        assertThat(run(List.of("order", "--help"))).isZero();
        assertThat(said.toString(UTF_8)).contains("Exit codes: 0 done, 1 refused, 2 usage.");
    }

    private int sign(Path order, String officer) {
        return run(List.of(
                "sign",
                order.toString(),
                "--officer",
                pki.layout().vaultOfficers(PL).resolve(officer).toString(),
                "--password-file",
                pki.layout().password().toString()));
    }

    private int run(List<String> words) {
        PrintStream out = new PrintStream(said, true, UTF_8);
        return Main.run(Clock.systemUTC(), out, out, new ArrayList<>(words).toArray(String[]::new));
    }

    private static RecoveryOrder order(Instant now) {
        String origin = "pl.trm.example/trail/2026";
        return new RecoveryOrder(
                new UUID(1, 2),
                PL,
                "2026",
                new Checkpoint(origin, new SizeAndRoot(3, Sha256.of(new byte[] {1}))),
                new Checkpoint(origin, new SizeAndRoot(9, Sha256.of(new byte[] {2}))),
                Sha256.of(new byte[] {3}),
                RecoveryOrder.Reason.BACKUP_RESTORED,
                now,
                now.plus(Duration.ofHours(1)));
    }
}
