package org.trmgateway.officer.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarFileTest {

    @TempDir
    private Path work;

    @Test
    void isUnpackedByTheSystemsOwnTar() throws Exception {
        LocalFiles files = files();
        TarFile.write(work.resolve("export.tar"), files);
        Path unpacked = Files.createDirectory(work.resolve("unpacked"));

        Process tar = new ProcessBuilder("tar", "-xf", "../export.tar")
                .directory(unpacked.toFile())
                .inheritIO()
                .start();

        assertThat(tar.waitFor()).isZero();
        assertThat(new LocalFiles(unpacked).all()).isEqualTo(files.all());
        for (String path : files.all()) {
            assertThat(unpacked.resolve(path))
                    .hasSameBinaryContentAs(files.directory().resolve(path));
        }
        assertThat(work.resolve("export.tar.part")).doesNotExist();
    }

    @Test
    void givesTheSameBytesForTheSameExport() throws IOException {
        TarFile.write(work.resolve("first.tar"), files());
        TarFile.write(work.resolve("second.tar"), files());

        assertThat(work.resolve("first.tar")).hasSameBinaryContentAs(work.resolve("second.tar"));
        assertThat(Files.size(work.resolve("first.tar")) % 512).isZero();
    }

    private LocalFiles files() throws IOException {
        LocalFiles files = new LocalFiles(work.resolve("export"));
        files.put("logs", "2026\n".getBytes(UTF_8));
        files.put("2026/checkpoint", "note".getBytes(UTF_8));
        files.put("2026/tile/entries/x001/000.p/12", new byte[512]);
        files.put("2026/tile/0/x001/000.p/12", new byte[513]);
        files.put("2026/tile/1/000.p/1", new byte[0]);
        return files;
    }
}
