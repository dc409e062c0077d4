package org.trmgateway.acceptance.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.trmgateway.acceptance.documents.Repository;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.Stage;
import org.trmgateway.routes.InboundFlow;
import org.trmgateway.routes.OutboundFlow;

/** One word per stage, in the flow, the packages, the codes and the documents: whoever greps for it has the story. */
class StagesTest {

    private static final String OUTBOUND = "org.trmgateway.routes.outbound.";
    private static final String INBOUND = "org.trmgateway.routes.inbound.";
    private static final Pattern WORD = Pattern.compile("[a-z]+");

    private final Repository repository = Repository.here();

    @Test
    void namesEachFieldOfAFlowAfterTheStageItsTypeLivesIn() {
        assertThat(stageFields(OutboundFlow.class))
                .allSatisfy(
                        field -> assertThat(field.getType().getPackageName()).isEqualTo(OUTBOUND + field.getName()));
        assertThat(stageFields(InboundFlow.class))
                .allSatisfy(
                        field -> assertThat(field.getType().getPackageName()).isEqualTo(INBOUND + field.getName()));
    }

    @Test
    void hasAPackageForEachStageOfAFlowAndNoOther() {
        assertThat(packagesBelow(OUTBOUND)).isEqualTo(new TreeSet<>(words(OutboundFlow.class)));
        assertThat(packagesBelow(INBOUND)).isEqualTo(new TreeSet<>(words(InboundFlow.class)));
    }

    @Test
    void hasAStageForEachPackageAndTheTrailBeside() {
        Set<String> stages =
                Arrays.stream(Stage.values()).map(Stage::word).collect(Collectors.toCollection(TreeSet::new));
        Set<String> used = new TreeSet<>(packagesBelow(OUTBOUND));
        used.addAll(packagesBelow(INBOUND));
        used.add(Stage.TRAIL.word());
        assertThat(stages).isEqualTo(used);
    }

    @Test
    void beginsEveryErrorCodeWithAStage() {
        Set<String> prefixes = Arrays.stream(ErrorCode.values())
                .filter(code -> code != ErrorCode.INTERNAL)
                .map(ErrorCode::stageWord)
                .collect(Collectors.toSet());
        assertThat(Arrays.stream(Stage.values()).map(Stage::word)).containsAll(prefixes);
    }

    @Test
    void drawsTheSameStagesInTheSameOrderInTheReadme() {
        List<String> drawn = repository
                .text("README.md")
                .lines()
                .filter(line -> line.contains("intake ─► "))
                .findFirst()
                .map(StagesTest::wordsOf)
                .orElseThrow();
        assertThat(drawn)
                .isEqualTo(Stream.concat(words(OutboundFlow.class).stream(), words(InboundFlow.class).stream())
                        .toList());
    }

    @Test
    void headsTheSameStagesInTheSameOrderInTheDocumentOfTheFlow() {
        String flow = repository.text("docs/flow.md");
        assertThat(headings(flow, "## Outbound")).isEqualTo(words(OutboundFlow.class));
        assertThat(headings(flow, "## Inbound")).isEqualTo(words(InboundFlow.class));
        assertThat(flow).contains("\n## trail\n");
    }

    @Test
    void drawsTheSameStagesInTheSameOrderInTheDocumentOfTheFlow() {
        List<String> drawn = repository
                .text("docs/flow.md")
                .lines()
                .filter(line -> line.startsWith("outbound:"))
                .findFirst()
                .map(StagesTest::wordsOf)
                .orElseThrow();
        List<String> expected = Stream.of(
                        Stream.of("outbound"),
                        words(OutboundFlow.class).stream(),
                        Stream.of("inbound"),
                        words(InboundFlow.class).stream(),
                        Stream.of("report"))
                .flatMap(stages -> stages)
                .toList();
        assertThat(drawn).isEqualTo(expected);
    }

    @Test
    void stepsKnowNoCamel() {
        noClasses()
                .that(resideInAPackage("org.trmgateway.routes.."))
                .and()
                .haveSimpleNameNotEndingWith("Routes")
                .and()
                .doNotHaveSimpleName("CamelDoors")
                .and()
                .resideOutsideOfPackage("org.trmgateway.routes.work..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .because(
                        "a step takes one record and returns the next; what carries it there can be changed without touching it")
                .check(ProductClasses.all());
    }

    @Test
    void outboundAndInboundMeetOnlyWhereTheSameRulesHold() {
        noClasses()
                .that()
                .resideInAPackage("org.trmgateway.routes.inbound.receive..")
                .or()
                .resideInAPackage("org.trmgateway.routes.inbound.open..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.trmgateway.routes.outbound..")
                .because("what a peer sends is believed for no reason that lies on our own way out")
                .check(ProductClasses.all());
    }

    private static List<String> words(Class<?> flow) {
        return stageFields(flow).stream().map(Field::getName).toList();
    }

    /** In the order in which they are declared, which is the order of the flow. */
    private static List<Field> stageFields(Class<?> flow) {
        return Arrays.stream(flow.getDeclaredFields())
                .filter(field -> !field.isSynthetic())
                .filter(field ->
                        field.getType().getPackageName().matches("org\\.trmgateway\\.routes\\.(out|in)bound\\..*"))
                .toList();
    }

    private static Set<String> packagesBelow(String prefix) {
        return ProductClasses.all().stream()
                .map(type -> type.getPackageName())
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> headings(String document, String part) {
        String rest = document.substring(document.indexOf("\n" + part + "\n") + part.length() + 2);
        int end = rest.indexOf("\n## ");
        return rest.substring(0, end < 0 ? rest.length() : end)
                .lines()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring(4).strip())
                .toList();
    }

    private static List<String> wordsOf(String line) {
        return WORD.matcher(line).results().map(MatchResult::group).toList();
    }
}
