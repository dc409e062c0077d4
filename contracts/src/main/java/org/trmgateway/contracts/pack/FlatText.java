package org.trmgateway.contracts.pack;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/** The characters of CSV and text: which may stand there, and as which bytes. */
final class FlatText {

    /** More lines than any form, also inside quoted cells. */
    static final int MOST_LINES = 5_000;

    /** Longer than any value of a form. */
    static final int LONGEST_VALUE = 20_000;

    private FlatText() {}

    /**
     * Requires that the text is no larger than a form, and has nothing but printable characters, tabs and line ends. Characters that turn
     * the direction of writing are refused as well: what a caseworker reads must be what stands there.
     *
     * @throws GatewayException with {@link ErrorCode#INTAKE_SYNTAX}, the rule and the line
     */
    static void requirePlain(String text) {
        int line = 1;
        for (int index = 0; index < text.length(); index++) {
            char symbol = text.charAt(index);
            if (symbol == '\n') {
                require(++line <= MOST_LINES + 1, "lines", line);
            } else if (symbol == '\r') {
                require(index + 1 < text.length() && text.charAt(index + 1) == '\n', "line-end", line);
            } else {
                require(printable(symbol), "control-character", line);
            }
        }
    }

    private static boolean printable(char symbol) {
        boolean control = Character.isISOControl(symbol) && symbol != '\t';
        boolean turning = (symbol >= '\u202A' && symbol <= '\u202E') || (symbol >= '\u2066' && symbol <= '\u2069');
        // line and paragraph separator end a line for some readers and not for others
        boolean ambiguous = symbol == '\u2028' || symbol == '\u2029' || symbol == '\uFEFF' || symbol >= '\uFFFE';
        return !control && !turning && !ambiguous;
    }

    /** Requires a limit to hold. */
    static void require(boolean within, String rule, int line) {
        if (!within) {
            throw new GatewayException(
                    ErrorCode.INTAKE_SYNTAX, Detail.rule(rule).at(line));
        }
    }

    /**
     * The bytes of a text that is to be delivered.
     *
     * @throws GatewayException with {@link ErrorCode#TRANSLATE_MAP_FAILED} when the character set does not have a character
     */
    static byte[] encode(String text, Charset charset, boolean byteOrderMark) {
        requirePlain(text);
        try {
            ByteBuffer encoded = charset.newEncoder().encode(CharBuffer.wrap(byteOrderMark ? "\uFEFF" + text : text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException missing) {
            throw new GatewayException(ErrorCode.TRANSLATE_MAP_FAILED, Detail.rule("encoding"));
        }
    }
}
