package org.trmgateway.protect;

import java.util.HashMap;
import java.util.Map;

/** Numbers of bank accounts: ISO 13616, each country with the length the SWIFT registry gives it; and Polish ones without the country. */
final class BankAccount {

    private static final int COUNTRY = 2;
    private static final Map<String, Integer> LENGTHS = lengths("""
            al28 ad24 at20 az28 ba20 be16 bg22 by28 ch21 cy28 cz24 de22 dk18 ee20 es24 fi18 fo18 fr27 gb22 ge22 gi23 gr27 hr21 hu28 ie22
            il23 is26 it27 kz20 li21 lt20 lu20 lv21 mc27 md24 me22 mk19 mt31 nl18 no15 pl28 pt25 qa29 ro24 rs22 ru33 sa24 se24 si19 sk24
            sm27 tr26 ua29 va22 vg24 xk20 ae23 jo30 kw30 lb28 pk24 eg29""");

    private BankAccount() {}

    /** @param found letters a to z, digits and spaces; words may follow the number */
    static boolean holds(String found) {
        String bare = found.replace(" ", "");
        if (Character.isDigit(bare.charAt(0))) {
            return CheckDigits.iban("pl" + bare);
        }
        int length = LENGTHS.getOrDefault(bare.substring(0, COUNTRY), Integer.MAX_VALUE);
        return bare.length() >= length && endsWithWord(found, length) && CheckDigits.iban(bare.substring(0, length));
    }

    private static boolean endsWithWord(String found, int length) {
        int seen = 0;
        for (int place = 0; place < found.length(); place++) {
            if (seen == length) {
                return found.charAt(place) == ' ';
            }
            seen += found.charAt(place) == ' ' ? 0 : 1;
        }
        return seen == length;
    }

    private static Map<String, Integer> lengths(String table) {
        Map<String, Integer> lengths = new HashMap<>();
        for (String entry : table.strip().split("\\s+")) {
            lengths.put(entry.substring(0, COUNTRY), Integer.valueOf(entry.substring(COUNTRY)));
        }
        return lengths;
    }
}
