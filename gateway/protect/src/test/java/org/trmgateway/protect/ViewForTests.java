package org.trmgateway.protect;

import java.util.HashMap;
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

/** A release view written down in a test. */
final class ViewForTests implements ReleaseView {

    private final Map<String, ReleaseRule> rules = new HashMap<>();
    private final Set<String> groups;

    ViewForTests(String... groups) {
        this.groups = Set.of(groups);
    }

    ViewForTests with(String field, ReleaseAction action, String... elements) {
        for (String element : elements) {
            rules.put(element, new ReleaseRule(field, element, action, Optional.empty(), Optional.empty()));
        }
        return this;
    }

    ViewForTests generalising(String field, String element, String becomes, String generaliser) {
        Generalisation coarser = new Generalisation(becomes, generaliser);
        rules.put(
                element,
                new ReleaseRule(field, element, ReleaseAction.GENERALISE, Optional.of(coarser), Optional.empty()));
        return this;
    }

    @Override
    public String name() {
        return "TEST";
    }

    @Override
    public ReleaseRule rule(String element) {
        return Optional.ofNullable(rules.get(element))
                .orElseThrow(() -> new GatewayException(ErrorCode.PROTECT_FIELD_UNLISTED, Detail.rule(name())));
    }

    @Override
    public boolean isGroup(String element) {
        return groups.contains(element);
    }
}
