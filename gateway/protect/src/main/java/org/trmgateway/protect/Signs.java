package org.trmgateway.protect;

/**
 * What a plain text is made of: tells which patterns need not be looked for in it.
 *
 * @param digits how many digits
 * @param letters how many letters
 * @param marks whether it has any of the signs that addresses, accounts and positions are written with
 */
record Signs(int digits, int letters, boolean marks) {

    private static final String MARKS = "@/=<\u00b0";

    static Signs of(String plain) {
        int digits = 0;
        int letters = 0;
        boolean marks = false;
        for (int place = 0; place < plain.length(); place++) {
            char character = plain.charAt(place);
            if (character >= '0' && character <= '9') {
                digits++;
            } else if (Character.isLetter(character)) {
                letters++;
            } else {
                boolean behindLetter = place > 0 && Character.isLetter(plain.charAt(place - 1));
                marks |= MARKS.indexOf(character) >= 0 || (character == ':' && behindLetter);
            }
        }
        return new Signs(digits, letters, marks);
    }
}
