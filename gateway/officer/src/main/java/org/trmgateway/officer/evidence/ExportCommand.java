package org.trmgateway.officer.evidence;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.trmgateway.officer.desk.Arguments;
import org.trmgateway.officer.desk.NodeRefusal;
import org.trmgateway.officer.desk.UsageException;
import org.trmgateway.referral.MessageId;

/** Writes the receipts of one message with their time-stamps, each a file of its own. */
final class ExportCommand {

    private static final String FOLDER = "evidence";

    private final Arguments arguments;
    private final Holders holders;
    private final PrintStream out;

    ExportCommand(Arguments arguments, Holders holders, PrintStream out) {
        this.arguments = arguments;
        this.holders = holders;
        this.out = out;
    }

    void run() throws UsageException, IOException, InterruptedException, NodeRefusal {
        MessageId message = Words.messageId(arguments.required("--message"));
        Holders.Found found = holders.holding(message);
        List<Proof> wanted = wanted(found.proofs());
        Path folder = Path.of(arguments.option("--out").orElse(FOLDER));
        Files.createDirectories(folder);
        out.println("held by " + found.holder().system() + ":");
        boolean complete = true;
        for (Proof proof : wanted) {
            Path file = folder.resolve(message + "-" + proof.event() + ".asice");
            Files.write(file, found.holder().container(message, proof.event()));
            out.println("  " + file + Words.stamps(proof));
            complete &= proof.missing().isEmpty();
        }
        if (!complete) {
            out.println("Some time-stamps are still to come: run this again in a few seconds.");
        }
        out.println(
                "Next: ./trm evidence verify " + folder.resolve("*.asice") + ", or by hand: docs/verify-by-hand.md");
    }

    private List<Proof> wanted(List<Proof> proofs) throws UsageException {
        Optional<String> event = arguments.option("--event");
        List<Proof> wanted = proofs.stream()
                .filter(proof -> event.isEmpty() || event.get().equals(proof.event()))
                .toList();
        if (wanted.isEmpty()) {
            throw new UsageException("there is no such evidence; there is: "
                    + proofs.stream().map(Proof::event).toList());
        }
        return wanted;
    }
}
