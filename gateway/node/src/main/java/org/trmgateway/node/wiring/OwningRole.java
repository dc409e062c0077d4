package org.trmgateway.node.wiring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.trmgateway.node.database.WorkingRole;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/** Says, instead of a stack trace, that the node's role in the database may do too much ({@link WorkingRole}), and what to do. */
public final class OwningRole extends AbstractFailureAnalyzer<GatewayException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, GatewayException refused) {
        boolean role = refused.code() == ErrorCode.TRAIL_UNAVAILABLE
                && refused.detail()
                        .rule()
                        .filter(rule -> rule.startsWith("role-"))
                        .isPresent();
        return role
                ? new FailureAnalysis(
                        refused.getMessage() + ". The role of trm.database.user could change what is on the trail.",
                        "Let another role own the database, and give this one no rights but those the migrations grant it:"
                                + " docs/operations.md, \"Two roles in the database\".",
                        refused)
                : null;
    }
}
