package org.trmgateway.officer.evidence;

import java.time.Instant;
import java.util.stream.Collectors;
import org.trmgateway.officer.desk.UsageException;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;

/** How ids and times are typed and shown. */
final class Words {

    private Words() {}

    static MessageId messageId(String text) throws UsageException {
        try {
            return MessageId.parse(text);
        } catch (GatewayException malformed) {
            throw new UsageException("--message is not the id of a message");
        }
    }

    /** Behind the name of a file: when it was stamped, and by whom not yet. */
    static String stamps(Proof proof) {
        String stamped = proof.stampedAt().stream().map(Instant::toString).collect(Collectors.joining(", "));
        String missing = String.join(", ", proof.missing());
        return (stamped.isEmpty() ? "" : "  stamped " + stamped) + (missing.isEmpty() ? "" : "  no stamp yet: " + missing);
    }
}
