package org.trmgateway.contracts.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.Table;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The pages of {@code docs/messages} say everything that the contracts say, and the pages in the repository are these. */
class MessagePagesTest {

    private static final Path SAMPLES = Path.of("messages", "samples");
    private static final Path WRITTEN = Path.of("..", "docs", "messages");
    private static final ContractFolder MESSAGES = new ContractFolder("messages");
    private static final List<String> VIEWS = List.of("O0", "NO", "ND", "SP", "IO", "CO", "LE", "AU", "ST");

    @TempDir
    private Path folder;

    private final List<String> catalogue = Table.read(MESSAGES, "catalogue.csv").rows().stream()
            .map(row -> row.get("message"))
            .toList();

    @Test
    void countsAsManyPagesAndRowsAsTheCatalogueHasMessages() throws IOException {
        String overview = Files.readString(WRITTEN.resolve("README.md"));

        assertThat(overview).contains(" " + catalogue.size() + " messages.");
        assertThat(overview.lines()
                        .filter(line -> line.matches("\\| \\[M[0-9]{2}]\\(M[0-9]{2}\\.md\\) \\|.*"))
                        .map(line -> line.substring(3, 6)))
                .isEqualTo(catalogue);
        try (Stream<Path> files = Files.list(WRITTEN)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(file -> file.matches("M.*\\.md"))
                            .map(file -> file.substring(0, 3)))
                    .containsExactlyInAnyOrderElementsOf(catalogue);
        }
    }

    @Test
    void saysInTheRepositoryWhatTheContractsSayNow() throws IOException {
        for (Map.Entry<String, String> page : new MessagePages(SAMPLES).pages().entrySet()) {
            assertThat(WRITTEN.resolve(page.getKey())).hasContent(page.getValue());
        }
    }

    @Test
    void showsEachFieldOfEachSchemaWithAllNineViews() {
        Map<String, String> pages = new MessagePages(SAMPLES).pages();
        for (String message : catalogue) {
            String page = pages.get(message + ".md");
            assertThat(page).contains("| Element | " + String.join(" | ", VIEWS) + " |");
            Set<String> leaves = leaves(message);
            assertThat(leaves).as(message).isNotEmpty();
            for (String element : leaves) {
                assertThat(seen(page, element))
                        .as(message + " " + element)
                        .hasSize(VIEWS.size())
                        .doesNotContain("");
                assertThat(page).containsPattern("\\| [A-Z]+[0-9]+ \\| `" + element + "` \\|");
            }
        }
    }

    @Test
    void saysOfEachViewWhatTheReleasePolicySays() {
        Map<String, String> words = Map.of("K", "as it is", "P", "pseudonym", "S", "sealed", "D", "no");
        String page = new MessagePages(SAMPLES).pages().get("M10.md");
        for (Table.Row row :
                Table.read(new ContractFolder("release-policy"), "fields.csv").rows()) {
            if (leaves("M10").contains(row.get("element"))) {
                assertThat(seen(page, row.get("element")))
                        .as(row.get("element"))
                        .isEqualTo(VIEWS.stream()
                                .map(row::get)
                                .map(action -> words.getOrDefault(action, action.replace("G:", "coarser: ")))
                                .toList());
            }
        }
    }

    @Test
    void namesEveryRuleOfAMessageOnItsPageOnce() {
        Map<String, String> pages = new MessagePages(SAMPLES).pages();
        List<Table.Row> rules = Table.read(new ContractFolder("choreography"), "choreography.csv")
                .rows();

        assertThat(rules).isNotEmpty();
        for (Table.Row rule : rules) {
            assertThat(pages.get(rule.get("message") + ".md").lines())
                    .filteredOn(line -> line.startsWith("| " + rule.get("rule") + " |"))
                    .as(rule.get("rule"))
                    .hasSize(1);
        }
    }

    @Test
    void linksToNothingThatIsNotThere() {
        Map<String, String> pages = new MessagePages(SAMPLES).pages();
        pages.forEach((file, page) -> links(page).forEach(link -> {
            String target = link.startsWith("#") ? file + link : link;
            int hash = target.indexOf('#');
            if (hash >= 0) {
                assertThat(anchors(pages.get(target.substring(0, hash))))
                        .as(file)
                        .contains(target.substring(hash + 1));
            } else if (!target.startsWith("https:") && !pages.containsKey(target)) {
                assertThat(WRITTEN.resolve(target)).as(file).exists();
            }
        }));
    }

    @Test
    void writesTheSameBytesAgainAndLeavesAloneWhatHasNotChanged() throws IOException {
        new MessagePages(SAMPLES).write(folder);
        Map<String, String> first = read(folder);
        FileTime longAgo = FileTime.from(Instant.EPOCH);
        for (String file : first.keySet()) {
            Files.setLastModifiedTime(folder.resolve(file), longAgo);
        }
        Files.writeString(folder.resolve("M03.md"), "stale");

        new MessagePages(SAMPLES).write(folder);

        assertThat(read(folder)).isEqualTo(first).hasSize(catalogue.size() + 2);
        assertThat(Files.getLastModifiedTime(folder.resolve("M04.md"))).isEqualTo(longAgo);
    }

    @Test
    void deletesThePageOfAMessageThatIsGoneAndNoOtherFile() throws IOException {
        Files.writeString(folder.resolve("M99.md"), "of old");
        Files.writeString(folder.resolve("notes.md"), "somebody's");

        new MessagePages(SAMPLES).write(folder);

        assertThat(folder.resolve("M99.md")).doesNotExist();
        assertThat(folder.resolve("notes.md")).hasContent("somebody's");
    }

    @Test
    void refusesMessageWithoutValidSampleByItsCode() throws IOException {
        for (String message : catalogue) {
            Path own = Files.createDirectory(folder.resolve(message));
            Files.writeString(own.resolve(message.equals("M11") ? "invalid-only.xml" : "valid-one.xml"), "<Sample/>");
        }

        assertThatIllegalStateException()
                .isThrownBy(() -> new MessagePages(folder))
                .withMessageContaining("M11");
    }

    @Test
    void shortensEncryptedPartsOfASampleAndNothingElse() throws IOException {
        Path own = Files.createDirectory(folder.resolve("M10"));
        Files.writeString(
                own.resolve("valid-one.xml"),
                "<Sealed>\r\n<trm_SealedPart to=\"iom-by\">" + "MIIB".repeat(40) + "</trm_SealedPart><a>"
                        + "MIIB".repeat(40) + "</a></Sealed>");

        assertThat(new Samples(folder).first("M10").text())
                .isEqualTo("<Sealed>\n<trm_SealedPart to=\"iom-by\">MIIBMIIBMIIBMIIB...</trm_SealedPart><a>"
                        + "MIIB".repeat(40) + "</a></Sealed>");
    }

    private static List<String> seen(String page, String element) {
        List<String> rows = page.substring(page.indexOf("## What each receiver sees"))
                .lines()
                .filter(line -> line.startsWith("| `" + element + "` |"))
                .toList();
        assertThat(rows).as(element).hasSize(1);
        return Arrays.stream(rows.getFirst().split(" \\| ", -1))
                .skip(1)
                .map(cell -> cell.replace(" |", ""))
                .toList();
    }

    private static Set<String> leaves(String message) {
        Document types = MESSAGES.document("types.xsd");
        Set<String> leaves = new LinkedHashSet<>();
        for (Element group : declared(MESSAGES.document(message + ".xsd").getDocumentElement(), "element")) {
            if (!group.getAttribute("type").isEmpty()) {
                addLeaves(types, group.getAttribute("type"), leaves);
            }
        }
        return leaves;
    }

    private static void addLeaves(Document types, String name, Set<String> leaves) {
        for (Element type : declared(types.getDocumentElement(), "complexType", "group")) {
            if (!type.getAttribute("name").equals(name)) {
                continue;
            }
            declared(type, "group").forEach(part -> addLeaves(types, part.getAttribute("ref"), leaves));
            for (Element element : declared(type, "element")) {
                String kind = element.getAttribute("type");
                if (kind.isEmpty() || kind.contains(".")) {
                    leaves.add(element.getAttribute("name"));
                } else {
                    addLeaves(types, kind, leaves);
                }
            }
        }
    }

    private static List<Element> declared(Element parent, String... names) {
        List<Element> found = new ArrayList<>();
        for (String name : names) {
            NodeList nodes = parent.getElementsByTagNameNS("*", name);
            for (int index = 0; index < nodes.getLength(); index++) {
                found.add((Element) nodes.item(index));
            }
        }
        return found;
    }

    private static List<String> anchors(String page) {
        return page.lines()
                .filter(line -> line.matches("#+ .*"))
                .map(line -> Words.anchor(line.replaceAll("^#+ ", "")))
                .toList();
    }

    private static List<String> links(String page) {
        return Pattern.compile("]\\(([^)]+)\\)")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return texts;
    }
}
