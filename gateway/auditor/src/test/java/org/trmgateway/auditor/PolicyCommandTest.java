package org.trmgateway.auditor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Role;
import org.trmgateway.seal.DecryptionIdentity;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.DirectoryContent;
import org.trmgateway.seal.DirectoryNode;
import org.trmgateway.seal.DirectoryParty;
import org.trmgateway.seal.DirectoryWitnesses;
import org.trmgateway.seal.KeyFiles;
import org.trmgateway.seal.PartyCertificates;
import org.trmgateway.seal.SigningIdentity;
import org.trmgateway.seal.Suite;
import org.trmgateway.seal.TrailKeyFile;
import org.trmgateway.seal.TrailKeys;
import org.trmgateway.seal.TrustPurpose;
import org.trmgateway.trail.note.WitnessPolicy;

class PolicyCommandTest {

    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final SampleAuthority authority = new SampleAuthority("Sample Root", START);

    @TempDir
    private Path folder;

    private String directory = "";
    private String trust = "";

    @BeforeEach
    void writeDirectory() throws IOException {
        List<DirectoryNode> nodes = new ArrayList<>();
        List<DirectoryParty> parties = new ArrayList<>();
        for (String id : List.of("pl", "by", "iom")) {
            SigningIdentity gateway = authority.signing(id + "-gw", Optional.empty());
            DecryptionIdentity opening = authority.decryption(id + "-gw");
            PartyId party = new PartyId(id + "-gw");
            nodes.add(new DirectoryNode(
                            new NodeId(id),
                            "PL",
                            URI.create("https://" + id + ".example/relay"),
                            gateway.classical().certificate(),
                            party)
                    .withTrail(id.equals("by") ? Optional.empty() : Optional.of(keys(id).listing())));
            parties.add(new DirectoryParty(
                    party,
                    new NodeId(id),
                    "PL",
                    Set.of(Role.GW),
                    new PartyCertificates(
                            gateway.classical(), gateway.postQuantum(), opening.classical(), opening.postQuantum()),
                    Suite.S2,
                    List.of("en")));
        }
        DirectoryContent content = new DirectoryContent(
                        5, START, START.plus(Duration.ofDays(90)), List.of(), nodes, parties)
                .withWitnesses(Optional.of(new DirectoryWitnesses(new NodeId("iom"), 0)));
        byte[] signed = Directory.sign(content, directoryAuthority(1), directoryAuthority(2));
        directory = Files.write(folder.resolve("directory.asice"), signed).toString();
        trust = writeTrust(authority, "trust");
    }

    @Test
    void printsAPolicyThatOthersRead() {
        assertThat(run("policy", "--directory", directory, "--node", "pl", "--trust", trust))
                .isZero();

        WitnessPolicy policy = WitnessPolicy.read(out.toByteArray());
        assertThat(policy.logs()).allMatch(key -> key.name().equals("pl.trm.example/trail/2026"));
        assertThat(policy.isQuorum(Set.of("iom.ed25519", "iom.ml-dsa-44"))).isTrue();
        assertThat(policy.isQuorum(Set.of("iom.ed25519"))).isFalse();
        assertThat(said()).contains("version 5 of the directory").doesNotContain("Nobody looked");
    }

    @Test
    void namesTheLogThatIsAskedFor() {
        assertThat(run("policy", "--directory", directory, "--node", "pl", "--folder", "2027-2"))
                .isZero();

        assertThat(said()).contains("log pl.trm.example/trail/2027-2+");
    }

    @Test
    void saysSoWhenNobodyLookedWhoSigned() {
        assertThat(run("policy", "--directory", directory, "--node", "pl")).isZero();

        assertThat(said()).startsWith("# Nobody looked who signed the directory");
        assertThat(WitnessPolicy.read(out.toByteArray()).logs()).hasSize(2);
    }

    @Test
    void refusesADirectoryThatSomebodyElseSigned() throws IOException {
        String other = writeTrust(new SampleAuthority("Other Root", START), "other");

        assertThat(run("policy", "--directory", directory, "--node", "pl", "--trust", other))
                .isEqualTo(1);

        assertThat(complained()).contains("OPEN_DIRECTORY_INVALID");
        assertThat(said()).isEmpty();
    }

    @Test
    void refusesADirectoryThatIsOver() {
        assertThat(run(
                        "policy",
                        "--directory",
                        directory,
                        "--node",
                        "pl",
                        "--trust",
                        trust,
                        "--at",
                        "2027-02-19T00:00:00Z"))
                .isEqualTo(1);
        assertThat(complained()).contains("OPEN_DIRECTORY_STALE");
    }

    @Test
    void saysWhenThereIsNoTrail() {
        assertThat(run("policy", "--directory", directory, "--node", "by")).isEqualTo(1);
        assertThat(run("policy", "--directory", directory, "--node", "pl", "--folder", "26"))
                .isEqualTo(1);
        assertThat(complained()).contains("trail-unlisted", "trail-folder");
    }

    @Test
    void explainsItself() {
        assertThat(run("policy", "--help")).isZero();
        assertThat(said()).contains("trm audit policy --directory FILE", "Exit status");
        assertThat(run("policy")).isEqualTo(2);
        assertThat(run("policy", "--node", "Not A Node")).isEqualTo(2);
        assertThat(run("policy", "--node", "pl")).isEqualTo(2);
        assertThat(run("policy", "--node", "pl", "--colour", "red")).isEqualTo(2);
        assertThat(run("policy", "--directory", "nowhere", "--node", "pl")).isEqualTo(2);
        assertThat(run("policy", "--directory", directory, "--node", "pl", "--at", "noon"))
                .isEqualTo(2);
    }

    private String writeTrust(SampleAuthority trusted, String name) throws IOException {
        Path trusting = Files.createDirectory(folder.resolve(name));
        KeyFiles.writePem(trusting.resolve("root.pem"), List.of(trusted.root()));
        KeyFiles.writePem(trusting.resolve("crls.pem"), List.of(trusted.revocationList()));
        return trusting.toString();
    }

    private SigningIdentity directoryAuthority(int number) {
        return authority.signing("directory " + number, Optional.of(TrustPurpose.Usage.DIRECTORY_SIGNING));
    }

    private static TrailKeys keys(String node) {
        Map<TrailKeyFile, KeyPair> pairs = new EnumMap<>(TrailKeyFile.class);
        try {
            for (TrailKeyFile file : TrailKeyFile.values()) {
                pairs.put(file, KeyPairGenerator.getInstance(file.algorithm()).generateKeyPair());
            }
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        return TrailKeys.of(node + ".trm.example/trail", pairs);
    }

    private int run(String... words) {
        return new Main(
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        Clock.fixed(START.plusSeconds(60), ZoneOffset.UTC))
                .run(List.of(words));
    }

    private String said() {
        return out.toString(UTF_8);
    }

    private String complained() {
        return err.toString(UTF_8);
    }
}
