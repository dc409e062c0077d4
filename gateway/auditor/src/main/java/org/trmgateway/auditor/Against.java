package org.trmgateway.auditor;

import java.util.List;
import java.util.Optional;
import org.trmgateway.seal.TrustAnchors;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.WitnessPolicy;

/**
 * What the auditor brings along, from a source other than the export, and holds the export against.
 *
 * @param policies which logs there are and who has to have seen them; when there are none, signatures are not verified
 * @param earlier what one of the logs was at an earlier time
 * @param trust roots above the authorities of time-stamps; without them only what a stamp is about is checked
 */
public record Against(List<WitnessPolicy> policies, Optional<Checkpoint> earlier, Optional<TrustAnchors> trust) {

    public Against {
        policies = List.copyOf(policies);
    }

    /** Only the export itself. */
    public static Against nothing() {
        return new Against(List.of(), Optional.empty(), Optional.empty());
    }

    /** The same with a checkpoint from before. */
    public Against earlier(Checkpoint kept) {
        return new Against(policies, Optional.of(kept), trust);
    }

    /** The same with other policies. */
    public Against policies(List<WitnessPolicy> given) {
        return new Against(given, earlier, trust);
    }
}
