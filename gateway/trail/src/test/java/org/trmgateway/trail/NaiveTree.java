package org.trmgateway.trail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.trmgateway.referral.Sha256;

/**
 * The tree as section 2.1 of RFC 6962 defines it, by plain recursion over the leaves and with its own hashing; shares nothing with the code
 * under test. Remembers what it has computed.
 */
final class NaiveTree {

    private record Range(int from, int to) {}

    private final List<byte[]> leaves;
    private final Map<Range, byte[]> known = new HashMap<>();

    NaiveTree(List<byte[]> leaves) {
        this.leaves = leaves;
    }

    /** Leaves that are the decimal digits of their index. */
    static NaiveTree counting(int size) {
        List<byte[]> leaves = new ArrayList<>();
        for (int index = 0; index < size; index++) {
            leaves.add(leaf(index));
        }
        return new NaiveTree(leaves);
    }

    static byte[] leaf(int index) {
        return Integer.toString(index).getBytes(StandardCharsets.US_ASCII);
    }

    Sha256 root(int size) {
        return sha(mth(0, size));
    }

    Sha256 root(int from, int to) {
        return sha(mth(from, to));
    }

    List<Sha256> path(int index, int size) {
        return path(index, 0, size);
    }

    List<Sha256> proof(int earlier, int size) {
        return subproof(earlier, 0, size, true);
    }

    private byte[] mth(int from, int to) {
        byte[] cached = known.get(new Range(from, to));
        if (cached != null) {
            return cached;
        }
        byte[] hash = switch (to - from) {
            case 0 -> digest();
            case 1 -> digest(new byte[] {0}, leaves.get(from));
            default -> {
                int k = largestPowerOfTwoBelow(to - from);
                yield digest(new byte[] {1}, mth(from, from + k), mth(from + k, to));
            }
        };
        known.put(new Range(from, to), hash);
        return hash;
    }

    /** PATH(m, D[n]). */
    private List<Sha256> path(int m, int from, int to) {
        int n = to - from;
        if (n == 1) {
            return List.of();
        }
        int k = largestPowerOfTwoBelow(n);
        return m < k
                ? plus(path(m, from, from + k), sha(mth(from + k, to)))
                : plus(path(m - k, from + k, to), sha(mth(from, from + k)));
    }

    /** SUBPROOF(m, D[n], b). */
    private List<Sha256> subproof(int m, int from, int to, boolean b) {
        int n = to - from;
        if (m == n) {
            return b ? List.of() : List.of(sha(mth(from, to)));
        }
        int k = largestPowerOfTwoBelow(n);
        return m <= k
                ? plus(subproof(m, from, from + k, b), sha(mth(from + k, to)))
                : plus(subproof(m - k, from + k, to, false), sha(mth(from, from + k)));
    }

    private static int largestPowerOfTwoBelow(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }

    private static List<Sha256> plus(List<Sha256> list, Sha256 last) {
        List<Sha256> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }

    private static Sha256 sha(byte[] hash) {
        return new Sha256(HexFormat.of().formatHex(hash));
    }

    private static byte[] digest(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
