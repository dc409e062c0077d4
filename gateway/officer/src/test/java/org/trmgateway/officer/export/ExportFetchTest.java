package org.trmgateway.officer.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.officer.desk.NodeRefusal;

class ExportFetchTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void bringsExactlyTheFilesOfTheNode() throws Exception {
        GrowingNode node = new GrowingNode()
                .logs("2025", "2026")
                .log("2025", 3, "old ")
                .log("2026", 700, "entry ")
                .file("2025/checkpoint.tsr", "stamp".getBytes(UTF_8));
        node.file("2026/opened", node.file("2025/checkpoint"));

        assertThat(fetch(node)).isTrue();

        assertThat(here())
                .containsExactlyInAnyOrder(
                        "logs",
                        "2025/checkpoint",
                        "2025/checkpoint.tsr",
                        "2025/tile/0/000.p/3",
                        "2025/tile/entries/000.p/3",
                        "2026/checkpoint",
                        "2026/opened",
                        "2026/tile/0/000",
                        "2026/tile/0/001",
                        "2026/tile/0/002.p/188",
                        "2026/tile/1/000.p/2",
                        "2026/tile/entries/000",
                        "2026/tile/entries/001",
                        "2026/tile/entries/002.p/188");
        for (String path : here()) {
            assertThat(Files.readAllBytes(folder.resolve(path))).as(path).isEqualTo(node.file(path));
        }
        assertThat(said.toString(UTF_8)).contains("2026: 700 entries in 7 files", "2026: 7 of 7 files");
    }

    @Test
    void goesOnWhereItBrokeOff() throws Exception {
        GrowingNode node = new GrowingNode().logs("2026").log("2026", 3000, "entry ");
        node.breakAfter(15);

        assertThatThrownBy(() -> fetch(node)).isInstanceOf(IOException.class).hasMessage("the line is dead");
        assertThat(folder.resolve("logs")).doesNotExist();
        assertThat(folder.resolve("2026/checkpoint")).doesNotExist();
        Set<String> kept = here();
        assertThat(kept).hasSizeGreaterThan(3);
        node.breakAfter(Integer.MAX_VALUE);
        node.asked();

        assertThat(fetch(node)).isTrue();

        List<String> asked = node.asked();
        assertThat(asked).hasSizeLessThan(27);
        assertThat(here()).contains("logs", "2026/checkpoint").hasSize(2 + 2 * 12 + 1);
        fetch(node);
        assertThat(node.asked()).noneMatch(path -> path.contains("/tile/"));
    }

    @Test
    void bringsOnlyWhatIsNewAndRemovesTilesThatGrew() throws Exception {
        GrowingNode node = new GrowingNode()
                .logs("2026")
                .log("2026", 300, "entry ")
                .file("2026/checkpoint.tsr", "stamp of 300".getBytes(UTF_8));
        fetch(node);
        node.log("2026", 520, "entry ").remove("2026/checkpoint.tsr");
        node.asked();

        assertThat(fetch(node)).isTrue();

        assertThat(node.asked())
                .filteredOn(path -> path.contains("/tile/"))
                .containsExactlyInAnyOrder(
                        "2026/tile/0/001",
                        "2026/tile/entries/001",
                        "2026/tile/0/002.p/8",
                        "2026/tile/entries/002.p/8",
                        "2026/tile/1/000.p/2");
        assertThat(here())
                .containsExactlyInAnyOrder(
                        "logs",
                        "2026/checkpoint",
                        "2026/tile/0/000",
                        "2026/tile/0/001",
                        "2026/tile/0/002.p/8",
                        "2026/tile/1/000.p/2",
                        "2026/tile/entries/000",
                        "2026/tile/entries/001",
                        "2026/tile/entries/002.p/8");
    }

    @Test
    void fetchesAgainWhatDoesNotFitAndClearsWhatABrokenRunLeft() throws Exception {
        GrowingNode node = new GrowingNode().logs("2026").log("2026", 300, "entry ");
        fetch(node);
        Files.write(folder.resolve("2026/tile/entries/000"), new byte[] {0, 1, 2});
        Files.write(folder.resolve("2026/tile/0/001.p/44"), new byte[44]);
        Files.write(folder.resolve("2026/tile/0/000.part"), new byte[] {1});
        Files.write(folder.resolve("2026/notes.txt"), new byte[] {1});

        assertThat(fetch(node)).isTrue();

        assertThat(Files.readAllBytes(folder.resolve("2026/tile/entries/000")))
                .isEqualTo(node.file("2026/tile/entries/000"));
        assertThat(Files.readAllBytes(folder.resolve("2026/tile/0/001.p/44")))
                .isEqualTo(node.file("2026/tile/0/001.p/44"));
        assertThat(here()).doesNotContain("2026/tile/0/000.part").contains("2026/notes.txt");
    }

    @Test
    void keepsTheEarlierExportWhenTheLogWasMadeAnew() throws Exception {
        GrowingNode node = new GrowingNode().logs("2026").log("2026", 300, "entry ");
        fetch(node);
        byte[] earlier = node.file("2026/checkpoint");
        node.log("2026", 400, "other ");

        assertThatThrownBy(() -> fetch(node))
                .isInstanceOf(ExportRefused.class)
                .hasMessageContaining("no longer begins with the 300 entries");

        assertThat(Files.readAllBytes(folder.resolve("2026/checkpoint"))).isEqualTo(earlier);
        assertThat(folder.resolve("2026/tile/0/001.p/44")).exists();
    }

    @Test
    void keepsTheEarlierExportWhenTheNodeForgot() throws Exception {
        GrowingNode node =
                new GrowingNode().logs("2025", "2026").log("2025", 3, "old ").log("2026", 300, "entry ");
        fetch(node);

        assertThatThrownBy(() -> fetch(node.log("2026", 299, "entry "))).hasMessageContaining("it forgot some");
        assertThatThrownBy(() -> fetch(node.logs("2026"))).hasMessageContaining("no longer has all the logs");
    }

    @Test
    void leavesItToTheAuditorToNameWhatAFirstExportHasWrong() throws Exception {
        GrowingNode node = new GrowingNode().logs("2026").log("2026", 300, "entry ");
        byte[] tile = node.file("2026/tile/0/001.p/44").clone();
        tile[0] ^= 1;
        node.file("2026/tile/0/001.p/44", tile);

        assertThat(fetch(node)).isFalse();

        assertThat(here()).contains("logs", "2026/checkpoint");
        assertThat(Files.readAllBytes(folder.resolve("2026/tile/0/001.p/44"))).isEqualTo(tile);
    }

    @Test
    void takesTheStampOfTheCheckpointItTakes() throws Exception {
        GrowingNode before = new GrowingNode().logs("2026").log("2026", 300, "entry ");
        byte[] first = before.file("2026/checkpoint");
        GrowingNode node = before.log("2026", 301, "entry ").file("2026/checkpoint.tsr", "of 301".getBytes(UTF_8));
        byte[] second = node.file("2026/checkpoint");
        node.file("2026/checkpoint", first);
        ExportSource moving = path -> {
            var found = node.find(path);
            if (path.endsWith("checkpoint")) {
                node.file("2026/checkpoint", second);
            }
            return found;
        };

        new ExportFetch(moving, folder, new PrintStream(said, true, UTF_8)).run();

        assertThat(Files.readAllBytes(folder.resolve("2026/checkpoint"))).isEqualTo(second);
        assertThat(folder.resolve("2026/checkpoint.tsr")).hasContent("of 301");
    }

    @Test
    void believesNoListThatLeadsOutOfTheFolder() {
        for (String logs : List.of("../2026", "2026/..", "/2026", "2026\n\n2027", "")) {
            assertThatThrownBy(() -> fetch(new GrowingNode().logs(logs))).isInstanceOf(ExportRefused.class);
        }
    }

    private boolean fetch(GrowingNode node) throws IOException, InterruptedException, NodeRefusal {
        return new ExportFetch(node, folder, new PrintStream(said, true, UTF_8)).run();
    }

    private Set<String> here() throws IOException {
        return new TreeSet<>(new LocalFiles(folder).all());
    }
}
