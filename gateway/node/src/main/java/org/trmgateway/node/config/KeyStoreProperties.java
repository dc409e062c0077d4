package org.trmgateway.node.config;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.ConstructorBinding;

/**
 * Where keys are: PEM files in a directory, one PKCS #12 file, or a token for the elliptic-curve keys together with a directory for their
 * certificates and everything post-quantum.
 *
 * @param directory directory of PEM files
 * @param pkcs12 one file with the aliases {@code signing}, {@code signing-ml-dsa-65}, {@code encryption}, {@code encryption-ml-kem-768}
 * @param pkcs11 token
 * @param passwordFile file whose first line is the password of the files
 */
public record KeyStoreProperties(
        Optional<Path> directory, Optional<Path> pkcs12, Optional<TokenProperties> pkcs11, Path passwordFile) {

    @ConstructorBinding
    KeyStoreProperties(
            @Nullable Path directory, @Nullable Path pkcs12, @Nullable TokenProperties pkcs11, Path passwordFile) {
        this(Optional.ofNullable(directory), Optional.ofNullable(pkcs12), Optional.ofNullable(pkcs11), passwordFile);
    }

    public KeyStoreProperties {
        Setting.required(passwordFile, "trm.keys.parties.*.password-file");
        if (directory.isPresent() == pkcs12.isPresent()) {
            throw new IllegalArgumentException("trm.keys.parties.*: exactly one of directory and pkcs12");
        }
        if (pkcs11.isPresent() && directory.isEmpty()) {
            throw new IllegalArgumentException(
                    "trm.keys.parties.*.pkcs11: needs directory, for the certificates and the post-quantum keys");
        }
    }
}
