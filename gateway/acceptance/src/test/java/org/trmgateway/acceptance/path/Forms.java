package org.trmgateway.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.trmgateway.acceptance.demo.Samples;

/** Polish forms with something changed in them. */
final class Forms {

    private Forms() {}

    /** A withdrawal of what the attributes say: {@code wszystko}, {@code cel}, {@code kategoria}. */
    static byte[] withdrawal(String caseNumber, String scope) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <wycofanieZgody nr="%s" data="2026-11-21">
                  <wycofanie data="2026-11-21" %s/>
                  <kontakt rola="1">
                    <komorka>Zespół do spraw handlu ludźmi</komorka>
                    <telefon>+48225550117</telefon>
                  </kontakt>
                </wycofanieZgody>
                """.formatted(caseNumber, scope).getBytes(StandardCharsets.UTF_8);
    }

    /** A sample form with pairs of old and new text; each old text must be there. */
    static String changed(String sample, String caseNumber, String... pairs) {
        String form = new String(Samples.polish(sample, caseNumber), StandardCharsets.UTF_8);
        for (int pair = 0; pair < pairs.length; pair += 2) {
            assertThat(form).contains(pairs[pair]);
            form = form.replace(pairs[pair], pairs[pair + 1]);
        }
        return form;
    }
}
