package org.trmgateway.officer.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.certs.SamplePlan;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.seal.AlgorithmPolicy;
import org.trmgateway.seal.AllowedSuite;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.DirectoryContent;
import org.trmgateway.seal.DirectoryParty;
import org.trmgateway.seal.DirectoryTrail;
import org.trmgateway.seal.DirectoryWitnesses;
import org.trmgateway.seal.PartyCertificates;
import org.trmgateway.seal.Suite;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DirectoryCommandTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofDays(3));
    private static final Instant SUNSET = NOW.plus(Duration.ofDays(40));

    @TempDir
    private static Path keys;

    private static SamplePki pki;

    @TempDir
    private Path desk;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Instant now = LATER;
    private String typed = "";

    @BeforeAll
    static void generate() {
        pki = SamplePki.generate(
                keys,
                Clock.fixed(NOW, ZoneOffset.UTC),
                SamplePlan.of(List.of(new NodeId("pl"), new NodeId("by")), Map.of(), List.of()));
    }

    @Test
    void showsWhatADirectorySays() throws IOException {
        Path file = next(content -> content.withAlgorithms(new AlgorithmPolicy(List.of(
                new AllowedSuite(Suite.S1, Optional.of(SUNSET)), new AllowedSuite(Suite.S2, Optional.empty())))));

        assertThat(run("show", file.toString())).isZero();

        assertThat(said())
                .contains(
                        "Directory version 2, ends in 90 days, 2027-02-22T10:00:00Z",
                        "Suite S1 ends in 37 days, 2026-12-31T10:00:00Z",
                        "Sample directory authority 1",
                        "Sample directory authority 2",
                        "suite S2\n    used: without an end",
                        "node by\n    country: BY",
                        "party by-mvd\n    node: by\n    country: BY\n    roles: NRC",
                        "sealed parts: opened at its node")
                .doesNotContain("authority 3", "OVER");
        assertThat(said()).containsPattern("signing key [0-9a-f]{64}: current, certificate until 2028-11-20T09:00:00Z");
    }

    @Test
    void showsTheSameToPrograms() throws IOException {
        assertThat(run("show", pki.layout().directoryFile().toString(), "--json"))
                .isZero();

        JsonNode json = JsonMapper.builder().build().readTree(said());
        assertThat(json.path("version").asInt()).isEqualTo(1);
        assertThat(json.path("expiresInDays").asInt()).isEqualTo(87);
        assertThat(json.path("suites").size()).isEqualTo(2);
        assertThat(json.path("nodes").size()).isEqualTo(2);
        assertThat(json.path("parties")
                        .get(0)
                        .path("generations")
                        .get(0)
                        .path("signing")
                        .path("sha256")
                        .asString())
                .isEqualTo(pki.directory(clock())
                        .content()
                        .parties()
                        .getFirst()
                        .certificates()
                        .signing()
                        .fingerprint()
                        .hex());
    }

    @Test
    void saysThatADirectoryIsOver() {
        now = NOW.plus(Duration.ofDays(90));

        assertThat(run("show", pki.layout().directoryFile().toString())).isZero();

        assertThat(said()).contains("Directory version 1, is OVER since 2027-02-19T10:00:00Z");
    }

    @Test
    void tellsWhatChangesAndEachKeyByItsFingerprint() throws IOException {
        DirectoryContent before = pki.directory(clock()).content();
        PartyCertificates old = party(before, "by-mvd").certificates();
        PartyCertificates young = party(before, "by-tcson").certificates();
        Path file = next(content -> content.withParties(content.parties().stream()
                .filter(party -> !party.id().value().equals("by-tcson"))
                .map(party -> party.id().value().equals("by-mvd") ? party.withGenerations(List.of(young, old)) : party)
                .toList()));

        assertThat(run("diff", pki.layout().directoryFile().toString(), file.toString()))
                .isEqualTo(1);

        assertThat(said())
                .contains(
                        "  ~ version: 1 -> 2\n",
                        "~ party by-mvd\n",
                        "  ~ signing key " + old.signing().fingerprint() + ": current, certificate until ",
                        " -> earlier (1), certificate until ",
                        "  + signing key " + young.signing().fingerprint() + ": current, certificate until ",
                        "- party by-tcson\n")
                .doesNotContain("party pl-sg", "node pl");
    }

    @Test
    void tellsOfTrailsAndWitnesses() throws IOException {
        DirectoryTrail old = trail("by");
        DirectoryTrail young = new DirectoryTrail(
                old.name(), trail("pl").ed25519(), old.mlDsa44(), old.witnessEd25519(), old.witnessMlDsa44());
        Path file = next(content -> content.withWitnesses(Optional.of(new DirectoryWitnesses(new NodeId("by"), 0)))
                .withNodes(List.of(
                        content.nodes().getFirst().withTrail(Optional.empty()),
                        content.nodes().get(1).withTrail(Optional.of(young)))));

        assertThat(run("show", pki.layout().directoryFile().toString())).isZero();
        assertThat(said()).contains("    trail: by.trm.example/trail\n").doesNotContain("neutral witness");
        assertThat(said()).containsPattern("    trail ML-DSA-44 key [0-9a-f]{64}: signs its logs\n");
        // The quorum of two nodes cannot be reached when one of them has no trail.
        assertThat(run("diff", pki.layout().directoryFile().toString(), file.toString()))
                .isEqualTo(1);
        assertThat(complained()).contains("more witnesses than there can be");

        Path sound = next(content -> content.withWitnesses(Optional.of(new DirectoryWitnesses(new NodeId("pl"), 0)))
                .withNodes(List.of(
                        content.nodes().getFirst(),
                        content.nodes()
                                .get(1)
                                .withTrail(Optional.of(new DirectoryTrail(
                                        "by.example/other",
                                        old.ed25519(),
                                        old.mlDsa44(),
                                        old.witnessEd25519(),
                                        old.witnessMlDsa44()))))));
        assertThat(run("diff", pki.layout().directoryFile().toString(), sound.toString()))
                .isEqualTo(1);
        assertThat(said())
                .contains(
                        "  + neutral witness: pl\n",
                        "  + witnesses beside it: 0\n",
                        "  ~ trail: by.trm.example/trail -> by.example/other\n");
        assertThat(run("show", sound.toString(), "--json")).isZero();
        assertThat(said()).contains("\"neutral\" : \"pl\"", old.mlDsa44());
    }

    @Test
    void tellsOfAPartyThatIsNew() throws IOException {
        Path without = next(content -> content.withParties(content.parties().stream()
                .filter(party -> !party.id().value().equals("by-tcson"))
                .toList()));

        assertThat(run("diff", without.toString(), pki.layout().directoryFile().toString()))
                .isEqualTo(1);

        assertThat(said()).contains("+ party by-tcson\n    node: by\n");
    }

    @Test
    void findsNoDifferenceBetweenADirectoryAndItself() {
        String file = pki.layout().directoryFile().toString();

        assertThat(run("diff", file, file)).isZero();

        assertThat(said()).isEqualTo("The same content.\n");
    }

    @Test
    void twoAuthoritiesSignEachAtItsOwnDesk() throws IOException {
        Path xml = xmlOf(next(UnaryOperator.identity()));
        Path signed = desk.resolve("directory.asice");

        typed = "2\n";
        assertThat(sign(xml, signed, 2)).isZero();
        assertThat(said()).contains("~ version: 1 -> 2", "Nobody has signed it yet.", "another authority signs");
        assertThat(verify(signed)).isEqualTo(1);
        assertThat(said()).contains("NOT VERIFIED: too few authorities have signed it");
        assertThat(sign(signed, signed, 3)).isZero();
        assertThat(verify(signed, "--previous", pki.layout().directoryFile().toString()))
                .isZero();

        assertThat(said()).contains("Sample directory authority 2", "Sample directory authority 3", "\nVERIFIED\n");
        assertThat(Directory.open(Files.readAllBytes(signed), pki.trustAnchors(), clock())
                        .version())
                .isEqualTo(2);
    }

    @Test
    void signsNothingWithoutAYes() throws IOException {
        Path signed = desk.resolve("directory.asice");
        for (String answer : List.of("", "yes\n", "1\n")) {
            typed = answer;
            assertThat(sign(xmlOf(next(UnaryOperator.identity())), signed, 1)).isEqualTo(1);
            assertThat(said()).endsWith("Not signed.\n");
        }
        assertThat(signed).doesNotExist();
    }

    @Test
    void anAuthorityDoesNotSignTwice() throws IOException {
        Path file = next(UnaryOperator.identity());

        assertThat(sign(file, desk.resolve("twice"), 1)).isEqualTo(1);

        assertThat(complained()).contains("one authority has signed it twice");
        assertThat(desk.resolve("twice")).doesNotExist();
    }

    @Test
    void signsNoDirectoryThatIsOlderThanTheOneInForce() throws IOException {
        Path second = next(UnaryOperator.identity());
        Path first = xmlOf(pki.layout().directoryFile());

        assertThat(run(words("sign", first, "--previous", second, "--out", desk.resolve("old"), 1)))
                .isEqualTo(1);

        assertThat(complained()).contains("its version is not higher", "OPEN_DIRECTORY_ROLLED_BACK");
    }

    @Test
    void signsNothingThatNoNodeWouldTake() throws IOException {
        String good = Files.readString(xmlOf(next(UnaryOperator.identity())));
        Path bad = desk.resolve("bad.xml");

        Files.writeString(bad, good.replace("\n  <suite", "\n    <suite"));
        assertThat(sign(bad, desk.resolve("signed"), 1)).isEqualTo(1);
        assertThat(complained()).contains("not spelled the one way");

        Files.writeString(bad, good.replace("gatewayParty=\"by-gw\"", "gatewayParty=\"by-mvd\""));
        assertThat(sign(bad, desk.resolve("signed"), 1)).isEqualTo(1);
        assertThat(complained()).contains("not listed as a party with the role GW");

        now = NOW.plus(Duration.ofDays(200));
        Files.writeString(bad, good);
        assertThat(sign(bad, desk.resolve("signed"), 1)).isEqualTo(1);
        assertThat(complained()).contains("it is over");
        assertThat(desk.resolve("signed")).doesNotExist();
    }

    @Test
    void keysOfAPartyAreNoKeysOfAnAuthority() throws IOException {
        Path file = xmlOf(next(UnaryOperator.identity()));

        assertThat(run(
                        "sign",
                        file.toString(),
                        "--keys",
                        pki.layout().party(new PartyId("pl-sg")).toString(),
                        "--password-file",
                        pki.layout().password().toString(),
                        "--out",
                        desk.resolve("signed").toString()))
                .isEqualTo(1);

        assertThat(complained()).contains("not a directory authority");
    }

    @Test
    void verifiesWithTheQuorumThatIsAskedFor() throws IOException {
        Path file = pki.layout().directoryFile();

        assertThat(verify(file, "--quorum", "2")).isZero();
        assertThat(verify(file, "--quorum", "3")).isEqualTo(1);
        assertThat(verify(file, "--quorum", "none")).isEqualTo(2);
    }

    @Test
    void doesNotVerifyWhatWasAlteredOrPlayedBack() throws IOException {
        byte[] altered = Files.readAllBytes(pki.layout().directoryFile());
        altered[altered.length / 2] ^= 1;
        Path file = Files.write(desk.resolve("altered"), altered);

        assertThat(verify(file)).isEqualTo(1);
        assertThat(verify(
                        pki.layout().directoryFile(),
                        "--previous",
                        next(UnaryOperator.identity()).toString()))
                .isEqualTo(1);

        assertThat(said()).contains("OPEN_DIRECTORY_INVALID", "OPEN_DIRECTORY_ROLLED_BACK");
    }

    @Test
    void explainsItself() {
        assertThat(run("--help")).isZero();
        assertThat(said()).contains("./trm directory sign FILE", "Exit codes");
        assertThat(run()).isEqualTo(2);
        assertThat(run("publicise")).isEqualTo(2);
        assertThat(run("show")).isEqualTo(2);
        assertThat(run("show", "FILE", "--colour")).isEqualTo(2);
        assertThat(run("show", desk.resolve("nowhere").toString())).isEqualTo(1);
        assertThat(complained()).contains("unknown command publicise", "one file is needed", "cannot read");
    }

    private static DirectoryParty party(DirectoryContent content, String id) {
        return content.parties().stream()
                .filter(party -> party.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private DirectoryTrail trail(String node) {
        return pki.trail(new NodeId(node)).listing();
    }

    private Path next(UnaryOperator<DirectoryContent> change) throws IOException {
        return Files.write(desk.resolve("next.asice"), pki.nextDirectory(LATER, change));
    }

    /** The content before anybody signed it. */
    private Path xmlOf(Path container) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(container)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("directory.xml")) {
                    return Files.write(desk.resolve("directory.xml"), zip.readAllBytes());
                }
            }
        }
        throw new AssertionError("no directory.xml");
    }

    private int sign(Path file, Path target, int authority) {
        return run(words("sign", file, "--previous", pki.layout().directoryFile(), "--out", target, authority));
    }

    private static String[] words(
            String command, Path file, String first, Path value, String second, Path other, int authority) {
        return new String[] {
            command,
            file.toString(),
            first,
            value.toString(),
            second,
            other.toString(),
            "--keys",
            pki.layout().directoryAuthority(authority).toString(),
            "--password-file",
            pki.layout().password().toString(),
            "--trust",
            pki.layout().root().getParent().toString()
        };
    }

    private int verify(Path file, String... more) {
        String[] words = {
            "verify",
            file.toString(),
            "--trust",
            pki.layout().root().getParent().toString()
        };
        String[] all = Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return run(all);
    }

    private int run(String... words) {
        return Main.run(
                clock(),
                new StringReader(typed),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                words);
    }

    private Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private String said() {
        return out.toString(UTF_8);
    }

    private String complained() {
        return err.toString(UTF_8);
    }
}
