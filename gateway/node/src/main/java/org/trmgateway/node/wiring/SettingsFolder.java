package org.trmgateway.node.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.trmgateway.node.config.NodeProperties;
import org.trmgateway.node.config.SettingsText;
import org.trmgateway.node.database.Directories;
import org.trmgateway.referral.Sha256;

/**
 * The texts of the settings this node has ever started with, a file each under {@code trm.data/settings}, named by its digest: what the digests
 * on the trail are of.
 */
final class SettingsFolder {

    private static final String NAME = "settings";

    private SettingsFolder() {}

    /** Keeps the text of the settings in force. */
    static Sha256 keep(NodeProperties properties) {
        String text = SettingsText.of(properties);
        Sha256 digest = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
        try {
            Path file = Directories.own(properties.data().resolve(NAME)).resolve(digest + ".txt");
            if (!Files.exists(file)) {
                Directories.writeOwn(file, text);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the settings cannot be kept under trm.data", unwritable);
        }
        return digest;
    }
}
