package org.trmgateway.contracts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.ReleaseAction;
import org.trmgateway.referral.ReleaseRule;
import org.trmgateway.referral.ReleaseRule.Generalisation;
import org.trmgateway.referral.ReleaseView;

/** One column of the field dictionary. */
final class PolicyView implements ReleaseView {

    private final String name;
    private final Map<String, ReleaseRule> rules;
    private final Set<String> groups;

    PolicyView(String name, List<FieldRow> fields, Set<String> groups, Map<String, GeneraliserRow> generalisers) {
        this.name = name;
        this.groups = groups;
        Map<String, ReleaseRule> byElement = new HashMap<>();
        for (FieldRow field : fields) {
            byElement.put(
                    field.element(),
                    rule(field, Optional.ofNullable(field.actions().get(name)).orElse("D"), generalisers));
        }
        this.rules = Map.copyOf(byElement);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ReleaseRule rule(String element) {
        // the name itself is not repeated: one the policy does not know may be anything
        return Optional.ofNullable(rules.get(element))
                .orElseThrow(() -> new GatewayException(ErrorCode.PROTECT_FIELD_UNLISTED, Detail.rule(name)));
    }

    @Override
    public boolean isGroup(String element) {
        return groups.contains(element);
    }

    private static ReleaseRule rule(FieldRow field, String action, Map<String, GeneraliserRow> generalisers) {
        if (action.startsWith(FieldRow.GENERALISE)) {
            Optional<Generalisation> becomes = Optional.ofNullable(
                            generalisers.get(action.substring(FieldRow.GENERALISE.length())))
                    .map(GeneraliserRow::generalisation);
            return new ReleaseRule(field.id(), field.element(), ReleaseAction.GENERALISE, becomes, field.category());
        }
        return new ReleaseRule(field.id(), field.element(), plain(action), Optional.empty(), field.category());
    }

    private static ReleaseAction plain(String action) {
        return switch (action) {
            case "K" -> ReleaseAction.KEEP;
            case "P" -> ReleaseAction.PSEUDONYMISE;
            case "S" -> ReleaseAction.SEAL;
            default -> ReleaseAction.DROP;
        };
    }
}
