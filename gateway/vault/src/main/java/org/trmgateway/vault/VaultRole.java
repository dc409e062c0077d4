package org.trmgateway.vault;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.seal.OrganisationalUnits;

/** The two who open the vault together. A certificate says the role of its holder in the organisational unit (OU) of its subject. */
public enum VaultRole {
    /** Opens the outer layer. */
    CASE_OFFICER("case-officer"),
    /** Opens the inner layer. */
    DATA_PROTECTION_OFFICER("data-protection-officer");

    private final String word;

    VaultRole(String word) {
        this.word = word;
    }

    /** As it stands in certificates. */
    public String word() {
        return word;
    }

    /**
     * The role a certificate names.
     *
     * @throws GatewayException with {@link ErrorCode#PROTECT_REVEAL_APPROVAL_INVALID} when it names none, or both
     */
    public static VaultRole of(X509Certificate certificate) {
        List<String> units = OrganisationalUnits.of(certificate);
        List<VaultRole> roles = Arrays.stream(values())
                .filter(role -> units.contains(role.word))
                .toList();
        if (roles.size() != 1) {
            throw new GatewayException(ErrorCode.PROTECT_REVEAL_APPROVAL_INVALID, Detail.rule("officer-role"));
        }
        return roles.getFirst();
    }
}
