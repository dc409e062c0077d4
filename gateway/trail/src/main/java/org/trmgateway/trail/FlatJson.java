package org.trmgateway.trail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Canonical JSON (RFC 8785) for one object of texts and small whole numbers, where no text holds a character that needs an escape. Within
 * these limits the canonical form is: no white space, members in UTF-16 order of their names, UTF-8. Anything else is refused, not repaired.
 */
final class FlatJson {

    /** A value of a member. */
    sealed interface Value {}

    record Text(String text) implements Value {}

    record Whole(long number) implements Value {}

    private static final int MOST_DIGITS = 15;
    private static final char DELETE = 0x7F;

    private FlatJson() {}

    static byte[] write(SortedMap<String, Value> members) {
        StringBuilder json = new StringBuilder("{");
        members.forEach((name, value) -> {
            json.append(json.length() == 1 ? "" : ",").append(quoted(name)).append(':');
            switch (value) {
                case Text(String text) -> json.append(quoted(text));
                case Whole(long number) -> json.append(number);
            }
        });
        return json.append('}').toString().getBytes(UTF_8);
    }

    /** Reads what {@link #write} wrote, and nothing else. */
    static SortedMap<String, Value> read(byte[] canonical) {
        SortedMap<String, Value> members = parse(decode(canonical));
        // The grammar below admits canonical text only; this says so once more, in terms that need no proof.
        if (!Arrays.equals(write(members), canonical)) {
            throw TrailInconsistency.of("entry-canonical");
        }
        return members;
    }

    private static SortedMap<String, Value> parse(String json) {
        SortedMap<String, Value> members = new TreeMap<>();
        if (json.equals("{}")) {
            return members;
        }
        Cursor cursor = new Cursor(json);
        cursor.expect('{');
        String last = "";
        do {
            String name = cursor.text();
            if (!members.isEmpty() && last.compareTo(name) >= 0) {
                throw TrailInconsistency.of("entry-member-order");
            }
            cursor.expect(':');
            members.put(name, cursor.value());
            last = name;
        } while (cursor.goesOn());
        return members;
    }

    /** Where reading has come to. By hand and not by a pattern: an auditor reads a million entries. */
    private static final class Cursor {

        private final String json;
        private int at;

        Cursor(String json) {
            this.json = json;
        }

        void expect(char wanted) {
            if (here() != wanted) {
                throw TrailInconsistency.of("entry-syntax");
            }
            at++;
        }

        Value value() {
            return here() == '"' ? new Text(text()) : new Whole(whole());
        }

        String text() {
            expect('"');
            int begin = at;
            while (isPlain(here())) {
                at++;
            }
            expect('"');
            return json.substring(begin, at - 1);
        }

        /** Whether another member follows; nothing does after the last. */
        boolean goesOn() {
            if (here() == ',') {
                at++;
                return true;
            }
            expect('}');
            if (at != json.length()) {
                throw TrailInconsistency.of("entry-syntax");
            }
            return false;
        }

        /** No sign, no zero in front, no fraction. */
        private long whole() {
            int begin = at;
            while (here() >= '0' && here() <= '9') {
                at++;
            }
            int digits = at - begin;
            if (digits == 0 || digits > MOST_DIGITS || (digits > 1 && json.charAt(begin) == '0')) {
                throw TrailInconsistency.of("entry-syntax");
            }
            return Long.parseLong(json, begin, at, 10);
        }

        /** A control character, which no rule admits, behind the end. */
        private char here() {
            return at < json.length() ? json.charAt(at) : 0;
        }
    }

    private static boolean isPlain(char character) {
        return character != '"' && character != '\\' && character > 0x1F && character != DELETE;
    }

    private static String decode(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notUtf8) {
            throw TrailInconsistency.of("entry-encoding", notUtf8);
        }
    }

    private static String quoted(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (!isPlain(text.charAt(at))) {
                throw new IllegalArgumentException("a character that would need an escape");
            }
        }
        return '"' + text + '"';
    }
}
