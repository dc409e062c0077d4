package org.trmgateway.policy;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.seal.OrganisationalUnits;

/** The two who have to agree to the contracts. A certificate says the role of its holder in the organisational unit (OU) of its subject. */
public enum OfficerRole {
    DATA_PROTECTION_OFFICER("data-protection-officer"),
    POLICY_OFFICER("policy-officer");

    private final String word;

    OfficerRole(String word) {
        this.word = word;
    }

    /** As it stands in certificates and names of files. */
    public String word() {
        return word;
    }

    /** Path of this role's signature in the contracts. */
    public String signatureFile() {
        return "signatures/" + word + ".p7s";
    }

    /**
     * The role a certificate names.
     *
     * @throws GatewayException with {@link ErrorCode#ADMIT_POLICY_SIGNATURE_INVALID} when it names none, or both
     */
    public static OfficerRole of(X509Certificate certificate) {
        List<String> units = OrganisationalUnits.of(certificate);
        List<OfficerRole> roles = Arrays.stream(values())
                .filter(role -> units.contains(role.word))
                .toList();
        if (roles.size() != 1) {
            throw new GatewayException(ErrorCode.ADMIT_POLICY_SIGNATURE_INVALID, Detail.rule("officer-role"));
        }
        return roles.getFirst();
    }
}
