package org.trmgateway.vault;

import java.util.Map;

/**
 * What the vault holds of one message: its direct identifiers, each encrypted apart, so that an order for one field gets that field and no other.
 *
 * @param binding 32 bytes: digest of person and message, under which each field is encrypted; tells nothing of either
 * @param sealedKey the key of all the fields, for an officer of each role together; see {@link org.trmgateway.seal.DualControl}
 * @param fields by field id of the dictionary: 12 random bytes, then AES-256-GCM (NIST SP 800-38D) with its 16-byte tag
 */
@SuppressWarnings("ArrayRecordComponent") // carried from one place to another, never compared
public record SealedIdentity(byte[] binding, byte[] sealedKey, Map<String, byte[]> fields) {

    public SealedIdentity {
        fields = Map.copyOf(fields);
    }

    /** Sixteen characters of nothing. */
    @Override
    public String toString() {
        return "***";
    }
}
