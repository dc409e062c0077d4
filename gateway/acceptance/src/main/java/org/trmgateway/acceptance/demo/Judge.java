package org.trmgateway.acceptance.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.trmgateway.acceptance.federation.Federation;
import org.trmgateway.auditor.Against;
import org.trmgateway.auditor.Findings;
import org.trmgateway.auditor.MessageCheck;
import org.trmgateway.auditor.ReceiptCheck;
import org.trmgateway.auditor.TrailFsck;
import org.trmgateway.node.trail.JdbcTrailStore;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.Sha256;

/** Judges what the nodes say with the offline auditor, which trusts none of them. */
public final class Judge {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> NEEDED = List.of("SubmissionAcceptance", "RelayAcceptance", "ContentHandover");

    private final Federation federation;

    public Judge(Federation federation) {
        this.federation = federation;
    }

    /**
     * Whether the sender holds a receipt for each step of the message's way, each signed by a gateway of the directory, all about this message and
     * the later ones about the very same sealed bytes.
     */
    public boolean receiptsVerify(SystemClient sender, String messageId) {
        Set<String> envelopes = new HashSet<>();
        for (String event : NEEDED) {
            Optional<byte[]> receipt = sender.receipt(messageId, event);
            if (receipt.isEmpty()) {
                return false;
            }
            Findings findings = check(messageId, event, receipt.get());
            if (!findings.isVerified()
                    || !event.equals(findings.facts().get("event"))
                    || !messageId.equals(findings.facts().get("messageId"))) {
                return false;
            }
            String envelope = findings.facts().get("envelopeSha256");
            if (envelope != null) {
                envelopes.add(envelope);
            }
        }
        return envelopes.size() == 1;
    }

    /** Whether a signed refusal of a submission verifies. */
    boolean refusalVerifies(byte[] receipt) {
        return check("refused-" + Sha256.of(receipt), "SubmissionRejection", receipt)
                .isVerified();
    }

    /** Exports a node's trail as its database has it, once everything pending has its index, and re-derives it. */
    public Play.Trail trailOf(String node) {
        try {
            Path export = export(node);
            Findings findings = TrailFsck.check(export, Against.nothing());
            return new Play.Trail(
                    Long.parseLong(findings.facts().get("totalEntries")), findings.isVerified(), export.toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What the trail of a node says of a message, and whether it was erased, by the offline auditor. */
    public Findings message(String node, String messageId) {
        try {
            return MessageCheck.check(export(node), MessageId.parse(messageId), true, Against.nothing());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path export(String node) throws IOException {
        JdbcTrailStore store = federation.running().get(node).getBean(JdbcTrailStore.class);
        Waiting.until(
                "every trail entry has its index",
                PATIENCE,
                () -> store.pending(1).isEmpty() ? Optional.of(true) : Optional.empty());
        Path export = federation.directory().resolve("looked-at").resolve(node);
        empty(export);
        UnwitnessedExport.write(export, store);
        return export;
    }

    private Findings check(String messageId, String event, byte[] receipt) {
        Path file = federation.directory().resolve("receipts").resolve(messageId + "-" + event + ".asice");
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, receipt);
            Instant now = Clock.systemUTC().instant();
            return ReceiptCheck.check(
                    file,
                    federation.keys().layout().directoryFile(),
                    federation.keys().trust(),
                    now);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
