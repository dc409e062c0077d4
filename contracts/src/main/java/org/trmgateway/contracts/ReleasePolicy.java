package org.trmgateway.contracts;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.ReleaseAction;
import org.trmgateway.referral.ReleaseView;
import org.trmgateway.referral.Role;

/**
 * What each kind of receiver gets of each field ({@code contracts/release-policy}). What has no row is refused, what has no action is not
 * released. Immutable.
 */
public final class ReleasePolicy {

    private final String version;
    private final Map<String, PolicyView> views;
    private final List<ViewRow> choices;
    private final CaseStates states;
    private final Map<String, String> fieldIds;
    private final Set<String> identifying;
    private final Map<String, Map<String, String>> groups;
    private final Expiries expiries;

    private ReleasePolicy(
            String version,
            Map<String, PolicyView> views,
            List<ViewRow> choices,
            CaseStates states,
            List<FieldRow> fields,
            Map<String, Map<String, String>> groups,
            Expiries expiries) {
        this.version = version;
        this.views = Map.copyOf(views);
        this.choices = List.copyOf(choices);
        this.states = states;
        this.fieldIds = new HashMap<>();
        this.groups = Map.copyOf(groups);
        this.identifying = fields.stream()
                .filter(FieldRow::isIdentifying)
                .map(FieldRow::element)
                .collect(Collectors.toUnmodifiableSet());
        this.expiries = expiries;
        for (FieldRow field : fields) {
            fieldIds.put(field.element(), field.id());
        }
    }

    static ReleasePolicy load(ContractFolder folder, CaseStates states, SchemaNames names, CodeLists codeLists) {
        Map<String, GeneraliserRow> generalisers = GeneraliserRow.load(folder, names);
        List<FieldRow> fields = FieldRow.load(folder, names, codeLists, generalisers);
        Map<String, PolicyView> views = new LinkedHashMap<>();
        for (String view : FieldRow.VIEWS) {
            views.put(view, new PolicyView(view, fields, names.groups(), generalisers));
        }
        return new ReleasePolicy(
                folder.version(),
                views,
                ViewRow.load(folder, views.keySet()),
                states,
                fields,
                GeneraliserRow.groups(folder, generalisers, codeLists),
                Expiries.load(folder, names));
    }

    /** Version of the policy folder. */
    public String version() {
        return version;
    }

    /**
     * A column of the policy.
     *
     * @param name for example {@code IO}
     * @throws GatewayException with {@link ErrorCode#PROTECT_FIELD_UNLISTED} when there is no such column
     */
    public ReleaseView view(String name) {
        return Optional.ofNullable(views.get(name))
                .orElseThrow(() -> new GatewayException(ErrorCode.PROTECT_FIELD_UNLISTED, Detail.rule("views")));
    }

    /**
     * The column a receiver gets.
     *
     * @param receiver role in which the receiver gets the message
     * @param towardsOpener whether the receiver is the side that opened the case
     * @param caseState state of the case before the message
     * @throws GatewayException with {@link ErrorCode#ADMIT_ROLE_FORBIDDEN} for a role that gets nothing, with
     *     {@link ErrorCode#ADMIT_STATE_FORBIDDEN} for a state that does not exist
     */
    public ReleaseView viewFor(Role receiver, boolean towardsOpener, String caseState) {
        boolean accepted = states.accepted(caseState);
        return choices.stream()
                .filter(choice -> choice.fits(receiver, towardsOpener, accepted))
                .findFirst()
                .map(choice -> view(choice.view()))
                .orElseThrow(() -> new GatewayException(ErrorCode.ADMIT_ROLE_FORBIDDEN, Detail.rule("views")));
    }

    /** For each generaliser that is a table: canonical code to group. */
    public Map<String, Map<String, String>> groups() {
        return groups;
    }

    /** Which fields stop being of use, and when. */
    public Expiries expiries() {
        return expiries;
    }

    /** Whether a view keeps every element of a field as it is; false for a field that does not exist. */
    public boolean keepsWhole(String fieldId, ReleaseView view) {
        List<String> elements = fieldIds.entrySet().stream()
                .filter(entry -> entry.getValue().equals(fieldId))
                .map(Map.Entry::getKey)
                .toList();
        return !elements.isEmpty()
                && elements.stream().allMatch(element -> view.rule(element).action() == ReleaseAction.KEEP);
    }

    /** Whether a view shows anything of a field; false for a field that does not exist. */
    public boolean shows(String fieldId, ReleaseView view) {
        return fieldIds.entrySet().stream()
                .filter(entry -> entry.getValue().equals(fieldId))
                .anyMatch(entry -> view.rule(entry.getKey()).action() != ReleaseAction.DROP);
    }

    /** Whether an element holds who somebody is: a direct identifier, or free text, in which anything may stand. */
    public boolean isIdentifying(String element) {
        return identifying.contains(element);
    }

    /** The field id of an element, absent for groups and for elements the policy does not know. */
    public Optional<String> fieldId(String element) {
        return Optional.ofNullable(fieldIds.get(element));
    }
}
