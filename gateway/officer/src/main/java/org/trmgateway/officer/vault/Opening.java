package org.trmgateway.officer.vault;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.trmgateway.officer.desk.UsageException;
import org.trmgateway.vault.IdentityReader;
import org.trmgateway.vault.SealedIdentity;
import org.trmgateway.vault.VaultRole;

/** Reads what was revealed, with the keys of the officers who are there. */
final class Opening {

    private Opening() {}

    /** Takes off the outer layer. */
    static Revealed first(Revealed revealed, OfficerKeys caseOfficer) {
        var keys = caseOfficer.decryption();
        return new Revealed(revealed.identities().stream()
                .map(identity -> IdentityReader.takeOffOuter(identity, keys))
                .toList());
    }

    /** The fields, a line for each value: field id, where it stood, what it says. */
    static String second(Revealed inner, OfficerKeys dataProtectionOfficer) {
        var keys = dataProtectionOfficer.decryption();
        StringBuilder text = new StringBuilder();
        for (SealedIdentity identity : inner.identities()) {
            for (Map.Entry<String, byte[]> field :
                    IdentityReader.read(identity, keys).entrySet()) {
                for (String line : new String(field.getValue(), StandardCharsets.UTF_8).split("\n", -1)) {
                    if (!line.isBlank()) {
                        text.append(field.getKey()).append('\t').append(line).append('\n');
                    }
                }
            }
        }
        return text.toString();
    }

    /** The first officer with a role. */
    static OfficerKeys with(List<OfficerKeys> officers, VaultRole role) throws UsageException {
        for (OfficerKeys officer : officers) {
            if (officer.role() == role) {
                return officer;
            }
        }
        throw new UsageException("the keys of a " + role.word() + " are needed to read this");
    }
}
