package org.trmgateway.contracts;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.Role;
import org.w3c.dom.Document;

/**
 * Which message may go from which role to which role in which state of a case ({@code contracts/choreography/choreography.csv}). Sender and
 * receiver ask the same question of the same rows. What no row allows is refused. Immutable.
 */
public final class Choreography {

    private final String version;
    private final List<ChoreographyRow> rows;
    private final Set<String> gates;
    private final Set<String> facts;

    private Choreography(String version, List<ChoreographyRow> rows, Set<String> gates, Set<String> facts) {
        this.version = version;
        this.rows = List.copyOf(rows);
        this.gates = Set.copyOf(gates);
        this.facts = Set.copyOf(facts);
    }

    static Choreography load(ContractFolder folder, CaseStates states, MessageCatalogue catalogue, SchemaNames names) {
        Set<String> gates = new HashSet<>();
        Table.read(folder, "gates.csv", "gate", "meaning").rows().forEach(row -> gates.add(row.get("gate")));
        Table table = Table.read(
                folder,
                "choreography.csv",
                "rule",
                "message",
                "from",
                "to",
                "before",
                "when",
                "after",
                "opens",
                "reply",
                "deadline",
                "gates",
                "audience");
        List<ChoreographyRow> rows = table.rows().stream()
                .map(row -> ChoreographyRow.read(row, states))
                .toList();
        ChoreographyCheck check = new ChoreographyCheck(states, catalogue, names, gates);
        check.require(rows);
        return new Choreography(folder.version(), rows, gates, facts(folder, names));
    }

    /** Version of the choreography folder. */
    public String version() {
        return version;
    }

    /** Names of all gates a row may have. */
    public Set<String> gates() {
        return gates;
    }

    /** Elements of which a case remembers the latest value, for the gates of later messages. */
    public Set<String> facts() {
        return facts;
    }

    /**
     * Whom a message is meant for. One that could be for a named party or for all is for all, unless it names somebody.
     *
     * @param named whether the message names its recipients
     * @throws GatewayException with {@link ErrorCode#ADMIT_MESSAGE_UNLISTED} when no row has the message
     */
    public Audience audience(MessageType type, boolean named, Document canonical) {
        List<Audience> possible = rows.stream()
                .filter(row -> row.type().equals(type))
                .filter(row -> row.fits(canonical))
                .map(ChoreographyRow::audience)
                .toList();
        return possible.stream()
                .filter(audience -> named || audience != Audience.NAMED)
                .findFirst()
                .or(() -> possible.stream().findFirst())
                .orElseThrow(() -> new GatewayException(ErrorCode.ADMIT_MESSAGE_UNLISTED, Detail.rule(type.code())));
    }

    /**
     * Finds the row that allows a message. Rows are tried from top to bottom; the first whose roles, state and condition fit decides.
     *
     * @param type the message
     * @param from roles the directory grants the sender
     * @param to roles the directory grants the receiver
     * @param side which end asks
     * @param stateBefore state of the case at this node, {@code NEW} when it does not know the case
     * @param canonical the message, already valid against its schema
     * @return what the message does
     * @throws GatewayException with {@link ErrorCode#ADMIT_MESSAGE_UNLISTED} when no row has the message, with
     *     {@link ErrorCode#ADMIT_ROLE_FORBIDDEN} when none has the roles, with {@link ErrorCode#ADMIT_STATE_FORBIDDEN} when none of those has
     *     the state and condition; the rule is that of the first row that came so far
     */
    public Transition require(
            MessageType type, Set<Role> from, Set<Role> to, Side side, String stateBefore, Document canonical) {
        List<ChoreographyRow> listed =
                rows.stream().filter(row -> row.type().equals(type)).toList();
        if (listed.isEmpty()) {
            throw new GatewayException(ErrorCode.ADMIT_MESSAGE_UNLISTED, Detail.rule(type.code()));
        }
        List<ChoreographyRow> permitted =
                listed.stream().filter(row -> row.hasRoles(from, to)).toList();
        if (permitted.isEmpty()) {
            throw refused(ErrorCode.ADMIT_ROLE_FORBIDDEN, listed);
        }
        List<ChoreographyRow> fitting =
                permitted.stream().filter(row -> row.fits(canonical)).toList();
        if (fitting.isEmpty()) {
            throw refused(ErrorCode.ADMIT_STATE_FORBIDDEN, permitted);
        }
        return fitting.stream()
                .filter(row -> row.fits(side, stateBefore))
                .findFirst()
                .map(row -> row.transition(from, to, side, stateBefore))
                .orElseThrow(() -> refused(ErrorCode.ADMIT_STATE_FORBIDDEN, fitting));
    }

    /** Whether a row lets such a message go from one to the other, whatever the state of the case. */
    public boolean concerns(MessageType type, Set<Role> from, Set<Role> to, Document canonical) {
        return rows.stream()
                .filter(row -> row.type().equals(type))
                .anyMatch(row -> row.hasRoles(from, to) && row.fits(canonical));
    }

    /** The rows, for whoever explains them. */
    List<ChoreographyRow> rows() {
        return rows;
    }

    private static Set<String> facts(ContractFolder folder, SchemaNames names) {
        Set<String> facts = new HashSet<>();
        for (Table.Row row : Table.read(folder, "facts.csv", "element").rows()) {
            if (!names.leaves().contains(row.get("element"))) {
                throw new IllegalStateException("facts.csv line " + row.line() + " names an unknown element");
            }
            facts.add(row.get("element"));
        }
        return facts;
    }

    private static GatewayException refused(ErrorCode code, List<ChoreographyRow> nearest) {
        return new GatewayException(code, Detail.rule(nearest.getFirst().rule()));
    }
}
