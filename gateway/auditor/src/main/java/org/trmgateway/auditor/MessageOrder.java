package org.trmgateway.auditor;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.TrailEntry;

/** Follows the chain of each message: every entry names the leaf hash of the one before it, the first names none. */
final class MessageOrder {

    private final Map<MessageId, Sha256> last = new HashMap<>();
    private long entries;

    /** Whether the entry is the next of its message; entries without a message always are. Goes on from this entry either way. */
    boolean follows(TrailEntry entry, Sha256 leafHash) {
        entries++;
        if (entry.messageId().isEmpty()) {
            return true;
        }
        Optional<Sha256> before = Optional.ofNullable(last.put(entry.messageId().get(), leafHash));
        return entry.previousEventSha256().equals(before);
    }

    long entries() {
        return entries;
    }

    int messages() {
        return last.size();
    }
}
