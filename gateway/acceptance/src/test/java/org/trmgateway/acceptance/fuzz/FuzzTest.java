package org.trmgateway.acceptance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trmgateway.acceptance.documents.Repository;

/**
 * Every parser reads what once broke one, and a second's worth of new hostile bytes: it refuses them as it says it does, in bounded time and
 * memory. {@code ./trm fuzz} goes on for as long as one likes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FuzzTest {

    private static final long SEED = 20261127;
    private static final Duration EACH = Duration.ofMillis(900);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MOST = 5_000;

    private final KeptInputs kept = KeptInputs.in(Repository.here().root());
    private Optional<Targets> targets = Optional.empty();

    @BeforeAll
    void makeKeys() throws IOException {
        targets = Optional.of(Targets.of(Repository.here().root()));
    }

    @AfterAll
    void forgetKeys() {
        targets.ifPresent(Targets::close);
    }

    Stream<String> names() {
        return targets.orElseThrow().all().stream().map(Target::name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void refusesHostileBytesAsItSays(String name) throws IOException {
        Target target = targets.orElseThrow().named(name).orElseThrow();
        Fuzzing fuzzing = new Fuzzing(target, kept.of(name), SEED, PATIENCE);
        Optional<Finding> found = fuzzing.run(EACH, MOST);
        assertThat(found.map(Finding::complaint)).as(name).isEmpty();
        assertThat(fuzzing.tried()).isGreaterThanOrEqualTo(target.seeds().size());
    }

    @Test
    void keepsInputsOnlyOfParsersThatThereAre() throws IOException {
        if (!Files.isDirectory(kept.folder())) {
            return;
        }
        try (Stream<Path> folders = Files.list(kept.folder())) {
            List<String> known = names().toList();
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .allSatisfy(name -> assertThat(known).contains(name));
        }
    }
}
