package org.trmgateway.vault;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.seal.CryptoProviders;
import org.trmgateway.seal.DualControl;

/** Writes into the vault what the writer itself cannot read afterwards. Thread-safe. */
public final class IdentitySealer {

    private static final byte[] BINDING = "trm vault binding/v1".getBytes(StandardCharsets.US_ASCII);

    private final VaultOfficers officers;
    private final Clock clock;

    public IdentitySealer(VaultOfficers officers, Clock clock) {
        this.officers = officers;
        this.clock = clock;
    }

    /**
     * Encrypts the identifiers of a message under a fresh key that is forgotten.
     *
     * @param subjectId 16 bytes, the node's own number of the person
     * @param fields content by field id
     * @throws org.trmgateway.referral.GatewayException with {@code PROTECT_VAULT_UNAVAILABLE} when a role has no officer with valid certificates
     */
    public SealedIdentity seal(byte[] subjectId, MessageId message, Map<String, byte[]> fields) {
        Instant now = clock.instant();
        byte[] binding = Sha256.of(BINDING, subjectId, message.toString().getBytes(StandardCharsets.US_ASCII))
                .bytes();
        byte[] key = CryptoProviders.randomBytes(FieldCipher.KEY_BYTES);
        try {
            Map<String, byte[]> sealed = new TreeMap<>();
            fields.forEach((field, plain) -> sealed.put(field, FieldCipher.encrypt(key, binding, field, plain)));
            byte[] sealedKey = DualControl.seal(
                    key,
                    officers.readers(VaultRole.CASE_OFFICER, now),
                    officers.readers(VaultRole.DATA_PROTECTION_OFFICER, now));
            return new SealedIdentity(binding, sealedKey, sealed);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}
