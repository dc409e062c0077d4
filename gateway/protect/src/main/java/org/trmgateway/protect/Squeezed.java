package org.trmgateway.protect;

import java.util.BitSet;

/**
 * A text without its separators: letters a to z, Cyrillic ones replaced by what they look like, and digits of any script as 0 to 9.
 *
 * @param characters what is left
 * @param begins positions before which something was left out, and 0
 */
record Squeezed(String characters, BitSet begins) {

    static Squeezed of(String text) {
        return ofPlain(Recogniser.plain(text));
    }

    /** The same of a text that {@link Recogniser#plain} made plain. */
    static Squeezed ofPlain(String plain) {
        StringBuilder characters = new StringBuilder(plain.length());
        BitSet begins = new BitSet();
        boolean separated = true;
        for (int place = 0; place < plain.length(); place++) {
            char character = plain.charAt(place);
            if (Character.isLetterOrDigit(character)) {
                begins.set(characters.length(), separated);
                characters.append(character);
            }
            separated = !Character.isLetterOrDigit(character);
        }
        begins.set(characters.length());
        return new Squeezed(characters.toString(), begins);
    }

    /** Letters that are typed for digits as those digits: o and l for 0 and 1. */
    Squeezed withLettersForDigits() {
        String typed = characters.replace('o', '0').replace('l', '1').replace('i', '1');
        return typed.equals(characters) ? this : new Squeezed(typed, begins);
    }

    boolean containsBounded(String wanted) {
        for (int at = characters.indexOf(wanted); at >= 0; at = characters.indexOf(wanted, at + 1)) {
            if (begins.get(at) && begins.get(at + wanted.length())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return "***";
    }
}
