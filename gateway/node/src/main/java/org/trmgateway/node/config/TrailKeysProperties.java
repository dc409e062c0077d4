package org.trmgateway.node.config;

import java.nio.file.Path;

/**
 * Keys of the message trail, which sign this node's own logs and say that it has seen those of others.
 *
 * @param directory directory with a file for each of {@link org.trmgateway.seal.TrailKeyFile}
 * @param passwordFile file whose first line is the password of the files
 */
public record TrailKeysProperties(Path directory, Path passwordFile) {

    public TrailKeysProperties {
        Setting.required(directory, "trm.keys.trail.directory");
        Setting.required(passwordFile, "trm.keys.trail.password-file");
    }
}
