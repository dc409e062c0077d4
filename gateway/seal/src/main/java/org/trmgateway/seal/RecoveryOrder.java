package org.trmgateway.seal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.note.Checkpoint;

/**
 * What two officers order together when a log of their node's trail went back: that it ends where it is, and another one begins. It says what was
 * lost, so that nobody can say later that nothing was.
 *
 * @param id of this order
 * @param node whose trail
 * @param folder of the log that ends, the last part of its name
 * @param restored the log as the node has it now
 * @param held the log as the node once signed it and others still hold it; not a beginning of {@code restored}
 * @param heldNote SHA-256 of the note in which they hold it, signatures included
 * @param reason how it came to that
 * @param ordered when it was written
 * @param expires when it is worthless; {@link #LONGEST} after that at the latest
 */
public record RecoveryOrder(
        UUID id,
        NodeId node,
        String folder,
        Checkpoint restored,
        Checkpoint held,
        Sha256 heldNote,
        Reason reason,
        Instant ordered,
        Instant expires) {

    /** An order that lies around is a danger. */
    public static final Duration LONGEST = Duration.ofDays(3);

    private static final Pattern ORIGIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,254}");
    private static final Pattern FOLDER = Pattern.compile("[1-9][0-9]{3}(?:-[1-9][0-9]{0,3})?");
    private static final long MOST_ENTRIES = 999_999_999_999_999_999L;

    /** How a log comes to have fewer entries, or others, than its node has signed for. */
    public enum Reason {
        /** Entries since the backup are gone. */
        BACKUP_RESTORED("backup-restored"),
        /** Somebody changed it. */
        DATABASE_ALTERED("database-altered"),
        /** A disk or a server lost what it had confirmed. */
        STORAGE_FAILED("storage-failed");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** @throws GatewayException with {@link ErrorCode#TRAIL_RECOVERY_INVALID} when there is no such reason */
        public static Reason of(String word) {
            return List.of(values()).stream()
                    .filter(reason -> reason.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> invalid("reason"));
        }
    }

    /** @throws GatewayException with {@link ErrorCode#TRAIL_RECOVERY_INVALID}, the field names the member */
    public RecoveryOrder {
        if (!ORIGIN.matcher(restored.origin()).matches()) {
            throw invalid("origin");
        }
        if (!FOLDER.matcher(folder).matches()
                || !restored.origin().endsWith("/" + folder)
                || !held.origin().equals(restored.origin())) {
            throw invalid("folder");
        }
        if (Math.max(restored.size(), held.size()) > MOST_ENTRIES) {
            throw invalid("heldSize");
        }
        if (held.equals(restored)) {
            throw invalid("heldRoot");
        }
        if (!expires.isAfter(ordered) || expires.isAfter(ordered.plus(LONGEST))) {
            throw invalid("expires");
        }
    }

    /**
     * Whether this order can be about a log of which only a beginning is known.
     *
     * @param seen the log as far as it is known
     */
    public boolean endsAfter(Checkpoint seen) {
        return seen.origin().equals(restored.origin())
                && (seen.size() < restored.size() || seen.equals(restored))
                && !seen.equals(held);
    }

    private static GatewayException invalid(String field) {
        return new GatewayException(ErrorCode.TRAIL_RECOVERY_INVALID, Detail.field(field));
    }
}
