package org.trmgateway.packkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pack that comes out of docs/country-packs.md, and what the page quotes of it. */
class TutorialPackTest {

    private static final Path PACK = Path.of("src/test/resources/packs/lv");
    private static final Path PAGE = CommandLine.HOME.resolve("docs/country-packs.md");
    private static final Charset NATIONAL = Charset.forName("windows-1257");
    private static final Pattern SNIPPET =
            Pattern.compile("(?m)^```\\w*\\n(?:<!--|#) (\\S+)(?: -->)?\\n((?s:.*?))^```$");

    private final CommandLine command = new CommandLine();

    @Test
    void findsNothingInThePackOfTheTutorial() {
        assertThat(command.run("check", PACK)).as(command.outAndErr()).isZero();
        assertThat(command.taken())
                .contains("Samples: 4 of 4", "OK: this pack can be used.")
                .doesNotContain("Gaps", "Refused");
    }

    @Test
    void quotesOnlyWhatTheFilesOfThePackHold() throws IOException {
        List<String> quoted = SNIPPET.matcher(Files.readString(PAGE))
                .results()
                .map(snippet -> {
                    Path file = PACK.resolve(snippet.group(1));
                    assertThat(text(file)).as(snippet.group(1)).contains(snippet.group(2));
                    return snippet.group(1);
                })
                .toList();

        assertThat(quoted).contains("pack.xml", "keys.csv", "maps/nosutijums.xsl", "maps/lemums.xsl");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, file.toString().endsWith(".txt") ? NATIONAL : UTF_8);
        } catch (IOException unreadable) {
            throw new AssertionError("the page quotes a file the pack does not have: " + file, unreadable);
        }
    }
}
