package org.trmgateway.contracts.pack;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/**
 * Looks whether a text is JSON (RFC 8259) of the size a form can have, before anything is made of it, and knows the line where it is not. It
 * repeats nothing the text says.
 */
final class JsonScan {

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?+(?:[eE][+-]?[0-9]++)?+");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:[\"\\\\/bfnrt]|u[0-9A-Fa-f]{4})");

    /** Stands where the text has ended; no JSON has it outside a string or in one. */
    private static final char END = '\0';

    private static final char FIRST_PRINTABLE = ' ';

    private final String text;
    private int place;
    private int line = 1;
    private int depth;
    private int values;

    private JsonScan(String text) {
        this.text = text;
    }

    /**
     * Requires one JSON value, with no name twice in one object.
     *
     * @throws GatewayException with {@link ErrorCode#INTAKE_SYNTAX}, the rule ({@code well-formed}, {@code depth}, {@code elements}) and the line
     */
    static void require(String text) {
        JsonScan scan = new JsonScan(text);
        scan.value();
        scan.skipBlanks();
        scan.require(scan.place == text.length());
    }

    /** Recursive as far as {@link BoundedHandler#DEEPEST}. */
    private void value() {
        skipBlanks();
        require(++values <= BoundedHandler.MOST_ELEMENTS, "elements");
        switch (symbol()) {
            case '{' -> {
                Set<String> names = new HashSet<>();
                parts('}', () -> member(names));
            }
            case '[' -> parts(']', this::value);
            case '"' -> string();
            case 't' -> take("true");
            case 'f' -> take("false");
            case 'n' -> take("null");
            default -> take(NUMBER);
        }
    }

    private void parts(char end, Runnable part) {
        require(++depth <= BoundedHandler.DEEPEST, "depth");
        place++;
        skipBlanks();
        if (symbol() != end) {
            part.run();
            skipBlanks();
            while (symbol() == ',') {
                place++;
                part.run();
                skipBlanks();
            }
        }
        take(String.valueOf(end));
        depth--;
    }

    private void member(Set<String> names) {
        skipBlanks();
        require(names.add(string()));
        skipBlanks();
        take(":");
        value();
    }

    /** As it is written, with the quotes. */
    private String string() {
        int start = place;
        take("\"");
        while (symbol() != '"') {
            if (symbol() == '\\') {
                take(ESCAPE);
            } else {
                require(symbol() >= FIRST_PRINTABLE);
                place++;
            }
        }
        place++;
        return text.substring(start, place);
    }

    private void take(String expected) {
        require(text.startsWith(expected, place));
        place += expected.length();
    }

    private void take(Pattern expected) {
        Matcher found = expected.matcher(text).region(place, text.length());
        require(found.lookingAt());
        place = found.end();
    }

    private void skipBlanks() {
        while (" \t\r\n".indexOf(symbol()) >= 0) {
            if (symbol() == '\n') {
                line++;
            }
            place++;
        }
    }

    private char symbol() {
        return place < text.length() ? text.charAt(place) : END;
    }

    private void require(boolean wellFormed) {
        require(wellFormed, "well-formed");
    }

    private void require(boolean within, String rule) {
        if (!within) {
            throw new GatewayException(
                    ErrorCode.INTAKE_SYNTAX, Detail.rule(rule).at(line));
        }
    }
}
