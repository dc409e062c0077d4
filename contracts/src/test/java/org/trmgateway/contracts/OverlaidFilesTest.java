package org.trmgateway.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pack that lies outside the contracts. */
class OverlaidFilesTest {

    @TempDir
    private Path directory;

    @Test
    void takesOneFolderFromElsewhereAndNothingElse() throws IOException {
        Files.writeString(directory.resolve("pack.xml"), "mine");
        Files.createDirectories(directory.resolve("codes"));
        Files.writeString(directory.resolve("codes/a.csv"), "a");

        ContractFiles files = ContractFiles.packaged().with("countries/by", directory);

        assertThat(files.bytes("countries/by/pack.xml").orElseThrow())
                .asString(UTF_8)
                .isEqualTo("mine");
        assertThat(files.bytes("countries/by/places.csv"))
                .as("not from under it")
                .isEmpty();
        assertThat(files.bytes("countries/pl/pack.xml").orElseThrow())
                .isEqualTo(
                        ContractFiles.packaged().bytes("countries/pl/pack.xml").orElseThrow());
        assertThat(files.paths())
                .contains("countries/by/pack.xml", "countries/by/codes/a.csv", "countries/pl/pack.xml")
                .doesNotContain("countries/by/places.csv");
    }

    @Test
    void loadsPackThatIsNotListed() throws IOException {
        Path source = Path.of("countries", "by");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = directory.resolve(source.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        Path manifest = directory.resolve("pack.xml");
        Files.writeString(manifest, Files.readString(manifest).replace("country=\"by\"", "country=\"zz\""));

        Contracts contracts = Contracts.load(ContractFiles.packaged().with("countries/zz", directory), List.of("zz"));

        assertThat(contracts.packs().countries()).containsExactly("zz");
        assertThat(contracts.packs().pack("zz").parties()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "countries/../messages", "/countries", "countries/"})
    void refusesFolderThatIsNone(String folder) {
        assertThatThrownBy(() -> ContractFiles.packaged().with(folder, directory))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
