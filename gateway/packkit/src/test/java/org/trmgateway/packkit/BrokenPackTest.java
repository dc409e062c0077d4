package org.trmgateway.packkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One thing broken in a copy of a good pack, and what the check says of it. */
class BrokenPackTest {

    private final CommandLine command = new CommandLine();

    private Path pack = Path.of("");

    @TempDir
    private Path directory;

    @BeforeEach
    void begin() {
        pack = directory.resolve("copy");
        assertThat(command.run("new", "zz", "--into", pack)).isZero();
        command.taken();
    }

    @Test
    void namesManifestThatBreaksItsShape() {
        CommandLine.replace(pack.resolve("pack.xml"), "charset=\"UTF-8\" ", "");

        assertThat(refused())
                .contains("pack.xml: manifest of countries/zz is invalid")
                .contains("charset");
    }

    @Test
    void namesMissingManifest() throws IOException {
        Files.delete(pack.resolve("pack.xml"));

        assertThat(refused()).contains("pack.xml");
    }

    @Test
    void namesSchemaThatDoesNotCompile() {
        CommandLine.replace(pack.resolve("schemas/request-1.xsd"), "type=\"Place\"", "type=\"Nowhere\"");

        assertThat(refused())
                .contains("schemas/request-1.xsd is not a valid schema")
                .contains("Nowhere");
    }

    @Test
    void namesEveryMapThatDoesNotCompileWithItsLine() {
        CommandLine.replace(pack.resolve("maps/request-in.xsl"), "trm:place(", "trm:nowhere(");
        CommandLine.replace(pack.resolve("maps/refusal.xsl"), "@field, @rule", "@field @rule");

        assertThat(refused())
                .containsPattern("maps/request-in.xsl: map countries/zz/maps/request-in.xsl does not compile: 17: ")
                .contains("maps/refusal.xsl: map countries/zz/maps/refusal.xsl does not compile");
    }

    @Test
    void namesTableThatLeavesItsListTogetherWithBrokenMap() {
        CommandLine.replace(pack.resolve("codes/urgency.csv"), "Soon", "Sooner");
        CommandLine.replace(pack.resolve("maps/request-out.xsl"), "</urgency>", "");

        assertThat(refused())
                .contains("codes/urgency.csv: code table urgency is ambiguous or leads nowhere at Sooner")
                .contains("maps/request-out.xsl");
    }

    @Test
    void namesTableThatHasCodeTwice() {
        CommandLine.replace(pack.resolve("codes/urgency.csv"), "3;no hurry", "2;no hurry");

        assertThat(refused()).contains("code table urgency is ambiguous or leads nowhere at 2");
    }

    @Test
    void namesLabelsThatAreMissingAltogether() throws IOException {
        Files.delete(pack.resolve("labels/en.csv"));

        assertThat(refused()).contains("labels and places: the contracts lack countries/zz/labels/en.csv");
    }

    @Test
    void namesPlaceThatIsThereTwice() {
        CommandLine.replace(pack.resolve("places.csv"), "101;", "100;");

        assertThat(refused()).contains("labels and places: places places.csv name a code twice: 100");
    }

    @Test
    void namesSampleWithAnotherResultAndShowsValuesOnlyWhenAsked() {
        CommandLine.replace(pack.resolve("samples/request.canonical.xml"), "2026-12-10", "2026-12-11");

        assertThat(refused())
                .contains("samples/request.xml: the canonical message is another from trm_QueryFrom on")
                .doesNotContain("2026-12-1");
        assertThat(command.run("check", pack, "--verbose")).isEqualTo(1);
        assertThat(command.taken())
                .contains("expected  <trm_QueryFrom>2026-12-11<", "found     <trm_QueryFrom>2026-12-10<");
        assertThat(command.run("check", pack, "--json")).isEqualTo(1);
        assertThat(command.taken())
                .contains("\"ok\":false", "\"severity\":\"REFUSED\"")
                .doesNotContain("2026-12-1");
    }

    @Test
    void namesSampleThatIsRefused() {
        CommandLine.replace(pack.resolve("samples/request.xml"), "place code=\"100\"", "place code=\"999\"");

        assertThat(refused()).contains("samples/request.xml: TRANSLATE_CODE_UNKNOWN field=Q3 rule=places");
    }

    @Test
    void namesDeliveredSampleWithAnotherResult() {
        CommandLine.replace(pack.resolve("samples/delivered/m01-request.xml"), "Second Region", "Third Region");

        assertThat(refused())
                .contains("samples/delivered/m01-request.xml: the national document is another from place on");
    }

    @Test
    void namesDocumentThatItsOwnSchemaRefuses() {
        CommandLine.replace(pack.resolve("maps/request-out.xsl"), "<neededFrom>", "<neededFrom day=\"yes\">");

        assertThat(refused())
                .contains("samples/delivered/m01-request.xml: TRANSLATE_MAP_FAILED field=neededFrom rule=cvc-");
    }

    @Test
    void namesRefusalThatCannotBeWritten() {
        CommandLine.replace(pack.resolve("maps/refusal.xsl"), " message=\"{$trm:context?message-id}\"", "");

        assertThat(refused())
                .containsPattern(
                        "refusals: the one for \\w+ cannot be written: TRANSLATE_MAP_FAILED field=refusal rule=cvc-");
    }

    @Test
    void namesRefusalThatFailsOnlyWhereThereIsPlace() {
        CommandLine.replace(pack.resolve("maps/refusal.xsl"), "name=\"line\"", "name=\"row\"");

        assertThat(refused()).contains("refusals: the one for ");
    }

