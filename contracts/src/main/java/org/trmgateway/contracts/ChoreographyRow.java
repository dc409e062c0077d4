package org.trmgateway.contracts;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.Role;
import org.w3c.dom.Document;

/**
 * One row of the choreography, read.
 *
 * @param rule id
 * @param type message
 * @param from roles that may send it
 * @param to roles that may receive it
 * @param before states in which it may come
 * @param when element and value the message must have; absent: any
 * @param after state afterwards, {@value #UNCHANGED} for the same
 * @param opens state of the case at a receiver to whom it is new; absent: it cannot open a case
 * @param expectations answers expected
 * @param gates rules at the sender's edge
 * @param audience whom it goes to
 */
record ChoreographyRow(
        String rule,
        MessageType type,
        Set<Role> from,
        Set<Role> to,
        Set<String> before,
        Optional<Condition> when,
        String after,
        Optional<String> opens,
        List<Expectation> expectations,
        List<String> gates,
        Audience audience) {

    static final String UNCHANGED = "=";
    private static final String ANY = "*";
    private static final String OPEN = "open";

    /** An element and the value one of its occurrences must have; {@code *} for any value. */
    record Condition(String element, String value) {

        boolean holds(Document canonical) {
            return value.equals(ANY)
                    ? CanonicalValue.first(canonical, element).isPresent()
                    : CanonicalValue.any(canonical, element, value);
        }
    }

    static ChoreographyRow read(Table.Row row, CaseStates states) {
        return new ChoreographyRow(
                row.get("rule"),
                new MessageType(row.get("message")),
                roles(row, "from"),
                roles(row, "to"),
                before(row, states),
                Optional.of(row.get("when")).filter(when -> !when.isEmpty()).map(when -> condition(row, when)),
                row.get("after"),
                Optional.of(row.get("opens")).filter(state -> !state.isEmpty()),
                expectations(row),
                row.parts("gates"),
                Audience.valueOf(row.get("audience").toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    Transition transition(Set<Role> senders, Set<Role> receivers, Side side, String stateBefore) {
        return new Transition(
                rule,
                type,
                common(from, senders),
                common(to, receivers),
                stateAfter(side, stateBefore),
                opens.isPresent(),
                expectations,
                gates,
                audience);
    }

    boolean hasRoles(Set<Role> senders, Set<Role> receivers) {
        return from.stream().anyMatch(senders::contains) && to.stream().anyMatch(receivers::contains);
    }

    boolean fits(Document canonical) {
        return when.isEmpty() || when.get().holds(canonical);
    }

    boolean fits(Side side, String state) {
        return isOpening(side, state) || before.contains(state);
    }

    private String stateAfter(Side side, String stateBefore) {
        if (isOpening(side, stateBefore)) {
            return opens.orElseThrow();
        }
        return after.equals(UNCHANGED) ? stateBefore : after;
    }

    /** To a receiver a case may be new that is not new to the sender. */
    private boolean isOpening(Side side, String state) {
        return side == Side.RECEIVER && CaseStates.isNew(state) && opens.isPresent();
    }

    private static Role common(Set<Role> allowed, Set<Role> held) {
        return allowed.stream().filter(held::contains).findFirst().orElseThrow();
    }

    private static Set<Role> roles(Table.Row row, String column) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : row.parts(column)) {
            if (name.equals(ANY)) {
                // a gateway itself is no party to a case
                roles.addAll(EnumSet.complementOf(EnumSet.of(Role.GW)));
            } else {
                roles.add(Role.valueOf(name));
            }
        }
        return roles;
    }

    /** {@code *} is every state of a case the node knows, so never {@code NEW}. */
    private static Set<String> before(Table.Row row, CaseStates states) {
        Set<String> before = new HashSet<>();
        for (String state : row.parts("before")) {
            switch (state) {
                case ANY ->
                    states.names().stream()
                            .filter(known -> !known.equals(CaseStates.NEW))
                            .forEach(before::add);
                case OPEN -> before.addAll(states.open());
                default -> before.add(state);
            }
        }
        return Set.copyOf(before);
    }

    private static List<Expectation> expectations(Table.Row row) {
        List<String> replies = row.parts("reply");
        List<String> deadlines = row.parts("deadline");
        if (replies.size() != deadlines.size()) {
            throw new IllegalStateException(
                    "choreography rule " + row.get("rule") + " needs a deadline for each reply");
        }
        List<Expectation> expectations = new ArrayList<>();
        for (int index = 0; index < replies.size(); index++) {
            expectations.add(
                    new Expectation(new MessageType(replies.get(index)), Deadline.parse(deadlines.get(index))));
        }
        return List.copyOf(expectations);
    }

    private static Condition condition(Table.Row row, String when) {
        String[] sides = when.split("=", -1);
        if (sides.length != 2) {
            throw new IllegalStateException("choreography line " + row.line() + " has an unreadable condition");
        }
        return new Condition(sides[0], sides[1]);
    }
}
