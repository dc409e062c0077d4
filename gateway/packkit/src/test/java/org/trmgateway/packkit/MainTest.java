package org.trmgateway.packkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.contracts.ContractFiles;

class MainTest {

    private static final Path COUNTRIES = CommandLine.HOME.resolve("contracts/countries");

    private final CommandLine command = new CommandLine();

    @TempDir
    private Path directory;

    static List<String> packs() {
        return PackSource.all(ContractFiles.of(CommandLine.HOME)).stream()
                .map(PackSource::country)
                .toList();
    }

    @Test
    void beginsAPackThatPassesItsOwnCheckWithoutAnyGap() {
        Path pack = directory.resolve("new");

        assertThat(command.run("new", "md", "--into", pack)).isZero();
        assertThat(command.taken()).contains("./trm pack check " + pack);
        assertThat(pack.resolve("README.md")).content().contains("contracts/countries/md");

        assertThat(command.run("check", pack)).as(command.err()).isZero();
        assertThat(command.taken())
                .contains("Pack md 0.1.0", "Samples: 2 of 2", "OK: this pack can be used.")
                .containsPattern("M01 +CapabilityQuery +national: request +national: request-md/1")
                .containsPattern("M02 +CapabilityReply +canonical +canonical")
                .containsPattern("request.xml +as a national document +-")
                .doesNotContain("Gaps", "Refused");
    }

    @Test
    void overwritesNothing() throws IOException {
        Path pack = Files.createDirectory(directory.resolve("md"));
        Files.writeString(pack.resolve("mine"), "mine");

        assertThat(command.run("new", "md", "--into", pack)).isEqualTo(2);
        assertThat(command.err()).contains("is there already; nothing was written");
        assertThat(pack.toFile().list()).containsExactly("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MD", "m", "../md", "md-north", "waytoolong"})
    void refusesNameThatIsNone(String name) {
        assertThat(command.run("new", name, "--into", directory.resolve("x"))).isEqualTo(2);
        assertThat(directory.resolve("x")).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("packs")
    void findsThePacksOfTheBuildFit(String country) {
        assertThat(command.run("check", COUNTRIES.resolve(country)))
                .as(command.outAndErr())
                .isZero();
        assertThat(command.taken()).contains("OK: this pack can be used.").doesNotContain("is another from");
    }

    @Test
    void showsWhatIsWidenedAndLost() {
        assertThat(command.run("check", "by")).isZero();

        assertThat(command.taken())
                .containsPattern("причина +trm_DecisionReason +14 +НЛ +")
                .containsPattern("эксплуатация +vic_TypeOfExploitation +\\d+ +.+ +11 +ChildLabour, ")
                .containsPattern("M03 +ReferralRequest +national: обращение-о-передаче-дела +national: анкета-485/1")
                .containsPattern("otvet-485-prinyato.xml +as a plain form");
    }

    @Test
    void writesTheCheckForMachinesWithoutValues() {
        assertThat(command.run("check", "pl", "--json")).isZero();

        assertThat(command.taken())
                .startsWith("{\"pack\":\"pl\",\"ok\":true,\"version\":")
                .contains(
                        "\"sample\":\"zgloszenie-matka-z-dziecmi.xml\",\"way\":\"in\",\"message\":\"M03\",\"ok\":true")
                .contains("P1 DROPPED pl:nazwiskoRodowe", "\"roundTrips\":[{", "\"labelsMissing\":{\"en\":")
                .doesNotContain("Kanarkowska", "SG/2026/0017");
    }

    @Test
    void i10_losesNothingFromAnyPackToAnyOtherThatCodeTablesDoNotSay() {
        assertThat(command.run("check")).as(command.outAndErr()).isZero();

        assertThat(command.taken())
                .contains("OK: all packs can be used, and lose nothing that their code tables do not say.")
                .containsPattern("from . to +by +pl +iom +sk +tm +rs\n")
                .containsPattern("pl +1\\.\\d+\\.\\d+ +\\d+ of \\d+ +27 of 27 messages +27 of 27 messages +0 +OK")
                .containsPattern("vic_TypeOfExploitation +ChildLabour, ForcedAdoption");
        assertThat(command.run("check", "--json")).isZero();
        assertThat(command.taken())
                .startsWith("{\"ok\":true,\"packs\":[{\"pack\":")
                .contains("\"matrix\":[{\"from\":\"by\",\"to\":\"by\",\"trips\":[{")
                .doesNotContain("Kanarkowska");
    }

    @Test
    void writesWhatVendorsBuildAgainst() throws Exception {
        Path into = directory.resolve("forms");
        assertThat(command.run("forms", "by", "--into", into)).as(command.err()).isZero();

        assertThat(into.resolve("by-forms-2.csv"))
                .content()
                .startsWith("# Format переписка/1, xml, windows-1251, dates DD.MM.YYYY\nform;group;field;")
                .contains("\nрешение-о-передаче-дела;Ответ;решение;yes;no;table решение;M04;trm_Decision\n");
        assertThat(SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                        .newSchema(into.resolve("by-forms-2.xsd").toFile()))
                .isNotNull();
        assertThat(command.run("forms", "by", "--into", into))
                .as("overwrites nothing")
                .isEqualTo(2);
    }

    @Test
    void takesTheNamesOfPacksThatAreThere() {
        assertThat(command.run("check", "xx")).isEqualTo(2);
        assertThat(command.err()).contains("there is neither a folder nor a pack xx");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "check pl by",
                "explain",
                "bench translate protect",
                "bench nothing",
                "new",
                "check pl --wrong",
                "drop"
            })
    void explainsItselfWhenItDoesNotUnderstand(String line) {
        assertThat(command.run((Object[]) line.split(" "))).isEqualTo(2);
        assertThat(command.err()).contains("trm pack explain FILE");
    }

