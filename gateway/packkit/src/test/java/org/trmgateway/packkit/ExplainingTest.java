package org.trmgateway.packkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainingTest {

    private static final Path FORM =
            CommandLine.HOME.resolve("contracts/countries/pl/samples/zgloszenie-matka-z-dziecmi.xml");

    private final CommandLine command = new CommandLine();

    @TempDir
    private Path directory;

    @Test
    void explainsFormStepByStepWithoutItsValues() {
        assertThat(command.run("explain", FORM)).as(command.err()).isZero();

        assertThat(command.taken())
                .contains("1. The file is the form zgloszenie of the format zgloszenie-sg/1 (pack pl ")
                .contains("2. It becomes the message M03 ReferralRequest")
                .containsPattern("P1 +left out +pl:nazwiskoRodowe")
                .containsPattern("T2 Exploitation/vic_TypeOfExploitation +from national code pl:wykorzystanie:07")
                .contains("Values are not shown")
                .doesNotContain("Kanarkowska", "SG/2026/0017", "1996");
    }

    @Test
    void saysWhatEachViewMakesOfAField() {
        assertThat(command.run("explain", FORM)).isZero();

        String text = command.taken();
        String birth = part(text, "P3 Person/prs_Birthdate");
        assertThat(birth).contains("sealed for the receiver alone", "coarser, as trm_AgeBand", "dropped");
        String name = part(text, "P1 Person/prs_SecondName");
        assertThat(name).contains("replaced by a pseudonym made for the receiver");
        assertThat(text)
                .containsPattern("O0 +\\d+ values open, 0 sealed +NRC that was asked and has not accepted")
                .containsPattern("IO +\\d+ values open, [1-9]\\d* sealed +IOM");
    }

    @Test
    void showsValuesAndCoarserValuesToWhomAsks() {
        assertThat(command.run("explain", FORM, "--values")).isZero();

        assertThat(command.taken())
                .containsPattern("P3 Person/prs_Birthdate +.*= 19")
                .containsPattern("coarser, as trm_AgeBand = \\d")
                .doesNotContain("Values are not shown");
    }

    @Test
    void writesJson() {
        assertThat(command.run("explain", FORM, "--json")).isZero();

        assertThat(command.taken())
                .startsWith("{\"pack\":\"pl\",\"version\":")
                .contains("\"message\":\"M03\"", "\"losses\":[{\"field\":\"P1\"")
                .contains("\"receivers\":{\"O0\":", "\"views\":{\"O0\":\"")
                .doesNotContain("\"value\":", "Kanarkowska");
    }

    @Test
    void findsThePackThatKnowsTheForm() throws IOException {
        Path lonely = Files.copy(FORM, directory.resolve("form.xml"));

        assertThat(command.run("explain", lonely)).as(command.err()).isZero();
        assertThat(command.taken()).contains("(pack pl ");
    }

    @Test
    void explainsWithPackThatIsNotOfTheBuild() {
        Path pack = directory.resolve("pack");
        assertThat(command.run("new", "zz", "--into", pack)).isZero();

        assertThat(command.run("explain", pack.resolve("samples/request.xml"), "--pack", pack))
                .as(command.err())
                .isZero();
        assertThat(command.taken())
                .contains("form request of the format request-zz/1 (pack zz 0.1.0)", "from national code zz:urgency:2")
                .contains("Nothing was lost in translation.");
    }

    @Test
    void explainsCanonicalMessageOfPackThatTakesThem() throws IOException {
        Path message = Files.copy(
                CommandLine.HOME.resolve("contracts/messages/samples/M17/valid-met.xml"), directory.resolve("m17.xml"));

        assertThat(command.run("explain", message, "--pack", "by"))
                .as(command.err())
                .isZero();
        assertThat(command.taken()).contains("form message of the format trm/1", "M17 ArrivalReceipt");
    }

    @Test
    void saysWhyAFormIsRefusedWithoutItsValues() throws IOException {
        Path broken = directory.resolve("broken.xml");
        Files.writeString(broken, Files.readString(FORM).replace("plec kod=\"", "plec kod=\"Kanarkowska"));

        assertThat(command.run("explain", broken, "--pack", "pl")).isEqualTo(1);
        assertThat(command.taken())
                .contains("1. The file is no form that the pack pl can read.")
                .contains("2. It is refused: TRANSLATE_SCHEMA field=plec rule=cvc-")
                .doesNotContain("Kanarkowska");
        assertThat(command.run("explain", broken, "--pack", "pl", "--json")).isEqualTo(1);
        assertThat(command.taken())
                .contains("\"refused\":\"TRANSLATE_SCHEMA\"", "\"field\":\"plec\"", "\"position\":")
                .doesNotContain("Kanarkowska");
    }

    @Test
    void saysWhichFormItIsThoughItsCodesAreUnknown() {
        Path pack = directory.resolve("pack");
        assertThat(command.run("new", "zz", "--into", pack)).isZero();
        CommandLine.replace(pack.resolve("samples/request.xml"), "place code=\"100\"", "place code=\"999\"");
        command.taken();

        assertThat(command.run("explain", pack.resolve("samples/request.xml"))).isEqualTo(1);
        assertThat(command.taken())
                .contains("1. The file is the form request of the format request-zz/1 (pack zz 0.1.0).")
                .contains("2. It is refused: TRANSLATE_CODE_UNKNOWN field=Q3 rule=places\n   ");
    }

    @Test
    void saysThatNoPackKnowsTheFile() throws IOException {
        Path strange = Files.writeString(directory.resolve("strange.xml"), "<strange/>");

        assertThat(command.run("explain", strange)).isEqualTo(2);
        assertThat(command.err()).contains("no pack knows this file");
    }

    private static String part(String text, String field) {
        int begin = text.indexOf(field);
        assertThat(begin).as(field).isPositive();
        return text.substring(begin, text.indexOf("\n   ", text.indexOf("dropped", begin)));
    }
}
