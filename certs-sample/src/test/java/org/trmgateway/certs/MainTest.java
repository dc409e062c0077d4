package org.trmgateway.certs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.PartyId;
import org.trmgateway.seal.Custody;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.DirectoryParty;
import org.trmgateway.seal.Pkcs12Keys;

class MainTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void makesTheNodesThatWereAskedFor(@TempDir Path directory) {
        Path made = directory.resolve("pki");
        assertThat(run("--dir", made.toString(), "--nodes", "pl,iom", "--host", "gateway.example"))
                .isZero();
        assertThat(out.toString(UTF_8)).contains(SampleAuthority.MARK);
        assertThat(SamplePki.load(made).directory(CLOCK).nodes()).hasSize(2);
        assertThat(made.resolve("nodes/by")).doesNotExist();
    }

    @Test
    void givesPartiesADeskOfTheirOwn(@TempDir Path directory) {
        Path made = directory.resolve("pki");
        PartyId party = new PartyId("iom-by");
        assertThat(run("--dir", made.toString(), "--nodes", "pl,iom", "--desk", "iom-by"))
                .isZero();

        SamplePki pki = SamplePki.load(made);
        DirectoryParty listed = pki.directory(CLOCK).party(party, ErrorCode.ADMIT_RECIPIENT_UNKNOWN);
        assertThat(listed.custody()).isEqualTo(Custody.PARTY);
        assertThat(listed.sealsPartsTo().encryption()).isEqualTo(pki.desk(party).classical());
        assertThat(made.resolve("parties/iom-by/part-encryption.key.pem")).doesNotExist();
        assertThat(made.resolve("desks/iom-pl")).doesNotExist();
        assertThat(run("--dir", directory.resolve("other").toString(), "--nodes", "pl", "--desk", "iom-by"))
                .isEqualTo(2);
    }

    @Test
    void issuesTheNextDirectoryAfterAnyOther(@TempDir Path directory) throws Exception {
        Path made = directory.resolve("pki");
        String second = directory.resolve("second.asice").toString();
        String third = directory.resolve("third.asice").toString();
        assertThat(run("--dir", made.toString(), "--nodes", "pl")).isZero();
        assertThat(run("next-directory", "--dir", made.toString(), "--out", second))
                .isZero();
        assertThat(run("next-directory", "--dir", made.toString(), "--previous", second, "--out", third))
                .isZero();
        assertThat(Directory.open(
                                Files.readAllBytes(Path.of(third)),
                                SamplePki.load(made).trustAnchors(),
                                CLOCK)
                        .version())
                .isEqualTo(3);
        assertThat(run("next-directory", "--dir", made.toString())).isEqualTo(2);
        assertThat(run("next-directory", "--directory", "x")).isEqualTo(2);
    }

    @Test
    void writesTheKeysOfAPartyIntoOneFile(@TempDir Path directory) {
        Path made = directory.resolve("pki");
        assertThat(run("--dir", made.toString(), "--nodes", "pl", "--pkcs12")).isZero();

        SamplePki pki = SamplePki.load(made);
        PartyId party = new PartyId("pl-sg");
        Path file = pki.layout().partyKeyStore(party);
        Pkcs12Keys keys = Pkcs12Keys.open(file, pki.layout().password());
        assertThat(keys.signingIdentity().classical())
                .isEqualTo(pki.signing(party).classical());
        assertThat(keys.decryptionIdentity().postQuantum())
                .isEqualTo(pki.decryption(party).postQuantum());
    }

    @Test
    void replacesAnOldSampleOnlyWhenForced(@TempDir Path directory) throws Exception {
        Path made = directory.resolve("pki");
        assertThat(run("--dir", made.toString(), "--nodes", "pl")).isZero();
        String password = Files.readString(made.resolve("password"));
        assertThat(run("--dir", made.toString(), "--nodes", "pl")).isEqualTo(1);
        assertThat(made.resolve("password")).hasContent(password);
        assertThat(run("--dir", made.toString(), "--nodes", "pl", "--force")).isZero();
        assertThat(Files.readString(made.resolve("password"))).isNotEqualTo(password);
    }

    @Test
    void makesTheTwoOfficersWhoSignTheContracts(@TempDir Path directory) {
        Path made = directory.resolve("officers");
        assertThat(run("officers", "--out", made.toString())).isZero();
        assertThat(out.toString(UTF_8)).contains(SampleAuthority.MARK);
        assertThat(made.resolve("policy-officer.key.pem")).exists();
        assertThat(run("officers", "--out", made.toString())).isEqualTo(1);
        assertThat(run("officers", "--out", made.toString(), "--force")).isZero();
        assertThat(run("officers")).isEqualTo(2);
    }

    @Test
    void explainsItself() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(UTF_8)).contains("usage: trm certs").contains("NEVER FOR PRODUCTION");
    }

    @Test
    void refusesWrongArguments() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("--dir")).isEqualTo(2);
        assertThat(run("--dir", "x", "--nodes", "zz")).isEqualTo(2);
        assertThat(run("--dir", "x", "--colour")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("--dir is missing").contains("unknown argument: --colour");
    }

    private int run(String... arguments) {
        return Main.run(
                List.of(arguments), CLOCK, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }
}
