package org.trmgateway.node.config;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * An address without anything secret in it. Nobody should put a password into one, and drivers take it all the same: so what stands before an @
 * goes, and of the parameters only those stay that say how the line is protected, in their plain shape; of the others only how many there are.
 * Of an address in which a password could stand anywhere, nothing but its beginning stays.
 */
final class PlainAddress {

    private static final String SLASHES = "//";
    private static final Set<String> TELLING = Set.of("sslmode", "ssl", "sslEnabled", "verifyHost");
    private static final Pattern PLAIN = Pattern.compile("[a-z-]{1,20}");

    private PlainAddress() {}

    static String of(String address) {
        int question = address.indexOf('?');
        String place = question < 0 ? address : address.substring(0, question);
        String parameters = question < 0 ? "" : address.substring(question + 1);
        String scheme = place.contains(SLASHES) ? place.substring(0, place.indexOf(SLASHES) + 2) : "";
        if (parameters.contains("@")) {
            return scheme + "...";
        }
        String shown = place.contains("@") ? scheme + place.substring(place.lastIndexOf('@') + 1) : place;
        return question < 0 ? shown : shown + "?" + plain(parameters);
    }

    private static String plain(String parameters) {
        SortedSet<String> kept = new TreeSet<>();
        int others = 0;
        for (String parameter : parameters.split("&", -1)) {
            int equals = parameter.indexOf('=');
            boolean telling = equals > 0 && TELLING.contains(parameter.substring(0, equals));
            if (telling && PLAIN.matcher(parameter.substring(equals + 1)).matches()) {
                kept.add(parameter);
            } else {
                others++;
            }
        }
        return String.join("&", kept) + (others == 0 ? "" : " and " + others + " more");
    }
}
