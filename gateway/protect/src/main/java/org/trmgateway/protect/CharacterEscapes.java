package org.trmgateway.protect;

import com.ibm.icu.text.Normalizer2;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Characters by their number or name: XML and HTML references, and the escapes of JSON, Java, JavaScript and Python. */
final class CharacterEscapes implements Encoding {

    private static final Pattern ESCAPE = Pattern.compile("&#[xX]0{0,8}(?<hex>[0-9a-fA-F]{1,6});?"
            + "|&#0{0,8}(?<decimal>[0-9]{1,7});?"
            + "|(?:\\\\u\\{|\\\\x\\{)0{0,8}(?<braced>[0-9a-fA-F]{1,6})\\}"
            + "|(?:\\\\u{1,4}|%u|[uU]\\+)(?<four>[0-9a-fA-F]{4})"
            + "|\\\\U0{0,4}(?<eight>[0-9a-fA-F]{4,6})"
            + "|&(?<name>[a-zA-Z]{2,10});");

    @Override
    public void undo(String text, Readings readings) {
        if (text.indexOf('&') < 0 && text.indexOf('\\') < 0 && text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return;
        }
        Matcher escapes = ESCAPE.matcher(text);
        if (escapes.find()) {
            String undone = escapes.replaceAll(found -> Matcher.quoteReplacement(character(found)));
            readings.sure(Normalizer2.getNFCInstance().normalize(undone));
        }
    }

    private static String character(MatchResult found) {
        if (found.group("name") != null) {
            return NamedCharacters.of(found.group("name")).orElse(found.group());
        }
        int number = number(found, "decimal", 10);
        for (String group : new String[] {"hex", "braced", "four", "eight"}) {
            number = Math.max(number, number(found, group, HEXADECIMAL));
        }
        return Character.isValidCodePoint(number) ? Character.toString(number) : found.group();
    }

    private static int number(MatchResult found, String group, int radix) {
        return found.group(group) == null ? -1 : Integer.parseInt(found.group(group), radix);
    }
}
