package org.trmgateway.trail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Canonical JSON (RFC 8785) for one object of texts and small whole numbers, where no text holds a character that needs an escape. Within
 * these limits the canonical form is: no white space, members in UTF-16 order of their names, UTF-8. Anything else is refused, not repaired.
 */
final class FlatJson {

    /** A value of a member. */
    sealed interface Value {}

    record Text(String text) implements Value {}

    record Whole(long number) implements Value {}

    private static final String PLAIN = "[^\"\\\\\\x00-\\x1F\\x7F]*+";
    private static final Pattern TEXT = Pattern.compile(PLAIN);
    private static final Pattern MEMBER =
            Pattern.compile("\\G\"(" + PLAIN + ")\":(?:\"(" + PLAIN + ")\"|(0|[1-9][0-9]{0,14}))([,}])");

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
        if (!json.startsWith("{")) {
            throw TrailInconsistency.of("entry-syntax");
        }
        if (json.equals("{}")) {
            return members;
        }
        Matcher member = MEMBER.matcher(json);
        int position = 1;
        boolean more = true;
        while (more) {
            if (!member.find(position)) {
                throw TrailInconsistency.of("entry-syntax");
            }
            String name = member.group(1);
            if (!members.isEmpty() && members.lastKey().compareTo(name) >= 0) {
                throw TrailInconsistency.of("entry-member-order");
            }
            members.put(
                    name,
                    member.group(2) != null ? new Text(member.group(2)) : new Whole(Long.parseLong(member.group(3))));
            position = member.end();
            more = member.group(4).equals(",");
        }
        if (position != json.length()) {
            throw TrailInconsistency.of("entry-syntax");
        }
        return members;
    }

    private static String decode(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notUtf8) {
            throw TrailInconsistency.of("entry-encoding", notUtf8);
        }
    }

    private static String quoted(String text) {
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("a character that would need an escape");
        }
        return '"' + text + '"';
    }
}
