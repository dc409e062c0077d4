package org.trmgateway.node.http;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageIds;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.Doors;
import org.trmgateway.routes.outbound.intake.Submission;
import org.trmgateway.routes.outbound.intake.SubmissionAnswer;

/** Doors that keep what came in, and answer as the flows do: the same key and bytes get the same answer. */
public final class RecordingDoors implements Doors {

    /** What a relay call handed over. */
    public record Relayed(NodeId peer, EnvelopeMetadata metadata, byte[] cms) {}

    /** What a report handed over. */
    public record Reported(NodeId peer, byte[] receipt) {}

    /** A submission that starts so makes the doors fail. */
    public static final String BREAKS = "break";

    private final MessageIds ids = new MessageIds(Clock.systemUTC(), new SecureRandom());
    private final Map<String, SubmissionAnswer.Accepted> accepted = new ConcurrentHashMap<>();
    private final BlockingQueue<Submission> submissions = new LinkedBlockingQueue<>();
    private final BlockingQueue<Relayed> relayed = new LinkedBlockingQueue<>();
    private final BlockingQueue<Reported> reported = new LinkedBlockingQueue<>();

    @Override
    public SubmissionAnswer submit(Submission submission) {
        submissions.add(submission);
        byte[] original = submission.original().value();
        if (new String(original, StandardCharsets.ISO_8859_1).startsWith(BREAKS)) {
            throw new IllegalStateException(new String(original, StandardCharsets.UTF_8));
        }
        if (submission.idempotencyKey().isEmpty()) {
            return refused(new Refusal(ErrorCode.INTAKE_IDEMPOTENCY_KEY_MISSING, Detail.field("Idempotency-Key")));
        }
        String key = submission.sender() + " " + submission.idempotencyKey().orElseThrow();
        SubmissionAnswer.Accepted earlier = accepted.get(key);
        if (earlier != null) {
            return new SubmissionAnswer.Accepted(earlier.messageIds(), earlier.acceptedAt(), earlier.receipt(), true);
        }
        SubmissionAnswer.Accepted first = new SubmissionAnswer.Accepted(
                List.of(ids.next()),
                Instant.parse("2026-11-21T10:00:00.123Z"),
                Sha256.of(original).bytes(),
                false);
        accepted.put(key, first);
        return first;
    }

    @Override
    public byte[] relay(NodeId peer, EnvelopeMetadata metadata, byte[] cms) {
        relayed.add(new Relayed(peer, metadata, cms));
        return Sha256.of(cms).bytes();
    }

    @Override
    public void report(NodeId peer, byte[] receipt) {
        if (receipt.length == 1) {
            throw new GatewayException(ErrorCode.OPEN_SIGNATURE_INVALID, Detail.rule("signature-value"));
        }
        reported.add(new Reported(peer, receipt));
    }

    /** What came in since the last call. */
    public List<Submission> takeSubmissions() {
        return drain(submissions);
    }

    public List<Relayed> takeRelayed() {
        return drain(relayed);
    }

    public List<Reported> takeReported() {
        return drain(reported);
    }

    private SubmissionAnswer.Refused refused(Refusal refusal) {
        return new SubmissionAnswer.Refused(
                ids.next(), refusal, "worded by the flow", "receipt".getBytes(StandardCharsets.UTF_8));
    }

    private static <T> List<T> drain(BlockingQueue<T> queue) {
        List<T> taken = new ArrayList<>();
        queue.drainTo(taken);
        return taken;
    }

    /** Nothing came in since the last look. */
    public boolean sawNothing() {
        return takeSubmissions().isEmpty()
                && takeRelayed().isEmpty()
                && takeReported().isEmpty();
    }
}
