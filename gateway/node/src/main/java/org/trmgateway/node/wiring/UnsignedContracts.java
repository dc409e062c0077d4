package org.trmgateway.node.wiring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.trmgateway.referral.GatewayException;

/** Says, instead of a stack trace, why the contracts are not enforced and what to do. */
public final class UnsignedContracts extends AbstractFailureAnalyzer<GatewayException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, GatewayException refused) {
        return switch (refused.code()) {
            case ADMIT_POLICY_UNSIGNED ->
                analysis(
                        refused,
                        "The contracts of this build lack a signature of one of the two officers.",
                        "Have both officers sign them: ./trm policy sign (./trm policy sign --sample for the sample federation).");
            case ADMIT_POLICY_SIGNATURE_INVALID ->
                analysis(
                        refused,
                        "A signature under the contracts of this build is not one of an officer this node believes.",
                        "Compare the folder of trm.policy.officers with who signed: ./trm policy verify --officers FOLDER."
                                + " If the contracts were changed, both officers sign anew.");
            case ADMIT_POLICY_ALTERED ->
                analysis(
                        refused,
                        "The contracts of this build are not what the officers signed.",
                        "./trm policy verify names the files. If the change is wanted, both officers sign anew:"
                                + " ./trm policy sign. If nobody changed them, tell the security contact.");
            default -> null;
        };
    }

    private static FailureAnalysis analysis(GatewayException refused, String description, String action) {
        return new FailureAnalysis(refused.getMessage() + ". " + description, action, refused);
    }
}
