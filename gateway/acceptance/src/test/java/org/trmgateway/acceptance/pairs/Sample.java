package org.trmgateway.acceptance.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;

/** The text of a sample form, made to fit a case. */
record Sample(String text) {

    static Sample of(String text) {
        return new Sample(text);
    }

    /** The sample with other words in place of some, wherever they stand; they must stand there. */
    Sample with(String words, String others) {
        assertThat(text).contains(words);
        return new Sample(text.replace(words, others));
    }

    /** The sample with other words in place of everything from the first of some words to the last of others, both included. */
    Sample between(String first, String last, String others) {
        int begin = text.indexOf(first);
        int end = text.lastIndexOf(last);
        assertThat(begin).as(first).isNotNegative();
        assertThat(end).as(last).isGreaterThan(begin);
        return new Sample(text.substring(0, begin) + others + text.substring(end + last.length()));
    }

    byte[] bytes(Charset charset) {
        return text.getBytes(charset);
    }
}
