package org.trmgateway.node.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The vault: what the node knows of who persons are, which it writes and cannot read.
 *
 * @param officers folder with a folder for each officer: {@code signing.cert.pem}, {@code encryption.cert.pem},
 *     {@code encryption-ml-kem-768.cert.pem}
 * @param revealsPerDay orders taken within 24 hours; more are refused with an alarm
 * @param tellWithin how long after a reveal the party is reminded that the person has to be told
 * @param user role that owns the schema {@code vault}; with an external database only
 * @param passwordFile file whose first line is that role's password
 */
public record VaultProperties(
        Path officers, int revealsPerDay, Duration tellWithin, Optional<String> user, Optional<Path> passwordFile) {

    @ConstructorBinding
    VaultProperties(
            Path officers,
            @DefaultValue("20") int revealsPerDay,
            @DefaultValue("30d") Duration tellWithin,
            @Nullable String user,
            @Nullable Path passwordFile) {
        this(officers, revealsPerDay, tellWithin, Optional.ofNullable(user), Optional.ofNullable(passwordFile));
    }

    public VaultProperties {
        Setting.required(officers, "trm.vault.officers");
        if (revealsPerDay < 1) {
            throw new IllegalArgumentException("trm.vault.reveals-per-day must be at least 1");
        }
        if (tellWithin.isNegative() || tellWithin.isZero()) {
            throw new IllegalArgumentException("trm.vault.tell-within must be longer than nothing");
        }
        if (user.isPresent() != passwordFile.isPresent()) {
            throw new IllegalArgumentException("trm.vault: user and password-file go together");
        }
    }
}
