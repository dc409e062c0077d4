package org.trmgateway.acceptance.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.referral.ErrorCode.INTAKE_SYNTAX;
import static org.trmgateway.referral.ErrorCode.TRANSLATE_FORM_UNKNOWN;
import static org.trmgateway.referral.ErrorCode.TRANSLATE_SCHEMA;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.Refusal;

/**
 * A form with nothing wrong in it, to be spoilt.
 *
 * @param party whose system writes it
 * @param charset in which it is written
 * @param text as it stands
 */
record Specimen(String party, Charset charset, String text) {

    private static final Charset WINDOWS_1250 = Charset.forName("windows-1250");
    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");

    /** The line where words stand for the first time. */
    int lineOf(String words) {
        assertThat(text).contains(words);
        return 1
                + (int) text.substring(0, text.indexOf(words))
                        .chars()
                        .filter(symbol -> symbol == '\n')
                        .count();
    }

    /** It ends just before some words. */
    MalformedForm endingBefore(String words, String rule) {
        return unreadable(
                "truncated",
                text.substring(0, text.indexOf(words)),
                Detail.rule(rule).at(lineOf(words)));
    }

    /** A byte the character set does not have stands in place of the first letter of some words. */
    MalformedForm withByte(int value, String words) {
        int place = text.substring(0, text.indexOf(words)).getBytes(charset).length;
        byte[] bytes = text.getBytes(charset);
        bytes[place] = (byte) value;
        return bytes(
                "a byte of no character set", bytes, Detail.rule("encoding").at(lineOf(words)));
    }

    /** Written in the one-byte character set of Central Europe; it shows at the line where the first such letter stands. */
    MalformedForm inWindows1250(int line) {
        return bytes(
                "windows-1250",
                text.getBytes(WINDOWS_1250),
                Detail.rule("encoding").at(line));
    }

    /** The same with Cyrillic letters. */
    MalformedForm inWindows1251(int line) {
        String words = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return bytes(
                "windows-1251",
                words.getBytes(WINDOWS_1251),
                Detail.rule("encoding").at(line));
    }

    /** Though it says that it is not. */
    MalformedForm inUtf8() {
        return bytes(
                "UTF-8",
                text.getBytes(StandardCharsets.UTF_8),
                Detail.rule("encoding").at(1));
    }

    MalformedForm inUtf16() {
        return bytes(
                "UTF-16",
                text.getBytes(StandardCharsets.UTF_16),
                Detail.rule("encoding").at(1));
    }

    /** Other words stand where some stood first, and the form can no longer be read from there. */
    MalformedForm broken(String name, String words, String others, String rule) {
        return unreadable(name, with(words, others), Detail.rule(rule).at(lineOf(words)));
    }

    /** Another text altogether. */
    MalformedForm unreadable(String name, String other, Detail detail) {
        return bytes(name, other.getBytes(charset), detail);
    }

    /** Other words stand where some stood first, and the form is not one of the pack. */
    MalformedForm unknown(String words, String others, String format) {
        Refusal reason = new Refusal(TRANSLATE_FORM_UNKNOWN, Detail.rule(format));
        return new MalformedForm(
                party, "a form nobody knows", with(words, others).getBytes(charset), reason);
    }

    /** Other words stand where some stood first, and the form can be read, and is not as it should be. */
    MalformedForm wrong(String name, String words, String others, Detail detail) {
        return new MalformedForm(
                party, name, with(words, others).getBytes(charset), new Refusal(TRANSLATE_SCHEMA, detail));
    }

    private String with(String words, String others) {
        int place = text.indexOf(words);
        assertThat(place).as(words).isNotNegative();
        return text.substring(0, place) + others + text.substring(place + words.length());
    }

    private MalformedForm bytes(String name, byte[] bytes, Detail detail) {
        return new MalformedForm(party, name, bytes, new Refusal(INTAKE_SYNTAX, detail));
    }
}
