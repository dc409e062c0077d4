package org.trmgateway.protect;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of hosts in letters beyond ASCII: RFC 3492. */
final class Punycode implements Encoding {

    private static final Pattern LABEL = Pattern.compile("(?i)xn--[a-z0-9-]{1,59}");

    @Override
    public void undo(String text, Readings readings) {
        if (text.toLowerCase(Locale.ROOT).contains("xn--")) {
            String undone =
                    LABEL.matcher(text).replaceAll(label -> Matcher.quoteReplacement(IDN.toUnicode(label.group())));
            if (!undone.equals(text)) {
                readings.sure(undone);
            }
        }
    }
}
