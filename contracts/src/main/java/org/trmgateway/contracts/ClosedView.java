package org.trmgateway.contracts;

import java.util.Optional;
import java.util.Set;
import org.trmgateway.referral.ReleaseAction;
import org.trmgateway.referral.ReleaseRule;
import org.trmgateway.referral.ReleaseView;

/**
 * A view of which some elements have had their time.
 *
 * @param view the view
 * @param past elements that are dropped, whatever the view says
 */
record ClosedView(ReleaseView view, Set<String> past) implements ReleaseView {

    @Override
    public String name() {
        return view.name();
    }

    @Override
    public ReleaseRule rule(String element) {
        ReleaseRule rule = view.rule(element);
        return past.contains(element)
                ? new ReleaseRule(rule.fieldId(), rule.element(), ReleaseAction.DROP, Optional.empty(), rule.category())
                : rule;
    }

    @Override
    public boolean isGroup(String element) {
        return view.isGroup(element);
    }
}
