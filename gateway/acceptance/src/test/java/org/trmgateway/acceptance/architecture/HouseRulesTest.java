package org.trmgateway.acceptance.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.trmgateway.acceptance.documents.Repository;

/** How the code of this house is written. */
class HouseRulesTest {

    private static final Pattern FIRST_SENTENCE = Pattern.compile("(?s)^\\s*/\\*\\*.+?\\.\\s*(?:\\*/|\\n).*");

    private final Repository repository = Repository.here();

    @Test
    void givesNoClassANameThatSaysNothing() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ProductClasses.GENERATED)
                .and(DescribedPredicate.not(assignableTo("javax.net.ssl.TrustManager")))
                .should()
                .haveNameMatching(".*\\.(?:\\w*(?:Utils?|Helper|Manager|Impl)|Abstract\\w*)")
                .because("a name says what a thing is in the field; only Java's own TrustManager keeps Java's own word")
                .check(ProductClasses.all());
    }

    @Test
    void logsInOneWay() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ProductClasses.GENERATED)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.apache.commons.logging..", "org.apache.log4j..")
                .because("a second way to the log is one that the canary does not watch")
                .check(ProductClasses.all());
    }

    @Test
    void printsOnlyWhereSomebodyReadsTheTerminal() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.trmgateway.acceptance.demo..")
                .and()
                .doNotHaveSimpleName("Main")
                .and()
                .doNotHaveSimpleName("TrmNode")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .because("what a node prints past its log, nobody has checked for names")
                .check(ProductClasses.all());
    }

    @Test
    void injectsThroughConstructorsOnly() {
        noFields()
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("jakarta.annotation.Resource")
                .because("an object is whole once it is made")
                .check(ProductClasses.all());
    }

    @Test
    void readsTheClockItWasGiven() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("tests turn the clock, and the trail must agree with it")
                .check(ProductClasses.all());
    }

    @Test
    void saysInOneSentenceWhatEachPackageIs() {
        List<Path> folders = repository.sources("main").stream()
                .map(Path::getParent)
                .distinct()
                .toList();
        assertThat(folders).hasSizeGreaterThan(20).allSatisfy(folder -> {
            Path info = folder.resolve("package-info.java");
            assertThat(info).isRegularFile();
            assertThat(Repository.text(info)).contains("@NullMarked").matches(FIRST_SENTENCE);
        });
    }

    /** A test package without a main one of the same name has its own; the others share the main one's. */
    @Test
    void marksTestPackagesAsNullFreeToo() {
        List<Path> folders = repository.sources("test").stream()
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.isRegularFile(
                        Path.of(folder.toString().replace("/src/test/java/", "/src/main/java/"), "package-info.java")))
                .toList();
        assertThat(folders)
                .allSatisfy(folder -> assertThat(Repository.text(folder.resolve("package-info.java")))
                        .contains("@NullMarked"));
    }

    @Test
    void writesDoublesByHand() {
        Pattern mocking = Pattern.compile("import (?:static )?(?:org\\.mockito|org\\.easymock|mockit|org\\.powermock)");
        assertThat(repository.sources("test"))
                .hasSizeGreaterThan(20)
                .noneMatch(source -> mocking.matcher(Repository.text(source)).find());
    }

    @Test
    void waitsOnConditions() {
        Pattern sleeping = Pattern.compile("\\bThread\\.sleep\\(|TimeUnit\\.[A-Z]+\\.sleep\\(");
        assertThat(repository.sources("test"))
                .noneMatch(source -> !source.endsWith("HouseRulesTest.java")
                        && sleeping.matcher(Repository.text(source)).find());
    }

    @Test
    void keepsNoUnfinishedWork() {
        Pattern unfinished = Pattern.compile("\\b(?:TO" + "DO|FIX" + "ME|XX" + "X)\\b");
        assertThat(repository.sources("main"))
                .noneMatch(source -> unfinished.matcher(Repository.text(source)).find());
        assertThat(repository.sources("test"))
                .noneMatch(source -> unfinished.matcher(Repository.text(source)).find());
    }
}
