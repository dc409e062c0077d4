package org.trmgateway.policy.command;

import java.time.DateTimeException;
import java.util.List;
import java.util.Set;
import org.trmgateway.contracts.Expiry;

/** Which cells of the tables decide how much leaves, and when a change of one lets more out. */
final class Views {

    private static final Set<String> NO_VIEWS = Set.of("field", "element", "group", "class", "category");

    private Views() {}

    static boolean isView(String part, String column) {
        return part.equals(Tables.FIELDS) && !NO_VIEWS.contains(column);
    }

    static boolean releasesMore(String part, String column, String before, String after) {
        return switch (part) {
            case Tables.FIELDS ->
                isView(part, column)
                        ? Action.releasesMore(before, after)
                        // another category asks for another consent, none for no consent
                        : column.equals("category");
            case Tables.CHOREOGRAPHY -> widens(column, before, after);
            case Tables.EXPIRY -> mayOutlast(after, before);
            case Tables.CATALOGUE -> column.equals("purpose") || column.equals("consent");
            default -> part.startsWith("release-policy/");
        };
    }

    /** A time that cannot be read is no shorter one. */
    private static boolean mayOutlast(String after, String before) {
        try {
            return Expiry.parse(after).mayOutlast(Expiry.parse(before));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return true;
        }
    }

    /** A gate less, or a role or state more. */
    private static boolean widens(String column, String before, String after) {
        List<String> old = List.of(before.split("\\|", -1));
        List<String> young = List.of(after.split("\\|", -1));
        return switch (column) {
            case "gates" -> !Set.copyOf(young).containsAll(old);
            case "from", "to", "before" -> !Set.copyOf(old).containsAll(young);
            case "when", "opens", "audience" -> true;
            default -> false;
        };
    }
}
