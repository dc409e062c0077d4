package org.trmgateway.policy.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.policy.SmallContracts;

class MainTest {

    /** The contracts of this source. */
    private static final Path REAL = Path.of("..", "..", "contracts");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    @Test
    void verifiesWhatTheTwoOfficersSignedOneAfterTheOther() throws IOException {
        SmallContracts contracts = SmallContracts.unsigned(directory);
        assertThat(verify(contracts)).isEqualTo(1);
        assertThat(taken()).contains("ADMIT_POLICY_UNSIGNED", "./trm policy sign");

        assertThat(sign(contracts, "policy-officer")).isZero();
        assertThat(taken()).contains("policy-officer: signed", "Next: the data-protection-officer signs too");
        assertThat(verify(contracts)).isEqualTo(1);
        assertThat(taken()).contains("NOT VERIFIED: ADMIT_POLICY_UNSIGNED field=data-protection-officer");

        assertThat(sign(contracts, "data-protection-officer")).isZero();
        assertThat(taken()).contains("data-protection-officer: signed").doesNotContain("Next");
        assertThat(verify(contracts)).isZero();
        assertThat(taken()).contains("VERIFIED", "choreography 1.2.0", "SAMPLE - NEVER FOR PRODUCTION");
    }

    @Test
    void namesTheFilesThatDifferAndWhoHasToSignAgain() throws IOException {
        SmallContracts contracts = SmallContracts.signed(directory);
        contracts.alter("choreography/gates.csv");
        Files.writeString(contracts.folder().resolve("countries/pl/new.csv"), "");

        assertThat(verify(contracts)).isEqualTo(1);
        assertThat(taken())
                .contains("NOT VERIFIED: ADMIT_POLICY_ALTERED", "choreography/gates.csv", "countries/pl/new.csv")
                .doesNotContain("countries/index.csv");

        assertThat(sign(contracts, "policy-officer")).isZero();
        assertThat(taken()).contains("Next: the data-protection-officer signs too");
    }

    @Test
    void leavesAValidSignatureAsItIs() throws IOException {
        SmallContracts contracts = SmallContracts.signed(directory);
        String signature = Files.readString(contracts.folder().resolve("signatures/policy-officer.p7s"));

        assertThat(sign(contracts, "policy-officer")).isZero();
        assertThat(taken()).contains("had signed these contracts already");
        assertThat(contracts.folder().resolve("signatures/policy-officer.p7s")).hasContent(signature);
    }

    @Test
    void writesTheVerificationAsJson() throws IOException {
        SmallContracts contracts = SmallContracts.signed(directory);

        assertThat(run(
                        "verify",
                        "--contracts",
                        contracts.folder(),
                        "--officers",
                        contracts.sample().directory(),
                        "--json"))
                .isZero();
        assertThat(taken())
                .startsWith("{\"verified\":true,\"manifestSha256\":\"")
                .contains("\"choreography\":\"1.2.0\"", "\"role\":\"policy-officer\"", "\"differences\":[]");
    }

    @Test
    void showsWhatAReceiverGetsOfEachField() {
        assertThat(run("show", "--view", "IO", "--message", "M10", "--contracts", REAL))
                .isZero();

        String shown = taken();
        assertThat(shown.lines())
                .anyMatch(line -> line.matches("E9 +Case +trm_CaseNumber +DI +dropped"))
                .anyMatch(line -> line.matches("P1 +Person +prs_SecondName +DI +sealed for the receiver +identity"))
                .anyMatch(line -> line.matches("V1 +Return +trm_VoluntaryDeclaredOn .* kept"))
                .anyMatch(line -> line.contains("to IOM; before CLEARED"));
        assertThat(shown.indexOf("trm_CaseNumber")).isLessThan(shown.indexOf("prs_SecondName"));
        assertThat(shown.indexOf("prs_SecondName")).isLessThan(shown.indexOf("trm_VoluntaryDeclaredOn"));
        assertThat(shown).doesNotContain("refused");
    }

