package org.trmgateway.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractFilesTest {

    private static final Path SOURCE = Path.of(".");
    private static final Path CLASSES = Path.of("target", "classes");

    @Test
    void packagesExactlyTheFilesOfTheFolder() {
        assertThat(ContractFiles.packaged().paths())
                .hasSizeGreaterThan(100)
                .containsExactlyElementsOf(ContractFiles.in(SOURCE).paths());
    }

    @Test
    void readsTheSameBytesFromTheFolderAndTheClassPath() {
        assertThat(ContractFiles.in(SOURCE).paths())
                .allSatisfy(path -> assertThat(ContractFiles.packaged().bytes(path))
                        .hasValueSatisfying(bytes -> assertThat(bytes)
                                .isEqualTo(ContractFiles.in(SOURCE).bytes(path).orElseThrow())));
    }

    @Test
    void hasNothingUnderANameThatIsNoFile() {
        assertThat(ContractFiles.packaged().bytes("messages/M99.xsd")).isEmpty();
        assertThat(ContractFiles.in(SOURCE).bytes("messages/M99.xsd")).isEmpty();
        assertThat(ContractFiles.in(SOURCE).bytes("messages")).isEmpty();
    }

    @Test
    void listsTheFilesOfAJarToo(@TempDir Path directory) throws Exception {
        Path jar = directory.resolve("contracts.jar");
        pack(jar);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            Class<?> files = loader.loadClass(ContractFiles.class.getName());
            Method paths = files.getMethod("paths");
            Object packaged = files.getMethod("packaged").invoke(null);
            assertThat((Collection<?>) paths.invoke(packaged))
                    .map(Object::toString)
                    .containsExactlyElementsOf(ContractFiles.packaged().paths());
        }
    }

    private static void pack(Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> walked = Files.walk(CLASSES)) {
            for (Path path : walked.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(CLASSES.relativize(path).toString().replace('\\', '/')));
                out.write(Files.readAllBytes(path));
            }
        }
    }
}
