package org.trmgateway.contracts.pack;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.Table;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Loss;

/**
 * What a country lets translation lose, field by field: nothing, anything as long as the message says so, or only what a person of the sender confirmed.
 * A loss without a row is flagged. Immutable.
 */
final class LossPolicy {

    /** Confirms every loss, where a person handed the form in as confirmed. */
    static final String EVERY = "*";

    private final List<Row> rows;

    private LossPolicy(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** What happens to a form that loses something. */
    enum Action {
        /** The form is refused. */
        STOP,
        /** The loss is listed in the message. */
        FLAG,
        /** The form is refused until a person confirms the loss by handing it in again; then the loss is listed in the message. */
        ASK
    }

    private record Row(String field, Optional<Loss.Kind> kind, Action action) {

        boolean speaksOf(Loss loss) {
            return (field.equals(EVERY) || field.equals(loss.fieldId()))
                    && kind.map(loss.kind()::equals).orElse(true);
        }
    }

    /** Lets everything pass with a flag. */
    static LossPolicy flagging() {
        return new LossPolicy(List.of());
    }

    /**
     * Reads the table: field;kind;action, the first row that fits decides; * is every field or every kind.
     *
     * @throws IllegalStateException when it has another shape
     */
    static LossPolicy read(ContractFolder pack, String file) {
        return of(Table.read(pack, file, "field", "kind", "action"));
    }

    static LossPolicy of(Table table) {
        try {
            return new LossPolicy(table.rows().stream()
                    .map(row -> new Row(
                            row.get("field"),
                            Optional.of(row.get("kind"))
                                    .filter(kind -> !kind.equals(EVERY))
                                    .map(Loss.Kind::valueOf),
                            Action.valueOf(row.get("action").toUpperCase(Locale.ROOT))))
                    .toList());
        } catch (IllegalArgumentException unknown) {
            throw new IllegalStateException(
                    "losses: there is a kind of loss or an action that does not exist", unknown);
        }
    }

    /** What happens to a form with this loss. */
    Action action(Loss loss) {
        return rows.stream()
                .filter(row -> row.speaksOf(loss))
                .map(Row::action)
                .findFirst()
                .orElse(Action.FLAG);
    }

    /**
     * Requires that a form may lose what it lost.
     *
     * @param confirmed field ids a person of the sender confirmed, or {@code *}
     * @return whether there was something to confirm
     * @throws GatewayException with {@link ErrorCode#TRANSLATE_LOSS_FORBIDDEN}, or with {@link ErrorCode#TRANSLATE_LOSS_UNCONFIRMED} and every field to
     *     confirm, with / between them
     */
    boolean require(List<Loss> losses, Set<String> confirmed) {
        for (Loss loss : losses) {
            if (action(loss) == Action.STOP) {
                throw new GatewayException(ErrorCode.TRANSLATE_LOSS_FORBIDDEN, Detail.of(loss.fieldId(), loss.rule()));
            }
        }
        List<Loss> toConfirm =
                losses.stream().filter(loss -> action(loss) == Action.ASK).toList();
        List<Loss> asked = toConfirm.stream()
                .filter(loss -> !confirmed.contains(loss.fieldId()) && !confirmed.contains(EVERY))
                .toList();
        if (!asked.isEmpty()) {
            throw new GatewayException(
                    ErrorCode.TRANSLATE_LOSS_UNCONFIRMED,
                    Detail.of(
                            asked.stream().map(Loss::fieldId).distinct().collect(Collectors.joining("/")),
                            asked.getFirst().rule()));
        }
        return !toConfirm.isEmpty();
    }
}
