package org.trmgateway.node.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.ConstructorBinding;

/**
 * Keys of one party: those in use, as {@link KeyStoreProperties} says, and those in use before.
 *
 * @param directory directory of PEM files
 * @param pkcs12 one file
 * @param pkcs11 token
 * @param passwordFile file whose first line is the password of the files
 * @param earlier keys before a roll-over, which still open what was sealed to them and never sign
 */
public record PartyKeysProperties(
        Optional<Path> directory,
        Optional<Path> pkcs12,
        Optional<TokenProperties> pkcs11,
        Path passwordFile,
        List<KeyStoreProperties> earlier) {

    @ConstructorBinding
    PartyKeysProperties(
            @Nullable Path directory,
            @Nullable Path pkcs12,
            @Nullable TokenProperties pkcs11,
            Path passwordFile,
            @Nullable List<KeyStoreProperties> earlier) {
        this(
                Optional.ofNullable(directory),
                Optional.ofNullable(pkcs12),
                Optional.ofNullable(pkcs11),
                passwordFile,
                Objects.requireNonNullElse(earlier, List.of()));
    }

    public PartyKeysProperties {
        new KeyStoreProperties(directory, pkcs12, pkcs11, passwordFile);
        earlier = List.copyOf(earlier);
    }

    /** Keys in a directory of PEM files. */
    public static PartyKeysProperties of(Path directory, Path passwordFile) {
        return new PartyKeysProperties(
                Optional.of(directory), Optional.empty(), Optional.empty(), passwordFile, List.of());
    }

    /** The keys in use. */
    public KeyStoreProperties current() {
        return new KeyStoreProperties(directory, pkcs12, pkcs11, passwordFile);
    }
}
