package org.trmgateway.officer.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.trmgateway.auditor.Findings;
import org.trmgateway.auditor.ReceiptCheck;
import org.trmgateway.officer.desk.Arguments;
import org.trmgateway.officer.desk.NodeRefusal;
import org.trmgateway.officer.desk.UsageException;
import org.trmgateway.referral.MessageId;

/** Binds together, for a court, everything a party can prove about the messages of a case, and what is needed to check it. */
final class PackCommand {

    private final Arguments arguments;
    private final Holders holders;
    private final Clock clock;
    private final PrintStream out;

    PackCommand(Arguments arguments, Holders holders, Clock clock, PrintStream out) {
        this.arguments = arguments;
        this.holders = holders;
        this.clock = clock;
        this.out = out;
    }

    /** Whether every receipt verified; one that did not is named, and nothing is written. */
    boolean run() throws UsageException, IOException, InterruptedException, NodeRefusal {
        Phrases phrases = Phrases.in(arguments.option("--language").orElse("en"));
        Instant now = clock.instant();
        Case asked = asked();
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        List<Timeline.Proven> proven = new ArrayList<>();
        for (CaseMessage message : asked.holder().ofCase(asked.message())) {
            List<Statement> statements = new ArrayList<>();
            for (Proof proof : message.proofs()) {
                String file = "evidence/" + message.id() + "-" + proof.event() + ".asice";
                byte[] container = asked.holder().container(message.id(), proof.event());
                Findings findings = judge(container, now);
                if (!findings.isVerified()) {
                    out.println("NOT VERIFIED: " + file);
                    findings.defects()
                            .forEach(defect -> out.println("  DEFECT " + defect.check() + ": " + defect.where()));
                    return false;
                }
                files.put(file, container);
                statements.add(Statement.of(file, findings, proof.missing()));
            }
            proven.add(new Timeline.Proven(message, statements));
        }
        Timeline timeline = new Timeline(proven);
        files.put(
                "timeline.pdf",
                TimelinePdf.write(timeline, phrases, asked.holder().system(), now));
        files.put("README.txt", (phrases.say("readme") + "\n").getBytes(StandardCharsets.UTF_8));
        addWhatIsBelieved(files);
        Path pack = Path.of(arguments.option("--out").orElse("evidence-" + asked.message() + ".zip"));
        PackFile.write(pack, files, now);
        out.println("held by " + asked.holder().system() + ": " + proven.size() + " messages");
        timeline.gaps(phrases, now).forEach(gap -> out.println("  " + gap));
        out.println("written: " + pack);
        return true;
    }

    /** Whose evidence, and one message of the case. */
    private record Case(Holder holder, MessageId message) {}

    private Case asked() throws UsageException, IOException, InterruptedException, NodeRefusal {
        Optional<String> reference = arguments.option("--case");
        if (reference.isEmpty()) {
            MessageId message = Words.messageId(arguments.required("--message"));
            return new Case(holders.holding(message).holder(), message);
        }
        for (Holder holder : holders.all()) {
            Optional<MessageId> message = holder.messageOf(reference.get());
            if (message.isPresent()) {
                return new Case(holder, message.get());
            }
        }
        throw new UsageException("no system that was asked has a message of this case lately: name one with --message");
    }

    /** By the offline auditor, as anybody else would. */
    private Findings judge(byte[] container, Instant now) throws UsageException, IOException {
        Path file = Files.createTempFile("evidence", ".asice");
        try {
            Files.write(file, container);
            return ReceiptCheck.check(file, holders.directory(), holders.trust(), now);
        } finally {
            Files.delete(file);
        }
    }

    private void addWhatIsBelieved(SequencedMap<String, byte[]> files) throws UsageException, IOException {
        try (Stream<Path> trust = Files.list(holders.trust())) {
            for (Path file : trust.filter(Files::isRegularFile).sorted().toList()) {
                files.put("trust/" + file.getFileName(), Files.readAllBytes(file));
            }
        }
        files.put("directory.asice", Files.readAllBytes(holders.directory()));
        try (InputStream script = Phrases.resource("verify.sh")) {
            files.put("verify.sh", script.readAllBytes());
        }
    }
}
