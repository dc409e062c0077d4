package org.trmgateway.auditor.tampering;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.trail.EntryBytes;

/** The proof that a receipt brings along, verified as docs/verify-by-hand.md says: by openssl and sha256sum, and by the Python script. */
class InclusionByHandTest {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```bash\\n(.*?)^```\\n+(?:^```\\n(.*?)^```$)?");
    private static final String MARK = "=== answer\n";

    private final ReceiptDesk desk = new ReceiptDesk();

    @TempDir
    private Path folder;

    @Test
    void everyLineOfThePageAnswersWhatThePageSays() throws Exception {
        List<String> lines = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(section());
        while (blocks.find()) {
            lines.add(blocks.group(1));
            expected.add(shape(blocks.group(2) == null ? "" : blocks.group(2)));
        }
        assertThat(lines).hasSize(4);
        String script = "RECEIPT=receipt.asice DIRECTORY=directory.asice TRUST=trust AT=" + ReceiptDesk.AT + " AUDIT='"
                + PythonTwin.SOURCE + "'\n" + String.join("echo '" + MARK.strip() + "'\n", lines);
        Files.writeString(desk.lay(folder).resolve("page.sh"), script);
        String said = PythonTwin.run(List.of("bash", "-c", "cd '" + folder + "' && bash page.sh"));
        List<String> answers = new ArrayList<>();
        for (String answer : said.split(MARK, -1)) {
            answers.add(shape(answer));
        }
        assertThat(answers).isEqualTo(expected);
    }

    @Test
    void theScriptVerifiesAReceiptWithItsProof() throws Exception {
        assertThat(verify(desk.proven(desk.entry(desk.receipt()), SampleNode.WITNESSES)))
                .contains("seenBy: iom-ed25519")
                .endsWith("VERIFIED\n0\n");
    }

    @Test
    void theScriptReportsAReceiptThatBringsNoProof() throws Exception {
        assertThat(verify(desk.receipt())).contains("DEFECT proof: missing").endsWith("\n1\n");
    }

    @Test
    void theScriptReportsAnEntryAboutAnotherReceipt() throws Exception {
        EntryBytes other = desk.entry("another receipt".getBytes(UTF_8));
        assertThat(verify(desk.proven(other, SampleNode.WITNESSES)))
                .contains("DEFECT proof-entry: document\n")
                .endsWith("defects: 1\n1\n");
    }

    @Test
    void theScriptReportsALogThatTooFewHaveSeen() throws Exception {
        assertThat(verify(desk.proven(desk.entry(desk.receipt()), List.of("rs", "sk"))))
                .contains("DEFECT checkpoint-quorum: proof\n")
                .endsWith("defects: 1\n1\n");
    }

    @Test
    void theScriptReportsOneChangedByteAnywhere() throws Exception {
        byte[] proven = desk.proven(desk.entry(desk.receipt()), SampleNode.WITNESSES);
        for (int position = 11; position < proven.length; position += 1201) {
            assertThat(verify(Tampering.flipped(proven, position, 1)))
                    .as("byte %d", position)
                    .endsWith("\n1\n");
        }
    }

    @Test
    void theScriptSaysHowItIsUsed() throws Exception {
        String script = PythonTwin.SOURCE.resolve("trm_audit.py").toString();
        assertThat(PythonTwin.run(List.of("python3", script, "--help"))).contains("fsck", "verify", "Exit status");
        String answer =
                PythonTwin.run(List.of("bash", "-c", "python3 " + script + " fsck '" + folder + "/nothing'; echo $?"));
        assertThat(answer).isEqualTo("cannot be checked: the export is not a folder\n2\n");
    }

    /** What the script says, and its exit status. */
    private String verify(byte[] receipt) throws IOException, InterruptedException, GeneralSecurityException {
        Files.write(desk.lay(folder).resolve("receipt.asice"), receipt);
        return PythonTwin.run(List.of(
                "bash",
                "-c",
                "cd '" + folder + "' && python3 " + PythonTwin.SOURCE.resolve("trm_audit.py")
                        + " verify receipt.asice --policy policy-of-test --directory directory.asice --trust trust --at "
                        + ReceiptDesk.AT + "; echo $?"));
    }

    private static String section() throws IOException {
        String page = Files.readString(Path.of("..", "..", "docs", "verify-by-hand.md"));
        int from = page.indexOf("## 11. ");
        return page.substring(from, page.indexOf("\n## ", from));
    }

    /** An answer without what is different each time. */
    private static String shape(String answer) {
        return answer.replaceAll("[0-9a-f]{64}", "SHA256")
                .replaceAll("(?m)^[A-Za-z0-9+/]{43}=$", "ROOT")
                .replaceAll("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z", "TIME");
    }
}
