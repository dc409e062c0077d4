package org.trmgateway.acceptance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every link of a document that leads into this tree leads to something. */
class LinksTest {

    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");

    private final Repository repository = Repository.here();

    /** A relative link, with the heading it points at; an empty string for none. */
    private record Link(Path document, String target, String heading) {

        Path file() {
            return target.isEmpty() ? document : document.resolveSibling(target).normalize();
        }
    }

    @Test
    void leadsToFilesThatExist() {
        assertThat(links()).hasSizeGreaterThan(20);
        assertThat(links()).allMatch(link -> Files.exists(link.file()));
    }

    @Test
    void leadsToHeadingsThatExist() {
        assertThat(links())
                .filteredOn(link -> !link.heading().isEmpty())
                .allMatch(link -> headings(link.file()).contains(link.heading()));
    }

    @Test
    void staysInsideTheTree() {
        assertThat(links()).allMatch(link -> link.file().startsWith(repository.root()));
    }

    private List<Link> links() {
        return repository.documents().stream().flatMap(LinksTest::linksOf).toList();
    }

    private static Stream<Link> linksOf(Path document) {
        return LINK.matcher(Repository.text(document))
                .results()
                .map(found -> found.group(1))
                .filter(target -> !target.contains("://") && !target.startsWith("mailto:"))
                .map(target -> link(document, target));
    }

    private static Link link(Path document, String target) {
        int hash = target.indexOf('#');
        return hash < 0
                ? new Link(document, target, "")
                : new Link(document, target.substring(0, hash), target.substring(hash + 1));
    }

    private static List<String> headings(Path document) {
        return HEADING.matcher(Repository.text(document))
                .results()
                .map(found -> found.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .strip()
                        .replace(' ', '-'))
                .toList();
    }
}
