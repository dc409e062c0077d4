package org.trmgateway.protect;

/** One way to write text as other text. */
interface Encoding {

    /** Fewer characters hold nothing that is encoded. */
    int SHORTEST = 4;

    /** Base of hexadecimal digits. */
    int HEXADECIMAL = 16;

    /** The last character of ASCII. */
    char DELETE = 0x7F;

    /** Gives what a text says if it, or some of its words, are encoded so; nothing when none is. */
    void undo(String text, Readings readings);

    /** Whether any encoding can be in a text: most texts are quickly seen to have none. */
    static boolean mayBeIn(String text) {
        int run = 0;
        int hexadecimal = 0;
        for (int place = 0; place < text.length(); place++) {
            char character = text.charAt(place);
            run = isWordCharacter(character) ? run + 1 : 0;
            hexadecimal += character < DELETE && Character.digit(character, HEXADECIMAL) >= 0 ? 1 : 0;
            boolean sign = character == '%'
                    || character == '&'
                    || character == '\\'
                    || character == '='
                    || character >= DELETE
                    || (character < ' ' && !Character.isWhitespace(character));
            if (sign || run >= SHORTEST || hexadecimal > SHORTEST) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWordCharacter(char character) {
        return (character >= '0' && character <= '9')
                || (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z');
    }
}