    @Test
    void timesEverySampleBothWays() {
        List<Measurement> measurements = new Bench(2)
                .run(new TranslationBench(false).works(List.of(CommandLine.pack("by"), CommandLine.pack("iom"))));

        assertThat(measurements)
                .allSatisfy(each -> {
                    assertThat(each.runs()).isGreaterThanOrEqualTo(20);
                    assertThat(each.median()).isPositive().isLessThanOrEqualTo(each.p95());
                    assertThat(each.processor()).isPositive();
                    assertThat(each.bytes()).isGreaterThan(1000);
                })
                .extracting(each -> each.pack() + " " + each.way())
                .contains("by in", "by out", "iom in", "iom out");
        BenchReport report = new BenchReport("Translations", 3000, measurements);
        assertThat(report.text().text()).contains("budget 3000 us");
        assertThat(report.json().text()).contains("\"medianMicroseconds\":");
    }

    @Test
    void takesTheLargestSampleOfEachWayWhenInAHurry() {
        assertThat(new TranslationBench(true).works(List.of(CommandLine.pack("pl"))))
                .extracting(each -> each.way() + " " + each.sample())
                .hasSize(2)
                .contains("in zgloszenie-matka-z-dziecmi.xml");
    }

    @Test
    void saysWhenTheBudgetIsMissed() {
        List<Measurement> slow = List.of(
                new Measurement("zz", "fast.xml", "in", 20, 4000.0, 5000.0, 6000.0, 20.0, 5000),
                new Measurement("zz", "slow.xml", "in", 20, 3001.0, 3500.0, 3600.0, 3000.0, 5000));

        BenchReport missed = new BenchReport("Translations", 3000, slow);
        assertThat(missed.status()).isEqualTo(1);
        assertThat(missed.text().text()).containsPattern("zz +in +3000.0 +MISSED");
        assertThat(missed.json().text()).contains("\"withinBudget\":false");
        assertThat(new BenchReport("Translations", 3000, slow.subList(0, 1)).status())
                .isZero();
    }

    @Test
    void timesTheProtectionOfEachTypeOfMessage() {
        List<Measurement> measurements = new Bench(2)
                .run(new ProtectBench(false).works(List.of(CommandLine.pack("sk"), CommandLine.pack("tm"))));

        assertThat(measurements)
                .allSatisfy(each -> {
                    assertThat(each.runs()).isGreaterThanOrEqualTo(20);
                    assertThat(each.median()).isPositive().isLessThanOrEqualTo(each.p99());
                    assertThat(each.bytes()).isGreaterThan(1000);
                })
                .extracting(each -> each.pack() + " " + each.way())
                .contains("sk M03", "sk M27", "tm M03", "tm M27");
        assertThat(new ProtectBench(true).works(List.of(CommandLine.pack("pl"))))
                .hasSize(1);
    }

    @Test
    void writesOutputInUtf8() {
        assertThat(command.run("--help")).isZero();
        assertThat(command.taken().getBytes(UTF_8)).isNotEmpty();
    }
}
