package org.trmgateway.protect;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words of mail headers in another character set: RFC 2047. */
final class EncodedWords implements Encoding {

    private static final Pattern WORD =
            Pattern.compile("=\\?([^?\\s]{1,40})\\?([bBqQ])\\?([^?\\r\\n]{0,800})\\?=(?:\\s{1,8}(?==\\?))?");

    @Override
    public void undo(String text, Readings readings) {
        if (text.indexOf("=?") < 0) {
            return;
        }
        Matcher words = WORD.matcher(text);
        if (words.find()) {
            readings.sure(words.replaceAll(word -> Matcher.quoteReplacement(decoded(word))));
        }
    }

    private static String decoded(MatchResult word) {
        byte[] bytes = word.group(2).equalsIgnoreCase("b") ? base64(word.group(3)) : quoted(word.group(3));
        return new String(bytes, charset(word.group(1)));
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException torn) {
            return new byte[0];
        }
    }

    private static byte[] quoted(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int place = 0;
        while (place < text.length()) {
            char character = text.charAt(place);
            boolean escape = character == '='
                    && place + 2 < text.length()
                    && Character.digit(text.charAt(place + 1), 16) >= 0
                    && Character.digit(text.charAt(place + 2), 16) >= 0;
            if (escape) {
                bytes.write(Integer.parseInt(text.substring(place + 1, place + 3), 16));
                place += 3;
            } else {
                bytes.writeBytes(
                        (character == '_' ? " " : Character.toString(character)).getBytes(StandardCharsets.UTF_8));
                place++;
            }
        }
        return bytes.toByteArray();
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name.toLowerCase(Locale.ROOT).replaceFirst("\\*.*", ""));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
