package org.trmgateway.routes.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.routes.directory.DirectoryDeskTest.altered;
import static org.trmgateway.routes.federation.MemoryFederation.BY_MVD;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.routes.federation.SampleWorld;
import org.trmgateway.routes.federation.SettableClock;

/** An operator puts files where the node looks. */
class DirectoryFileTest {

    private static final SampleWorld WORLD = SampleWorld.get();

    @TempDir
    Path folder;

    private final Desk.Database database = new Desk.Database();
    private Path file;
    private Desk node;
    private DirectoryFile looks;
    private long changes;

    @BeforeEach
    void start() throws IOException {
        file = folder.resolve("directory.asice");
        node = Desk.start(database, WORLD.signedDirectory(0), new SettableClock(SampleWorld.START));
        looks = new DirectoryFile(file, node.desk());
        put(WORLD.signedDirectory(0));
        looks.look();
    }

    @Test
    void bringsANewFileIntoForce() throws IOException {
        put(WORLD.signedDirectory(1));
        looks.look();
        assertThat(node.version()).isEqualTo(2);
        assertThat(looks.isGood()).isTrue();
    }

    @Test
    void keepsWhatIsInForceWhenTheFileIsBadAndSaysSoOnce() throws IOException {
        put(altered(WORLD.signedDirectory(1)));
        looks.look();
        looks.look();
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        looks.look();
        assertThat(node.version()).isEqualTo(1);
        assertThat(looks.isGood()).isFalse();
        assertThat(database.events()).containsOnlyOnce(EvidenceEvent.DIRECTORY_REFUSED);

        put(WORLD.signedDirectory(1));
        looks.look();
        assertThat(looks.isGood()).isTrue();
        assertThat(node.version()).isEqualTo(2);
    }

    @Test
    void doesNotMindAFileThatIsOnlyOlder() {
        node.desk().adopt(WORLD.signedDirectory(1));
        DirectoryFile afterRestart = new DirectoryFile(file, node.desk());
        afterRestart.look();
        assertThat(afterRestart.isGood()).isTrue();
        assertThat(node.version()).isEqualTo(2);
    }

    @Test
    void mindsAnotherDirectoryOfTheSameVersion() throws IOException {
        node.desk().adopt(WORLD.signedDirectory(1));
        put(WORLD.signedDirectoryWithOtherKeys(1, BY_MVD));
        looks.look();
        assertThat(looks.isGood()).isFalse();
    }

    @Test
    void looksAgainForAFileThatIsAway() throws IOException {
        Files.delete(file);
        looks.look();
        assertThat(looks.isGood()).isFalse();
        put(WORLD.signedDirectory(1));
        looks.look();
        assertThat(looks.isGood()).isTrue();
        assertThat(node.version()).isEqualTo(2);
    }

    private void put(byte[] content) throws IOException {
        Files.write(file, content);
        Files.setLastModifiedTime(file, FileTime.fromMillis(++changes * 1000));
    }
}
