package org.trmgateway.vault;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.trmgateway.seal.DecryptionIdentity;
import org.trmgateway.seal.DualControl;

/** Reads what was revealed: first the case officer takes off the outer layer, then the data-protection officer reads. */
public final class IdentityReader {

    private IdentityReader() {}

    /**
     * What the case officer hands on.
     *
     * @throws org.trmgateway.referral.GatewayException with {@code OPEN_ADDRESSEE_WRONG} when this is not a case officer's key
     */
    public static SealedIdentity takeOffOuter(SealedIdentity revealed, DecryptionIdentity caseOfficer) {
        return new SealedIdentity(
                revealed.binding(), DualControl.open(revealed.sealedKey(), caseOfficer), revealed.fields());
    }

    /**
     * The fields in clear, by field id.
     *
     * @throws org.trmgateway.referral.GatewayException with {@code OPEN_ADDRESSEE_WRONG} when this is not a data-protection officer's key, or the
     *     outer layer is still on, with {@code OPEN_DECRYPTION_FAILED} when a field was altered
     */
    public static SortedMap<String, byte[]> read(SealedIdentity inner, DecryptionIdentity dataProtectionOfficer) {
        byte[] key = DualControl.open(inner.sealedKey(), dataProtectionOfficer);
        try {
            SortedMap<String, byte[]> fields = new TreeMap<>();
            inner.fields()
                    .forEach((field, stored) ->
                            fields.put(field, FieldCipher.decrypt(key, inner.binding(), field, stored)));
            return fields;
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}