    @Test
    void namesSampleWithoutResult() throws IOException {
        Files.delete(pack.resolve("samples/request.canonical.xml"));

        assertThat(refused())
                .contains("samples/request.xml: has no expected result")
                .contains("form request: has no sample that translates");
    }

    @Test
    void countsAsGapWhatWorksAndIsIncomplete() {
        CommandLine.replace(
                pack.resolve("codes/urgency.csv"), "3;no hurry;Normal;exact;both", "3;no hurry;Normal;exact;in");
        CommandLine.replace(pack.resolve("labels/en.csv"), "trm_Urgency;Soon;Soon\n", "");

        assertThat(command.run("check", pack)).as(command.outAndErr()).isZero();
        assertThat(command.taken())
                .contains("Gaps (2)")
                .contains("table urgency: a message with one of these codes of trm_Urgency cannot be delivered")
                .containsPattern("urgency +trm_Urgency +3 +- +- +- +2 +- +Normal +-")
                .contains("labels en: no label, so the bare code is shown: trm_Urgency Soon");
    }

    @Test
    void asksForNoLabelThatNobodyWouldRead() throws IOException {
        Path labels = pack.resolve("labels/en.csv");
        Files.write(
                labels,
                Files.readAllLines(labels).stream()
                        .filter(line -> !line.startsWith("vic_Vulnerabilities;") && !line.startsWith("trm_DataStatus;"))
                        .toList());

        assertThat(command.run("check", pack)).as(command.outAndErr()).isZero();
        assertThat(command.taken()).contains("Gaps (1)", "trm_DataStatus").doesNotContain("vic_Vulnerabilities");
    }

    @Test
    void listsCodesThatAreWidenedNarrowedAndLost() {
        CommandLine.replace(pack.resolve("codes/urgency.csv"), "3;no hurry;Normal;exact;both", """
                3;no hurry;Normal;exact;both
                4;tomorrow;Soon;broader;in
                5;whenever;Normal;narrower;in
                6;unclear;;none;in""");

        assertThat(command.run("check", pack)).as(command.outAndErr()).isZero();
        assertThat(command.taken()).containsPattern("urgency +trm_Urgency +6 +4 +5 +6 +3 +- +- +-");
    }

    @Test
    void saysWhichElementsComeBackAsOthers() {
        CommandLine.replace(pack.resolve("maps/request-out.xsl"), "(c:Query/c:trm_QueryFrom ! string(), ", "(");
        CommandLine.replace(
                pack.resolve("samples/delivered/m01-request.xml"), "<neededFrom>2027-01-08", "<neededFrom>2026-11-23");

        assertThat(command.run("check", pack)).as(command.outAndErr()).isZero();
        assertThat(command.taken())
                .containsPattern("request.xml +as a national document +Query/trm_QueryFrom\n")
                .contains("comes back with other values, and no loss says so: Query/trm_QueryFrom");
    }

    @Test
    void saysThatALossDeclaresWhatDiffers() {
        CommandLine.replace(
                pack.resolve("codes/urgency.csv"),
                "3;no hurry;Normal;exact;both",
                "3;no hurry;Normal;exact;both\n4;tomorrow;Soon;broader;in");
        CommandLine.replace(pack.resolve("schemas/request-1.xsd"), "value=\"3\"", "value=\"4\"");
        CommandLine.replace(pack.resolve("samples/request.xml"), "urgency code=\"2\"", "urgency code=\"4\"");
        CommandLine.replace(pack.resolve("samples/request.canonical.xml"), "zz:urgency:2", "zz:urgency:4");
        CommandLine.replace(
                pack.resolve("samples/request.canonical.xml"),
                "</Query>",
                "</Query>\n  <Losses>\n    <trm_Loss>N1 WIDENED zz:urgency</trm_Loss>\n  </Losses>");

        assertThat(command.run("check", pack)).as(command.outAndErr()).isZero();
        assertThat(command.taken()).contains("Case/trm_Urgency (L)").doesNotContain("no loss says so");
    }

    @Test
    void refusesNewVersionThatNoLongerReadsFormsOfTheOldOne() {
        Path next = CommandLine.copy("pl", directory.resolve("next"));
        assertThat(command.run("check", next, "--since", "pl")).isEqualTo(1);
        assertThat(command.taken()).contains("pack.xml: the version must be higher than");

        CommandLine.replace(next.resolve("pack.xml"), "country=\"pl\" version=\"1.", "country=\"pl\" version=\"9.");
        assertThat(command.run("check", next, "--since", "pl"))
                .as(command.outAndErr())
                .isZero();

        CommandLine.replace(next.resolve("codes/branza.csv"), "\nF;", "\nFF;");
        assertThat(command.run("check", next, "--since", "pl")).isEqualTo(1);
        assertThat(command.taken())
                .contains("table branza: codes of forms that are still about are no longer read")
                .contains("(keep them with direction in): F");
    }

    @Test
    void checksCopyOfBiggerPackWhereverItLies() {
        Path copy = CommandLine.copy("pl", directory.resolve("somewhere"));
        CommandLine.replace(copy.resolve("codes/plec.csv"), ";exact;", ";exactly;");

        assertThat(command.run("check", copy)).isEqualTo(1);
        assertThat(command.taken()).contains("codes/plec.csv: no such relation of codes: exactly");
    }

    private String refused() {
        assertThat(command.run("check", pack)).as(command.err()).isEqualTo(1);
        String text = command.taken();
        assertThat(text).contains("REFUSED: no node should get this pack.");
        return text;
    }
}
