package org.trmgateway.auditor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.trmgateway.referral.Evidence;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Refusal;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.Receipts;
import org.trmgateway.seal.TimeStamp;
import org.trmgateway.seal.TrustAnchors;
import org.trmgateway.seal.VerifiedReceipt;

/**
 * Checks one receipt: that it was signed, unaltered, by a gateway which the signed directory lists and the trust roots vouch for. A check that
 * fails is named by its error code.
 */
public final class ReceiptCheck {

    private static final long LONGEST_FILE = 16L << 20;

    private ReceiptCheck() {}

    /**
     * Checks a receipt.
     *
     * @param receipt an ASiC-E container
     * @param directory the signed directory
     * @param trust folder of roots, authorities and revocation lists
     * @param at the moment at which signer and directory have to be valid
     * @throws IOException when a file cannot be read, which says nothing about the receipt
     */
    public static Findings check(Path receipt, Path directory, Path trust, Instant at) throws IOException {
        Findings findings = new Findings();
        findings.fact("checkedAt", at);
        byte[] receiptBytes = read(receipt);
        byte[] directoryBytes = read(directory);
        try {
            TrustAnchors anchors = TrustFolder.read(trust);
            Directory opened = Directory.open(directoryBytes, anchors, Clock.fixed(at, ZoneOffset.UTC));
            VerifiedReceipt receiptRead = Receipts.read(receiptBytes, opened, anchors, at);
            describe(receiptRead.evidence(), findings);
            describe(receiptRead.stamps(), findings);
        } catch (GatewayException refused) {
            findings.defect(refused.code().name(), refused.detail().toString());
        }
        return findings;
    }

    private static void describe(Evidence evidence, Findings findings) {
        findings.fact("event", evidence.event().wireName());
        findings.fact("messageId", evidence.messageId());
        findings.fact("type", evidence.type());
        findings.fact("from", evidence.from());
        findings.fact("to", evidence.to());
        findings.fact("issuer", evidence.issuer());
        findings.fact("at", evidence.at());
        findings.fact("envelopeSha256", evidence.envelopeSha256());
        findings.fact("originalSha256", evidence.originalSha256());
        findings.fact("refusal", evidence.refusal().map(Refusal::code));
        findings.fact(
                "refusalDetail",
                evidence.refusal().map(refusal -> refusal.detail().toString()).filter(detail -> !detail.isEmpty()));
    }

    private static void describe(List<TimeStamp> stamps, Findings findings) {
        for (int number = 1; number <= stamps.size(); number++) {
            TimeStamp stamp = stamps.get(number - 1);
            findings.fact("stampedAt/" + number, stamp.at());
            findings.fact("stampedBy/" + number, stamp.authority());
        }
    }

    private static byte[] read(Path file) throws IOException {
        if (Files.size(file) > LONGEST_FILE) {
            throw new IOException(file.getFileName() + " is too long");
        }
        return Files.readAllBytes(file);
    }
}
