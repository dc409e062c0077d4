package org.trmgateway.routes.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.trmgateway.routes.federation.SampleForms;

/** The tables of the contracts, read by the model's own reader. */
final class ModelTables {

    private static final String PARTIES = "NRC|SP|IOM|GUARD|CONS|LEA|MED|AUD";

    final List<Row> rows = new ArrayList<>();
    final Map<String, Message> messages = new LinkedHashMap<>();
    final Map<String, Field> fields = new HashMap<>();
    final Set<String> open = new HashSet<>();
    final Set<String> facts = new HashSet<>();
    private final Set<String> accepted = new HashSet<>();
    private final List<List<String>> views = new ArrayList<>();
    private final Set<String> states = new HashSet<>();

    /** A row of the choreography. */
    record Row(
            String rule,
            String type,
            Set<String> from,
            Set<String> to,
            Set<String> before,
            String element,
            String value,
            String after,
            String opens,
            List<String> gates,
            String audience) {

        boolean between(Set<String> sender, Set<String> receiver) {
            return from.stream().anyMatch(sender::contains) && to.stream().anyMatch(receiver::contains);
        }

        boolean about(Sketch message) {
            return element.isEmpty()
                    || message.leaves().stream()
                            .filter(leaf -> leaf.name().equals(element))
                            .anyMatch(leaf -> value.equals("*") || leaf.text().equals(value));
        }

        String after(String state) {
            return after.equals("=") ? state : after;
        }
    }

    /** A row of the catalogue. */
    record Message(String type, String root, String purpose, String consent, String lifetime, String strand) {

        Instant expires(Instant created, Sketch sketch) {
            int plus = lifetime.indexOf('+');
            if (plus < 0) {
                return created.plus(Duration.parse(lifetime));
            }
            long days = Duration.parse(lifetime.substring(plus + 1)).toDays();
            return sketch.value(lifetime.substring(0, plus))
                    .map(text -> LocalDate.parse(text.substring(0, 10))
                            .plusDays(days + 1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant())
                    .orElse(created.plus(Duration.ofDays(days)));
        }
    }

    /** A row of the field dictionary. */
    record Field(String id, String category, Map<String, String> actions) {

        boolean leaves(String view) {
            String action = actions.getOrDefault(view, "D");
            return action.equals("K") || action.equals("S") || action.startsWith("G:");
        }
    }

    ModelTables() {
        for (List<String> row : read("choreography/states.csv")) {
            states.add(row.get(0));
            if (row.get(1).equals("yes")) {
                accepted.add(row.get(0));
            }
            if (row.get(2).equals("yes")) {
                open.add(row.get(0));
            }
        }
        for (List<String> row : read("choreography/choreography.csv")) {
            String[] when = (row.get(5) + "= ").split("=", 3);
            rows.add(new Row(
                    row.get(0),
                    row.get(1),
                    roles(row.get(2)),
                    roles(row.get(3)),
                    before(row.get(4)),
                    when[0],
                    when[1].strip(),
                    row.get(6),
                    row.get(7),
                    parts(row.get(10)),
                    row.get(11)));
        }
        for (List<String> row : read("messages/catalogue.csv")) {
            messages.put(
                    row.get(0), new Message(row.get(0), row.get(2), row.get(3), row.get(4), row.get(5), row.get(6)));
        }
        read("choreography/facts.csv").forEach(row -> facts.add(row.get(0)));
        views.addAll(read("release-policy/views.csv"));
        readFields();
    }

    private void readFields() {
        List<String> columns = List.of();
        for (String line : lines("release-policy/fields.csv")) {
            List<String> cells = List.of(line.split(";", -1));
            if (columns.isEmpty()) {
                columns = cells;
                continue;
            }
            Map<String, String> actions = new HashMap<>();
            for (int column = 5; column < cells.size(); column++) {
                actions.put(columns.get(column), cells.get(column));
            }
            fields.put(cells.get(1), new Field(cells.get(0), cells.get(4), actions));
        }
    }

    /** Rows of a message, in order. */
    List<Row> rowsOf(String type) {
        return rows.stream().filter(row -> row.type().equals(type)).toList();
    }

