package org.trmgateway.trail.export;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.referral.GatewayException;

class NodeExportTest {

    private static final List<LogFolder> FOLDERS =
            List.of(new LogFolder(2026, 1), new LogFolder(2026, 2), new LogFolder(2028, 1));

    @TempDir
    private Path directory;

    @Test
    void saysWhereTheLogsAreAndWhatElseIsThere() throws IOException {
        assertThat(NodeExport.isOne(directory)).isFalse();
        NodeExport.write(directory, FOLDERS);
        Files.createDirectory(directory.resolve("2026-2"));
        Files.writeString(directory.resolve("2027"), "");

        assertThat(NodeExport.isOne(directory)).isTrue();
        NodeExport export = NodeExport.open(directory);
        assertThat(directory.resolve("logs")).hasContent("2026\n2026-2\n2028\n");
        assertThat(export.folders()).isEqualTo(FOLDERS);
        assertThat(export.directory(FOLDERS.get(1))).isEqualTo(directory.resolve("2026-2"));
        assertThat(export.strangers()).containsExactly("2027");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "2026",
                "2026\n\n",
                "2026 \n",
                "2026\r\n",
                "2026-1\n",
                "2026-2\n",
                "2026\n2026\n",
                "2026\n2026-3\n",
                "2026\n2027-2\n",
                "2027\n2026\n",
                "../2026\n",
                "02026\n"
            })
    void refusesFoldersThatNoNodeOpens(String logs) {
        assertThatExceptionOfType(GatewayException.class).isThrownBy(() -> NodeExport.read(logs.getBytes(US_ASCII)));
    }

    @Test
    void isNotOpenedWithoutTheFile() {
        assertThatExceptionOfType(GatewayException.class).isThrownBy(() -> NodeExport.open(directory));
    }
}
