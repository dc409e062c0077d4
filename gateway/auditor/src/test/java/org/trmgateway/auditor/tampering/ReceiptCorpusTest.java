package org.trmgateway.auditor.tampering;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.auditor.Main;
import org.trmgateway.seal.SigningIdentity;
import org.trmgateway.trail.EntryBytes;

/** Receipts that somebody made up or damaged, judged by the auditor and by its twin: the verdict is the same. */
class ReceiptCorpusTest {

    private final ReceiptDesk desk = new ReceiptDesk();

    @TempDir
    private Path folder;

    @Test
    void anHonestReceiptIsVerified() throws Exception {
        judged(desk.proven(desk.entry(desk.receipt()), SampleNode.WITNESSES), 0, "VERIFIED", "VERIFIED");
    }

    @Test
    void aPartyThatIsNoGatewayGivesNoReceipt() throws Exception {
        forged("pl-sg", desk.signer("pl-sg"), "OPEN_SIGNER_UNKNOWN", "signer");
    }

    @Test
    void aKeyThatTheDirectoryDoesNotListGivesNoReceipt() throws Exception {
        forged("pl-gw", desk.authority().signing("pl-gw", Optional.empty()), "OPEN_SIGNER_UNKNOWN", "signer");
    }

    @Test
    void aGatewayGivesNoReceiptInTheNameOfAnother() throws Exception {
        forged("pl-gw", desk.signer("rs-gw"), "OPEN_METADATA_MISMATCH", "signer");
    }

    @Test
    void whoeverBreaksTheEllipticKeyHasTheOtherOneToBreak() throws Exception {
        SigningIdentity forger = desk.authority().forger(desk.signer("pl-gw"), "pl-gw");
        forged("pl-gw", forger, "OPEN_SIGN", "signature");
    }

    @Test
    void theProofIsFromTheTrailOfWhoeverGaveTheReceipt() throws Exception {
        forged("rs-gw", desk.signer("rs-gw"), "proof: log", "proof: log");
    }

    @Test
    void anEntryWithoutThePartiesIsNotAboutTheReceipt() throws Exception {
        EntryBytes entry = desk.entry(desk.receipt());
        for (String member : List.of("from", "to")) {
            EntryBytes silent = new EntryBytes(new String(entry.toArray(), UTF_8)
                    .replaceFirst("\"" + member + "\":\"[a-z-]*\",", "")
                    .getBytes(UTF_8));
            assertThat(silent.toArray()).hasSizeLessThan(entry.toArray().length);
            judged(
                    desk.proven(silent, SampleNode.WITNESSES),
                    1,
                    "proof-entry: " + member,
                    "DEFECT proof-entry: " + member);
        }
    }

    @Test
    void whereTheDirectoryListsNoTrailNoLogIsThatOfTheGiver() throws Exception {
        desk.listTrailsOf(List.of("iom", "rs", "sk"));
        judged(desk.proven(desk.entry(desk.receipt()), SampleNode.WITNESSES), 1, "proof: log", "DEFECT proof: log");
    }

    @Test
    void whatIsMalformedIsADefectAndNoFault() throws Exception {
        for (String container : List.of("PK\3\4", "PK\3\4" + "a".repeat(40), "", "anything")) {
            judged(container.getBytes(UTF_8), 1, "OPEN_CONTAINER_MALFORMED", "container");
        }
    }

    @Test
    void withoutTheDirectoryNobodyKnowsWhoseSignatureItIs() throws Exception {
        lay(desk.proven(desk.entry(desk.receipt()), SampleNode.WITNESSES));
        assertThat(python(
                        "verify",
                        "receipt.asice",
                        "--policy",
                        "policy-of-test",
                        "--trust",
                        "trust",
                        "--at",
                        ReceiptDesk.AT))
                .contains("NOT VERIFIED, signer not held against the directory")
                .endsWith("\n2\n");
    }

    private void forged(String issuer, SigningIdentity signer, String check, String checkOfTwin) throws Exception {
        byte[] receipt = desk.receipt(issuer, signer);
        judged(desk.proven(receipt, desk.entry(receipt), SampleNode.WITNESSES), 1, check, checkOfTwin);
    }

    private void judged(byte[] receipt, int status, String said, String saidByTwin) throws Exception {
        lay(receipt);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, UTF_8);
        List<String> words = new ArrayList<>(
                List.of("verify", folder.resolve("receipt.asice").toString()));
        words.addAll(List.of("--policy", folder.resolve("policy-of-test").toString()));
        words.addAll(List.of("--directory", folder.resolve("directory.asice").toString()));
        words.addAll(List.of("--trust", folder.resolve("trust").toString(), "--at", ReceiptDesk.AT));
        int ended = Main.run(print, print, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), words);
        assertThat(out.toString(UTF_8)).contains(said);
        assertThat(ended).isEqualTo(status);
        assertThat(python(
                        "verify",
                        "receipt.asice",
                        "--policy",
                        "policy-of-test",
                        "--directory",
                        "directory.asice",
                        "--trust",
                        "trust",
                        "--at",
                        ReceiptDesk.AT))
                .contains(saidByTwin)
                .endsWith("\n" + status + "\n");
    }

    private void lay(byte[] receipt) throws IOException, GeneralSecurityException {
        Files.write(desk.lay(folder).resolve("receipt.asice"), receipt);
    }

    private String python(String... words) throws IOException, InterruptedException {
        return PythonTwin.run(List.of(
                "bash",
                "-c",
                "cd '" + folder + "' && python3 " + PythonTwin.SOURCE.resolve("trm_audit.py") + " "
                        + String.join(" ", words) + "; echo $?"));
    }
}
