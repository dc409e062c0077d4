package org.trmgateway.node.soap.signature;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The second valid signature that anybody can make of an ECDSA signature with P-256: the other s. */
final class EcdsaTwin {

    private static final Pattern VALUE = Pattern.compile("(SignatureValue>)([^<]+)(<)");
    private static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
    private static final int HALF = 32;

    private EcdsaTwin() {}

    static String of(String request) {
        Matcher value = VALUE.matcher(request);
        if (!value.find()) {
            throw new AssertionError("no signature");
        }
        byte[] signature = Base64.getMimeDecoder().decode(value.group(2).replace("&#13;", ""));
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, HALF, 2 * HALF));
        byte[] twin = ORDER.subtract(s).toByteArray();
        byte[] changed = Arrays.copyOf(signature, HALF + HALF);
        Arrays.fill(changed, HALF, 2 * HALF, (byte) 0);
        int length = Math.min(twin.length, HALF);
        System.arraycopy(twin, twin.length - length, changed, 2 * HALF - length, length);
        return request.substring(0, value.start(2))
                + Base64.getEncoder().encodeToString(changed)
                + request.substring(value.end(2));
    }
}
