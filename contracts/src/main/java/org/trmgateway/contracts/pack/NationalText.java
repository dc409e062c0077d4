package org.trmgateway.contracts.pack;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trmgateway.contracts.pack.PackManifest.Syntax;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/**
 * Bytes of a national system as text, in the one character set its pack declares. Nothing is guessed and nothing replaced: a name that was
 * read in the wrong character set is another name.
 */
final class NationalText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** XML declaration, XML 1.0 section 2.8; XML 1.1 is refused, since it allows control characters. */
    private static final Pattern DECLARATION = Pattern.compile(
            "<\\?xml\\s+version\\s*=\\s*([\"'])1\\.0\\1(?:\\s+encoding\\s*=\\s*([\"'])([A-Za-z0-9._-]+)\\2)?[^?>]*\\?>");

    /** Bytes that are enough to tell one syntax from another. */
    private static final int BEGINNING = 16_384;

    private NationalText() {}

    /**
     * Decodes strictly.
     *
     * @return the text, without a byte order mark
     * @throws GatewayException with {@link ErrorCode#INTAKE_SYNTAX} for a byte that is not of the character set, and for an XML declaration
     *     that says another one
     */
    static String decode(byte[] bytes, Charset charset, Syntax syntax) {
        requireNotUtf8InDisguise(bytes, charset);
        String text = withoutMark(strictly(bytes, charset), charset);
        if (syntax == Syntax.XML) {
            requireDeclaration(text, charset);
        }
        return text;
    }

    /** The beginning of a text without a byte order mark and white space, read without checks: only for telling syntaxes apart. */
    static String beginning(byte[] bytes, Charset charset) {
        return withoutMark(new String(bytes, 0, Math.min(bytes.length, BEGINNING), charset), charset)
                .stripLeading();
    }

    private static String strictly(byte[] bytes, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CharBuffer output = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(input, output, true);
        if (result.isUnderflow()) {
            result = decoder.flush(output);
        }
        if (!result.isUnderflow()) {
            throw refused("encoding", lineOf(bytes, input.position()));
        }
        return output.flip().toString();
    }

    private static String withoutMark(String text, Charset charset) {
        return charset.equals(UTF_8) && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /** Every byte string is some text in a one-byte character set; one that is well-formed UTF-8 beyond ASCII was not meant as such. */
    private static void requireNotUtf8InDisguise(byte[] bytes, Charset charset) {
        if (!charset.equals(UTF_8) && !decodes(bytes, US_ASCII) && decodes(bytes, UTF_8)) {
            throw refused("encoding", 1);
        }
    }

    /** Without a declaration XML is UTF-8 (XML 1.0 section 4.3.3). */
    private static void requireDeclaration(String text, Charset charset) {
        if (!text.startsWith("<?xml")) {
            if (!charset.equals(UTF_8)) {
                throw refused("xml-declaration", 1);
            }
            return;
        }
        Matcher declaration = DECLARATION.matcher(text);
        if (!declaration.lookingAt()) {
            throw refused("xml-declaration", 1);
        }
        String declared = Optional.ofNullable(declaration.group(3)).orElse("UTF-8");
        if (!charset.name().equalsIgnoreCase(declared)
                && charset.aliases().stream().noneMatch(declared::equalsIgnoreCase)) {
            throw refused("xml-declaration", 1);
        }
    }

    private static boolean decodes(byte[] bytes, Charset charset) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException undecodable) {
            return false;
        }
    }

    private static int lineOf(byte[] bytes, int position) {
        int line = 1;
        for (int index = 0; index < position; index++) {
            if (bytes[index] == '\n') {
                line++;
            }
        }
        return line;
    }

    private static GatewayException refused(String rule, int line) {
        return new GatewayException(ErrorCode.INTAKE_SYNTAX, Detail.rule(rule).at(line));
    }
}
