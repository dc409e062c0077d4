package org.trmgateway.contracts;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Refuses a choreography that names something which does not exist, or a row that no message can reach because an earlier one takes them all.
 */
record ChoreographyCheck(CaseStates states, MessageCatalogue catalogue, SchemaNames names, Set<String> gates) {

    void require(List<ChoreographyRow> rows) {
        Set<String> rules = new HashSet<>();
        for (int index = 0; index < rows.size(); index++) {
            ChoreographyRow row = rows.get(index);
            require(rules.add(row.rule()), row, "has the id of another");
            requireKnown(row);
            requireReachable(row, rows.subList(0, index));
        }
    }

    private void requireKnown(ChoreographyRow row) {
        catalogue.definition(row.type());
        row.expectations().forEach(expected -> {
            catalogue.definition(expected.reply());
            if (expected.deadline() instanceof Deadline.AfterDay counted) {
                require(names.leaves().contains(counted.element()), row, "counts from an unknown element");
            }
        });
        row.opens().ifPresent(state -> require(states.knows(state), row, "opens in an unknown state"));
        require(!row.from().isEmpty() && !row.to().isEmpty(), row, "has no roles");
        require(!row.before().isEmpty(), row, "has no state before");
        row.before().forEach(state -> require(states.knows(state), row, "has an unknown state before"));
        require(
                row.after().equals(ChoreographyRow.UNCHANGED) || states.knows(row.after()),
                row,
                "has an unknown state after");
        row.when()
                .ifPresent(
                        when -> require(names.leaves().contains(when.element()), row, "looks at an unknown element"));
        row.gates().forEach(gate -> require(gates.contains(gate), row, "has an unknown gate"));
    }

    private static void requireReachable(ChoreographyRow row, List<ChoreographyRow> earlier) {
        for (ChoreographyRow other : earlier) {
            boolean covered = other.type().equals(row.type())
                    && other.from().containsAll(row.from())
                    && other.to().containsAll(row.to())
                    && other.before().containsAll(row.before())
                    && (other.when().isEmpty() || other.when().equals(row.when()));
            require(!covered, row, "can never be reached");
        }
    }

    private static void require(boolean holds, ChoreographyRow row, String complaint) {
        if (!holds) {
            throw new IllegalStateException("choreography rule " + row.rule() + " " + complaint);
        }
    }
}
