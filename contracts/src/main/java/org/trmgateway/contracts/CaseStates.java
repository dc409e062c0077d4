package org.trmgateway.contracts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/** The states a case can be in ({@code contracts/choreography/states.csv}). */
final class CaseStates {

    /** The node does not know the case yet. */
    static final String NEW = "NEW";

    /** All it knows is that there was something. */
    static final String ANNOUNCED = "ANNOUNCED";

    private final Map<String, CaseState> states;

    private CaseStates(Map<String, CaseState> states) {
        this.states = Map.copyOf(states);
    }

    /** Whether the other side had accepted the case by then, and whether the case goes on. */
    private record CaseState(boolean accepted, boolean open) {}

    static CaseStates load(ContractFolder folder) {
        Map<String, CaseState> states = new LinkedHashMap<>();
        for (Table.Row row : Table.read(folder, "states.csv", "state", "accepted", "open", "meaning")
                .rows()) {
            states.put(row.get("state"), new CaseState(YesNo.read(row, "accepted"), YesNo.read(row, "open")));
        }
        return new CaseStates(states);
    }

    Set<String> names() {
        return states.keySet();
    }

    Set<String> open() {
        return states.entrySet().stream()
                .filter(state -> state.getValue().open())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a message may open the case. */
    static boolean isNew(String state) {
        return state.equals(NEW) || state.equals(ANNOUNCED);
    }

    boolean knows(String state) {
        return states.containsKey(state);
    }

    /**
     * Whether the other side had accepted the case.
     *
     * @throws GatewayException with {@link ErrorCode#ADMIT_STATE_FORBIDDEN} for a state that does not exist
     */
    boolean accepted(String state) {
        return Optional.ofNullable(states.get(state))
                .orElseThrow(() -> new GatewayException(ErrorCode.ADMIT_STATE_FORBIDDEN, Detail.rule("states")))
                .accepted();
    }
}
