package org.trmgateway.contracts;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.Role;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

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
 * @param opens whether it may open a case
 * @param reply answer expected
 * @param deadline time for the answer
 * @param gates rules at the sender's edge
 */
record ChoreographyRow(
        String rule,
        MessageType type,
        Set<Role> from,
        Set<Role> to,
        Set<String> before,
        Optional<Condition> when,
        String after,
        boolean opens,
        Optional<MessageType> reply,
        Optional<Duration> deadline,
        List<String> gates) {

    static final String UNCHANGED = "=";
    private static final String ANY = "*";

    /** An element and the value one of its occurrences must have. */
    record Condition(String element, String value) {

        boolean holds(Document canonical) {
            NodeList found = canonical.getElementsByTagNameNS(MessageCatalogue.NAMESPACE, element);
            for (int index = 0; index < found.getLength(); index++) {
                if (found.item(index).getTextContent().equals(value)) {
                    return true;
                }
            }
            return false;
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
                YesNo.read(row, "opens"),
                Optional.of(row.get("reply")).filter(code -> !code.isEmpty()).map(MessageType::new),
                Optional.of(row.get("deadline")).filter(span -> !span.isEmpty()).map(Duration::parse),
                row.parts("gates"));
    }

    Transition transition(Set<Role> senders, Set<Role> receivers, String stateBefore) {
        return new Transition(
                rule,
                type,
                common(from, senders),
                common(to, receivers),
                after.equals(UNCHANGED) ? stateBefore : after,
                opens,
                reply,
                deadline,
                gates);
    }

    boolean hasRoles(Set<Role> senders, Set<Role> receivers) {
        return from.stream().anyMatch(senders::contains) && to.stream().anyMatch(receivers::contains);
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
        Set<String> before = new HashSet<>(row.parts("before"));
        if (before.remove(ANY)) {
            before.addAll(states.names());
            before.remove(CaseStates.NEW);
        }
        return Set.copyOf(before);
    }

    private static Condition condition(Table.Row row, String when) {
        String[] sides = when.split("=", -1);
        if (sides.length != 2) {
            throw new IllegalStateException("choreography line " + row.line() + " has an unreadable condition");
        }
        return new Condition(sides[0], sides[1]);
    }
}
