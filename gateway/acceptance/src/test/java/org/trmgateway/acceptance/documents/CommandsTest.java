package org.trmgateway.acceptance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every {@code ./trm} line of a document is a command the launcher has, with options the command knows. */
class CommandsTest {

    private static final Pattern LINE = Pattern.compile("(?m)(?:^|[`(])\\s*\\./trm\\s+([a-z-]+)([^`\\n#]*)");
    private static final Pattern OPTION = Pattern.compile("(?<=\\s)--[a-z][a-z-]*");
    private static final Pattern LABEL = Pattern.compile("(?m)^  ([a-z]+)\\)");
    private static final Pattern USAGE = Pattern.compile("(?m)^  ([a-z]+)  ");

    /** Where the options of a command are read. */
    private static final Map<String, String> SOURCES = Map.ofEntries(
            Map.entry("demo", "gateway/acceptance/src/main/java/org/trmgateway/acceptance/demo"),
            Map.entry("node", "gateway/node/src/main/java/org/trmgateway/node"),
            Map.entry("certs", "certs-sample/src/main/java"),
            Map.entry("audit", "gateway/auditor/src/main/java"),
            Map.entry("policy", "gateway/policy/src/main/java"),
            Map.entry("pack", "gateway/packkit/src/main/java"),
            Map.entry("protect", "gateway/officer/src/main/java"),
            Map.entry("evidence", "gateway/officer/src/main/java/org/trmgateway/officer/evidence"),
            Map.entry("directory", "gateway/officer/src/main/java/org/trmgateway/officer/directory"),
            Map.entry("trail", "gateway/officer/src/main/java/org/trmgateway/officer/trail"),
            Map.entry("bench", "gateway/packkit/src/main/java"),
            Map.entry("fuzz", "gateway/acceptance/src/main/java/org/trmgateway/acceptance/fuzz"));

    private static final String FETCH = "gateway/officer/src/main/java/org/trmgateway/officer/export";

    private final Repository repository = Repository.here();
    private final Set<String> commands =
            labels(LABEL, repository.text("trm").replaceFirst("(?s).*case \"\\$command\" in", ""));

    /** A line of a document. */
    private record Command(String document, String name, String rest) {}

    @Test
    void namesOnlyCommandsThatTheLauncherHas() {
        assertThat(commandLines()).hasSizeGreaterThan(5);
        assertThat(commandLines()).allSatisfy(line -> assertThat(commands).contains(line.name()));
    }

    @Test
    void namesOnlyOptionsThatTheCommandReads() {
        assertThat(commandLines())
                .filteredOn(line -> SOURCES.containsKey(line.name()))
                .allSatisfy(line -> assertThat(optionsOf(line.rest()))
                        .allSatisfy(option -> assertThat(sourcesOf(line.name())).contains("\"" + option + "\"")));
    }

    @Test
    void namesOnlyWordsOfTheAuditorThatItKnows() {
        assertThat(commandLines())
                .filteredOn(line -> line.name().equals("audit") && !line.rest().isBlank())
                .allSatisfy(line -> assertThat(sourcesOf("audit"))
                        .contains("\"" + line.rest().strip().split("\\s", 2)[0] + "\""));
    }

    @Test
    void showsEveryCommandInTheLaunchersOwnHelp() {
        assertThat(labels(USAGE, repository.text("trm"))).isEqualTo(commands);
    }

    private List<Command> commandLines() {
        return repository.documents().stream()
                .flatMap(document -> LINE.matcher(Repository.text(document))
                        .results()
                        .map(found -> new Command(repository.name(document), found.group(1), found.group(2))))
                .toList();
    }

    private String sourcesOf(String command) {
        // What fetches for the auditor is no part of it: the auditor has no network.
        List<Path> folders = Stream.concat(
                        Stream.of(SOURCES.get(command)), command.equals("audit") ? Stream.of(FETCH) : Stream.empty())
                .map(repository.root()::resolve)
                .toList();
        return repository.sources("main").stream()
                .filter(source -> folders.stream().anyMatch(source::startsWith))
                .map(Repository::text)
                .collect(Collectors.joining());
    }

    private static List<String> optionsOf(String rest) {
        return OPTION.matcher(rest).results().map(MatchResult::group).toList();
    }

    private static Set<String> labels(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(label -> !label.equals("help"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