    @Test
    void showsEveryViewOfEveryMessage() throws IOException {
        List<String> messages = Files.readAllLines(REAL.resolve("messages/catalogue.csv")).stream()
                .filter(line -> line.matches("M[0-9]{2};.*"))
                .map(line -> line.substring(0, 3))
                .toList();
        assertThat(messages).hasSizeGreaterThan(4);
        assertThat(messages)
                .allSatisfy(message -> assertThat(
                                run("show", "--view", "ND", "--message", message, "--contracts", REAL, "--json"))
                        .as(message + " " + err.toString(UTF_8))
                        .isZero());
    }

    @Test
    void showsVersionsMessagesAndViews() {
        assertThat(run("show", "--contracts", REAL)).isZero();

        assertThat(taken()).contains("release-policy", "ReturnAssistanceRequest", "IO    IOM");
    }

    @Test
    void findsNoDifferenceBetweenTheSameContracts() {
        assertThat(run("diff", REAL, REAL)).isZero();
        assertThat(taken()).isEqualTo("The same.\n");
    }

    @Test
    void marksWhatReleasesMoreThanBefore() throws IOException {
        Path changed = copy(REAL, directory.resolve("changed"));
        edit(changed, "release-policy/fields.csv", "(?m)^(P1;prs_SecondName;Person;DI;identity);P;", "$1;K;");
        edit(changed, "release-policy/fields.csv", "(?m)^(E5;trm_ReferralDate;Case;OP;);K;", "$1;D;");
        edit(changed, "choreography/gates.csv", "(?m)^voluntary;.*\n", "");
        edit(changed, "messages/codes.xsd", "value=\"Feminine\"", "value=\"Femina\"");

        assertThat(run("diff", REAL, changed)).isEqualTo(1);
        String told = taken();
        assertThat(told.lines())
                .contains(
                        "  MORE  prs_SecondName: view O0: pseudonym -> kept",
                        "        trm_ReferralDate: view O0: kept -> dropped",
                        "  MORE  voluntary: removed",
                        "        prs_Gender Feminine: code removed",
                        "        prs_Gender Femina: code added");

        assertThat(run("diff", changed, REAL)).isEqualTo(1);
        assertThat(taken().lines())
                .contains(
                        "        prs_SecondName: view O0: kept -> pseudonym",
                        "  MORE  trm_ReferralDate: view O0: dropped -> kept");
    }

    @Test
    void marksAFieldThatIsKeptLonger() throws IOException {
        Path changed = copy(REAL, directory.resolve("changed"));
        String table = "release-policy/expiry.csv";
        edit(changed, table, "(?m)^(trm_MeetingPoint;trm_ArrivalAt\\+)P1D", "$1P2D");
        edit(changed, table, "(?m)^(trm_MeeterPhone;.*)P30D", "$1P20D");
        edit(changed, table, "(?m)^(trm_RecognitionWord);.*", "$1;P1D");
        edit(changed, table, "(?m)^trm_FallbackPhone;.*\n", "");

        assertThat(run("diff", REAL, changed)).isEqualTo(1);
        assertThat(taken().lines())
                .contains(
                        "  MORE  trm_MeetingPoint: expires: trm_ArrivalAt+P1D|P30D -> trm_ArrivalAt+P2D|P30D",
                        "        trm_MeeterPhone: expires: trm_ArrivalAt+P1D|P30D -> trm_ArrivalAt+P1D|P20D",
                        "  MORE  trm_RecognitionWord: expires: trm_ArrivalAt+P1D|P30D -> P1D",
                        "  MORE  trm_FallbackPhone: removed");

        assertThat(run("diff", changed, REAL)).isEqualTo(1);
        assertThat(taken().lines())
                .contains(
                        "        trm_MeetingPoint: expires: trm_ArrivalAt+P2D|P30D -> trm_ArrivalAt+P1D|P30D",
                        "  MORE  trm_MeeterPhone: expires: trm_ArrivalAt+P1D|P20D -> trm_ArrivalAt+P1D|P30D")
                .noneMatch(line -> line.contains("MORE  trm_FallbackPhone"));
    }

