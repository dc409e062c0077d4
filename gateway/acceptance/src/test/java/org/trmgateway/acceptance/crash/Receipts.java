package org.trmgateway.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.trmgateway.acceptance.demo.SystemClient;
import org.trmgateway.acceptance.federation.Federation;
import org.trmgateway.auditor.Findings;
import org.trmgateway.auditor.ReceiptCheck;

/** Has the receipts that a sender can fetch verified by the offline auditor. */
final class Receipts {

    static final List<String> NEEDED = List.of("SubmissionAcceptance", "RelayAcceptance", "ContentHandover");

    private final Federation federation;

    Receipts(Federation federation) {
        this.federation = federation;
    }

    /** One for each step of the way, all about this message, the later ones about the very same sealed bytes. */
    void requireAll(SystemClient sender, String messageId) {
        Set<String> envelopes = new HashSet<>();
        for (String event : NEEDED) {
            byte[] receipt = sender.receipt(messageId, event)
                    .orElseThrow(() -> new AssertionError("there is no receipt " + event));
            Findings findings = check(receipt);
            assertThat(findings.defects()).as(event).isEmpty();
            assertThat(findings.facts()).containsEntry("event", event).containsEntry("messageId", messageId);
            if (findings.facts().containsKey("envelopeSha256")) {
                envelopes.add(findings.facts().get("envelopeSha256"));
            }
        }
        assertThat(envelopes).hasSize(1);
    }

    private Findings check(byte[] receipt) {
        try {
            Path file = Files.createTempFile(federation.directory(), "receipt", ".asice");
            Files.write(file, receipt);
            return ReceiptCheck.check(
                    file,
                    federation.keys().layout().directoryFile(),
                    federation.keys().trust(),
                    Clock.systemUTC().instant());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
