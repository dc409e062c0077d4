package org.trmgateway.acceptance.path;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The search itself: what it must not overlook, and what is chance. */
class NeedlesTest {

    private static final String NUMBER = "471199028";
    private static final String NAME = "Хрущёўская";
    private static final Needles NEEDLES = Needles.of(List.of(NUMBER, NAME));
    private static final String AROUND =
            "\"sha256\":\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"";

    @Test
    void findsBase64WhereverItBegins() {
        for (int shift = 0; shift < 6; shift++) {
            byte[] text = ("x".repeat(shift) + NUMBER + " " + AROUND).getBytes(UTF_8);
            assertFound(Base64.getEncoder().encodeToString(text));
            assertFound(Base64.getUrlEncoder().withoutPadding().encodeToString(text));
            assertFound(Base64.getMimeEncoder(20, new byte[] {'\r', '\n'})
                    .encodeToString((AROUND + shift(shift) + NUMBER).getBytes(UTF_8)));
        }
    }

    @Test
    void findsNothingButTheSecretAndNeitherItsEnd() {
        assertFound(Base64.getEncoder().encodeToString(NUMBER.getBytes(UTF_8)));
        assertFound(Base64.getEncoder().withoutPadding().encodeToString(("a" + NUMBER).getBytes(UTF_8)));
        assertFound(Base64.getEncoder().encodeToString(NAME.getBytes(Charset.forName("windows-1251"))));
        assertFound("x" + Base64.getEncoder().encodeToString(("n=" + NAME + ".").getBytes(UTF_8)));
    }

    @Test
    void sixOfItsDigitsInADigestAreChance() {
        for (int from = 0; from + 6 <= NUMBER.length(); from++) {
            String digest =
                    "\"e3b0c44298fc" + NUMBER.substring(from, from + 6) + "c8996fb92427ae41e4649b934ca495991b\"";
            for (int shift = 0; shift < 3; shift++) {
                String text = AROUND + shift(shift) + digest + AROUND;
                assertThat(NEEDLES.in("<" + Base64.getEncoder().encodeToString(text.getBytes(UTF_8)) + ">"))
                        .as(digest)
                        .isEmpty();
            }
        }
    }

    private static String shift(int characters) {
        return " ".repeat(characters);
    }

    private static void assertFound(String text) {
        assertThat(NEEDLES.in("<" + text + ">")).as(text).isNotEmpty();
        assertThat(NEEDLES.in(text)).as(text).isNotEmpty();
    }
}
