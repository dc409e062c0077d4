package org.trmgateway.acceptance.pairs;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/** Reads delivered text. */
final class Text {

    private Text() {}

    /** The text of bytes that must be of the character set to the last. */
    static String decoded(byte[] document, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(document)).toString();
        } catch (CharacterCodingException another) {
            throw new AssertionError("not written in " + charset.name(), another);
        }
    }
}
