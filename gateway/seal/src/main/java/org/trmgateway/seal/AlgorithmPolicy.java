package org.trmgateway.seal;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/**
 * Which suites the federation uses, and until when. It stands in the directory, under the signatures of the quorum, so that a suite goes
 * out of use everywhere at once and without a restart. A suite that is not listed is neither sent nor taken.
 *
 * @param suites each once, from the weakest to the strongest; at least one
 */
public record AlgorithmPolicy(List<AllowedSuite> suites) {

    /** Every suite there is, without an end. */
    public static final AlgorithmPolicy ALL = new AlgorithmPolicy(Arrays.stream(Suite.values())
            .map(suite -> new AllowedSuite(suite, Optional.empty()))
            .toList());

    /** Throws {@link ErrorCode#OPEN_DIRECTORY_INVALID} when the suites are none, doubled or out of order. */
    public AlgorithmPolicy {
        suites = List.copyOf(suites);
        List<Suite> named = suites.stream().map(AllowedSuite::suite).toList();
        if (named.isEmpty() || !named.equals(named.stream().distinct().sorted().toList())) {
            throw new GatewayException(ErrorCode.OPEN_DIRECTORY_INVALID, Detail.rule("suites"));
        }
    }

    /** Whether a suite may be sent and taken now. */
    public boolean allows(Suite suite, Instant now) {
        return suites.stream().anyMatch(allowed -> allowed.suite() == suite && allowed.holdsAt(now));
    }

    /** The suite; throws the given code when it may not be sent or taken now. */
    public Suite requireAllowed(Suite suite, Instant now, ErrorCode whenNot) {
        if (!allows(suite, now)) {
            throw new GatewayException(whenNot, Detail.of("suite", "suite-sunset"));
        }
        return suite;
    }
}
