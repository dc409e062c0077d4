package org.trmgateway.contracts;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trmgateway.referral.Role;

/**
 * One row of {@code release-policy/views.csv}.
 *
 * @param receiver role of the receiver
 * @param towardsOpener required answer, absent: either
 * @param accepted required answer, absent: either
 * @param view the column
 */
record ViewRow(Role receiver, Optional<Boolean> towardsOpener, Optional<Boolean> accepted, String view) {

    private static final String EITHER = "*";

    static List<ViewRow> load(ContractFolder folder, Set<String> views) {
        return Table.read(folder, "views.csv", "receiver", "towardsOpener", "accepted", "view").rows().stream()
                .map(row -> read(row, views))
                .toList();
    }

    boolean fits(Role role, boolean towards, boolean after) {
        return receiver == role
                && towardsOpener.map(wanted -> wanted == towards).orElse(true)
                && accepted.map(wanted -> wanted == after).orElse(true);
    }

    private static ViewRow read(Table.Row row, Set<String> views) {
        if (!views.contains(row.get("view"))) {
            throw new IllegalStateException("views.csv line " + row.line() + " names an unknown view");
        }
        return new ViewRow(
                Role.valueOf(row.get("receiver")),
                answer(row, "towardsOpener"),
                answer(row, "accepted"),
                row.get("view"));
    }

    private static Optional<Boolean> answer(Table.Row row, String column) {
        return row.get(column).equals(EITHER) ? Optional.empty() : Optional.of(YesNo.read(row, column));
    }
}
