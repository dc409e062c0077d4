package org.trmgateway.contracts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/** The states a case can be in, and whether the other side has accepted it by then ({@code contracts/choreography/states.csv}). */
final class CaseStates {

    /** The node does not know the case yet. */
    static final String NEW = "NEW";

    private final Map<String, Boolean> acceptedByState;

    private CaseStates(Map<String, Boolean> acceptedByState) {
        this.acceptedByState = Map.copyOf(acceptedByState);
    }

    static CaseStates load(ContractFolder folder) {
        Map<String, Boolean> acceptedByState = new LinkedHashMap<>();
        for (Table.Row row :
                Table.read(folder, "states.csv", "state", "accepted", "meaning").rows()) {
            acceptedByState.put(row.get("state"), YesNo.read(row, "accepted"));
        }
        return new CaseStates(acceptedByState);
    }

    Set<String> names() {
        return acceptedByState.keySet();
    }

    boolean knows(String state) {
        return acceptedByState.containsKey(state);
    }

    /**
     * Whether the other side had accepted the case.
     *
     * @throws GatewayException with {@link ErrorCode#ADMIT_STATE_FORBIDDEN} for a state that does not exist
     */
    boolean accepted(String state) {
        return Optional.ofNullable(acceptedByState.get(state))
                .orElseThrow(() -> new GatewayException(ErrorCode.ADMIT_STATE_FORBIDDEN, Detail.rule("states")));
    }
}