    @Test
    void showsUntilWhenAFieldIsOfUse() {
        assertThat(run("show", "--view", "IO", "--message", "M16", "--contracts", REAL))
                .isZero();

        assertThat(taken().lines())
                .anyMatch(line -> line.contains("trm_RecognitionWord") && line.endsWith("trm_ArrivalAt+P1D|P30D"));
    }

    @Test
    void marksAFieldThatIsNewToAMessage() throws IOException {
        Path changed = copy(REAL, directory.resolve("changed"));
        edit(changed, "messages/M10.xsd", "(?m)^ *<xs:element name=\"Losses\".*\n", "");

        assertThat(run("diff", changed, REAL)).isEqualTo(1);
        assertThat(taken().lines()).contains("  MORE  M10 Losses/trm_Loss: added to the message");
        assertThat(run("diff", REAL, changed)).isEqualTo(1);
        assertThat(taken().lines()).contains("        M10 Losses/trm_Loss: removed from the message");
    }

    @Test
    void tellsOfRulesAddedChangedAndLosingAGate() throws IOException {
        Path before = copy(REAL, directory.resolve("before"));
        Path after = copy(REAL, directory.resolve("after"));
        edit(after, "choreography/choreography.csv", "(?m)^(T10a;.*)\\|voluntary", "$1");
        edit(before, "choreography/choreography.csv", "(?m)^T10b;.*\n", "");

        assertThat(run("diff", before, after, "--json")).isEqualTo(1);
        assertThat(taken())
                .contains("\"equal\":false,\"releasesMore\":true")
                .contains("\"what\":\"T10a\",\"change\":\"gates: ")
                .contains("\"what\":\"T10b\",\"change\":\"added: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "alter",
                "show --view IO",
                "show --view XX --message M10",
                "show --view IO --message M99",
                "diff onlyone",
                "sign",
                "sign --sample --officer-key x",
                "verify --contracts nowhere",
                "verify --colour"
            })
    void refusesWhatIsNoCommand(String line) {
        String[] words = line.isEmpty() ? new String[0] : line.split(" ");
        Path home = REAL.resolve("..");

        assertThat(new Main(home, stream(out), stream(err), SmallContracts.CLOCK).run(List.of(words)))
                .isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("trm policy");
        assertThat(out.size()).isZero();
    }

    @Test
    void explainsItself() {
        assertThat(run("--help")).isZero();
        assertThat(run("sign", "--help")).isZero();
        assertThat(taken()).contains("show", "diff", "sign", "verify", "Never for production");
    }

    private int verify(SmallContracts contracts) {
        return run(
                "verify",
                "--contracts",
                contracts.folder(),
                "--officers",
                contracts.sample().directory());
    }

    private int sign(SmallContracts contracts, String role) {
        return run(
                "sign",
                "--officer-key",
                contracts.sample().key(role),
                "--officer-cert",
                contracts.sample().certificate(role),
                "--password-file",
                contracts.sample().password(),
                "--contracts",
                contracts.folder());
    }

    private int run(Object... words) {
        return new Main(directory, stream(out), stream(err), SmallContracts.CLOCK)
                .run(Stream.of(words).map(Object::toString).toList());
    }

    private String taken() {
        String text = out.toString(UTF_8);
        out.reset();
        return text;
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, UTF_8);
    }

    private static Path copy(Path from, Path to) throws IOException {
        for (String folder : List.of("choreography", "countries", "messages", "release-policy")) {
            try (Stream<Path> files = Files.walk(from.resolve(folder))) {
                for (Path file : files.toList()) {
                    Path target = to.resolve(from.relativize(file).toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(target);
                    } else {
                        Files.copy(file, target);
                    }
                }
            }
        }
        return to;
    }

    private static void edit(Path folder, String path, String pattern, String replacement) throws IOException {
        String before = Files.readString(folder.resolve(path));
        String after = before.replaceFirst(pattern, replacement);
        assertThat(after).as(path).isNotEqualTo(before);
        Files.writeString(folder.resolve(path), after);
    }
}
