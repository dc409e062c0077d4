package org.trmgateway.acceptance.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trmgateway.acceptance.documents.Repository;

/** Which module may know which, and what the core may not know at all. */
class ModulesTest {

    private static final Pattern DEPENDENCY = Pattern.compile(
            "<groupId>org\\.trmgateway</groupId>\\s*<artifactId>([a-z-]+)</artifactId>\\s*(<scope>test</scope>)?");

    /** Folder of each module, and the modules it may use. */
    private static final Map<String, Module> MODULES = modules();

    private static final String[] FRAMEWORKS = {
        "org.springframework..",
        "org.apache.camel..",
        "org.apache.cxf..",
        "jakarta.jms..",
        "org.apache.activemq..",
        "java.sql..",
        "javax.sql..",
        "jakarta.persistence..",
        "org.postgresql.."
    };

    /** A module: where it is, its package, and whom it may use, with what comes along through them. */
    private record Module(String folder, String packageName, Set<String> uses) {}

    static Stream<String> moduleNames() {
        return MODULES.keySet().stream();
    }

    static Stream<String> coreModules() {
        return Stream.of("referral", "protect", "seal", "vault", "trail", "policy", "auditor");
    }

    @Test
    void readsTheClassFilesOfThisJdk() {
        assertThat(moduleNames())
                .allSatisfy(module -> assertThat(ProductClasses.all())
                        .anyMatch(type -> type.getPackageName()
                                .startsWith(MODULES.get(module).packageName())));
        long sources = Repository.here().sources("main").stream()
                .filter(source -> !source.endsWith("package-info.java"))
                .count();
        assertThat(ProductClasses.all().stream()
                        .filter(JavaClass::isTopLevelClass)
                        .count())
                .as("a class file that cannot be read would be left out in silence")
                .isGreaterThanOrEqualTo(sources);
    }

    @ParameterizedTest
    @MethodSource("coreModules")
    void coreKnowsNoFrameworkAndNoDatabase(String module) {
        noClasses()
                .that()
                .resideInAPackage(MODULES.get(module).packageName() + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FRAMEWORKS)
                .because(
                        "a sceptic must be able to read and run what protects, seals and judges without believing a framework")
                .check(ProductClasses.all());
    }

    @ParameterizedTest
    @MethodSource("moduleNames")
    void usesOnlyTheModulesBelowIt(String module) {
        Module known = MODULES.get(module);
        DescribedPredicate<JavaClass> allowed = DescribedPredicate.not(resideInAPackage(ProductClasses.ROOT + ".."))
                .or(resideInAnyPackage(Stream.concat(Stream.of(module), known.uses().stream())
                        .map(name -> MODULES.get(name).packageName() + "..")
                        .toArray(String[]::new)));
        classes()
                .that()
                .resideInAPackage(known.packageName() + "..")
                .should()
                .onlyDependOnClassesThat(allowed)
                .because(
                        "the arrows of the house point one way; what is below can be read and replaced without what is above")
                .check(ProductClasses.all());
    }

    @ParameterizedTest
    @MethodSource("moduleNames")
    void declaresOnlyTheModulesBelowIt(String module) {
        String pom = Repository.here()
                .text(MODULES.get(module).folder() + "/pom.xml")
                .replaceFirst("(?s)<parent>.*?</parent>", "");
        List<String> declared = DEPENDENCY
                .matcher(pom)
                .results()
                .filter(found -> found.group(2) == null)
                .map(found -> found.group(1))
                .toList();
        assertThat(MODULES.get(module).uses()).containsAll(declared);
    }

    @Test
    void hasTheModulesOfTheHouse() {
        Set<String> inPoms = Stream.of("pom.xml", "gateway/pom.xml")
                .flatMap(pom -> Pattern.compile("<module>([a-z-]+)</module>")
                        .matcher(Repository.here().text(pom))
                        .results())
                .map((MatchResult found) -> found.group(1))
                .filter(name -> !name.equals("gateway"))
                .collect(Collectors.toSet());
        assertThat(MODULES.keySet()).isEqualTo(inPoms);
    }

    @Test
    void routesAndNodeAreTheOnlyOnesWithCamel() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.trmgateway.routes..", "org.trmgateway.node.wiring..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .because("Camel carries work from step to step; who stores, signs or answers need not know how it came")
                .check(ProductClasses.all());
    }

    @Test
    void databaseIsSpokenToInOneModule() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.trmgateway.node..", "org.trmgateway.acceptance..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..")
                .because("what a flow asks of the database stands in routes.store, so that flows run without one")
                .check(ProductClasses.all());
    }

    private static Map<String, Module> modules() {
        Map<String, Module> modules = new LinkedHashMap<>();
        modules.put("referral", new Module("gateway/referral", "org.trmgateway.referral", Set.of()));
        modules.put("protect", new Module("gateway/protect", "org.trmgateway.protect", Set.of("referral")));
        modules.put("seal", new Module("gateway/seal", "org.trmgateway.seal", Set.of("referral", "trail")));
        modules.put("vault", new Module("gateway/vault", "org.trmgateway.vault", Set.of("referral", "seal")));
        modules.put("trail", new Module("gateway/trail", "org.trmgateway.trail", Set.of("referral")));
        modules.put(
                "auditor",
                new Module("gateway/auditor", "org.trmgateway.auditor", Set.of("referral", "seal", "trail")));
        modules.put("contracts", new Module("contracts", "org.trmgateway.contracts", Set.of("referral")));
        modules.put("certs-sample", new Module("certs-sample", "org.trmgateway.certs", Set.of("referral", "seal")));
        modules.put(
                "policy",
                new Module("gateway/policy", "org.trmgateway.policy", Set.of("referral", "seal", "contracts")));
        modules.put(
                "packkit",
                new Module("gateway/packkit", "org.trmgateway.packkit", Set.of("referral", "protect", "contracts")));
        modules.put(
                "officer",
                new Module(
                        "gateway/officer",
                        "org.trmgateway.officer",
                        Set.of("referral", "protect", "seal", "vault", "contracts", "trail", "auditor")));
        Set<String> routes = Set.of("referral", "protect", "seal", "trail", "vault", "contracts");
        modules.put("routes", new Module("routes", "org.trmgateway.routes", routes));
        Set<String> node = Set.of("referral", "protect", "seal", "trail", "vault", "contracts", "policy", "routes");
        modules.put("node", new Module("gateway/node", "org.trmgateway.node", node));
        Set<String> everything = Stream.concat(
                        node.stream(), Stream.of("node", "auditor", "certs-sample", "packkit", "officer"))
                .collect(Collectors.toUnmodifiableSet());
        modules.put("acceptance", new Module("gateway/acceptance", "org.trmgateway.acceptance", everything));
        return modules;
    }
}
