package org.trmgateway.protect;

import com.ibm.icu.text.Normalizer2;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import org.trmgateway.referral.PartyId;

/**
 * Lets the database find a case by its national number without holding the number: HMAC-SHA-256 under a key of its own. Upper and lower case,
 * white space and the width of characters do not matter; every other character does, as {@code 1/23} and {@code 12/3} are different cases.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class BlindIndex {

    private static final byte[] LABEL = KeyedHash.bytes("trm blind index/v1");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    private final SecretKey key;

    /**
     * The 32 bytes for a pseudonym, under a label of its own.
     *
     * @param origin the party that gave it
     */
    public byte[] of(PartyId origin, Pseudonym pseudonym) {
        return of("pseudonym", origin, pseudonym.symbols());
    }

    /** @param storageKey 32 random bytes, the same on every replica of the node; copied */
    public BlindIndex(byte[] storageKey) {
        this.key = KeyedHash.deriveForHmac(KeyedHash.secret(storageKey), LABEL);
    }

    /**
     * The 32 bytes to store and to look for.
     *
     * @param kind what the value is, for example {@code case-number}; the same value of another kind gives other bytes
     * @param owner the party that uses the value; numbers of two parties may be the same
     */
    public byte[] of(String kind, PartyId owner, String value) {
        String normal = SPACE.matcher(Normalizer2.getNFKCCasefoldInstance().normalize(value))
                .replaceAll("");
        return KeyedHash.hmac(key, KeyedHash.bytes(kind), KeyedHash.bytes(owner.value()), KeyedHash.bytes(normal));
    }
}