    /** Whom it is for: the first row that is about such a message says so. */
    String audience(Sketch message, boolean named) {
        List<String> about = rowsOf(message.type()).stream()
                .filter(row -> row.about(message))
                .map(Row::audience)
                .toList();
        if (about.isEmpty()) {
            throw new ModelRefusal("ADMIT_MESSAGE_UNLISTED", "", message.type());
        }
        List<String> wider =
                about.stream().filter(each -> !each.equals("named")).toList();
        return named || wider.isEmpty() ? about.getFirst() : wider.getFirst();
    }

    /** The row that allows it. */
    Row allowing(Sketch message, Set<String> sender, Set<String> receiver, String state, boolean receiving) {
        List<Row> nearest = rowsOf(message.type());
        List<Row> left =
                nearest.stream().filter(row -> row.between(sender, receiver)).toList();
        if (left.isEmpty()) {
            throw new ModelRefusal(
                    "ADMIT_ROLE_FORBIDDEN", "", nearest.getFirst().rule());
        }
        nearest = left;
        left = nearest.stream().filter(row -> row.about(message)).toList();
        if (!left.isEmpty()) {
            nearest = left;
        }
        for (Row row : left) {
            boolean opening = receiving && !row.opens().isEmpty() && (state.equals("NEW") || state.equals("ANNOUNCED"));
            if (opening || row.before().contains(state)) {
                return row;
            }
        }
        throw new ModelRefusal("ADMIT_STATE_FORBIDDEN", "", nearest.getFirst().rule());
    }

    /** Whether the message could ever go from one to the other. */
    boolean concerns(Sketch message, Set<String> sender, Set<String> receiver) {
        return rowsOf(message.type()).stream().anyMatch(row -> row.between(sender, receiver) && row.about(message));
    }

    /** The column of the release policy. */
    String view(Row row, Set<String> receiver, boolean towardsOpener, String state) {
        return view(row.to(), receiver, towardsOpener, state);
    }

    /** The column the sender of such a message would get of the recipient's messages. */
    String viewOfSender(Row row, Set<String> sender, boolean towardsOpener, String state) {
        return view(row.from(), sender, towardsOpener, state);
    }

    private String view(Set<String> roles, Set<String> held, boolean towardsOpener, String state) {
        String role = List.of(PARTIES.split("\\|")).stream()
                .filter(each -> roles.contains(each) && held.contains(each))
                .findFirst()
                .orElseThrow();
        for (List<String> view : views) {
            if (view.get(0).equals(role)
                    && fits(view.get(1), towardsOpener)
                    && fits(view.get(2), accepted.contains(state))) {
                return view.get(3);
            }
        }
        throw new ModelRefusal("ADMIT_ROLE_FORBIDDEN", "", "views");
    }

    /** Whether a column shows anything of a field. */
    boolean shows(String fieldId, String view) {
        return fields.values().stream()
                .filter(field -> field.id().equals(fieldId))
                .anyMatch(field -> !field.actions().get(view).equals("D"));
    }

    Optional<Field> field(String element) {
        return Optional.ofNullable(fields.get(element));
    }

    private static boolean fits(String wanted, boolean is) {
        return wanted.equals("*") || wanted.equals(is ? "yes" : "no");
    }

    private Set<String> before(String cell) {
        Set<String> before = new HashSet<>();
        for (String part : parts(cell)) {
            if (part.equals("*")) {
                before.addAll(states);
                before.remove("NEW");
            } else if (part.equals("open")) {
                before.addAll(open);
            }
        }
        parts(cell).stream().filter(states::contains).forEach(before::add);
        return before;
    }

    private static Set<String> roles(String cell) {
        return Set.copyOf(parts(cell.equals("*") ? PARTIES : cell));
    }

    private static List<String> parts(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split("\\|"));
    }

    private static List<List<String>> read(String file) {
        return lines(file).stream()
                .skip(1)
                .map(line -> List.of(line.split(";", -1)))
                .toList();
    }

    private static List<String> lines(String file) {
        return SampleForms.lines("/trm/" + file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }
}
