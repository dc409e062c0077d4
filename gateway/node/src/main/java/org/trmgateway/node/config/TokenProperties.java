package org.trmgateway.node.config;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A PKCS #11 token that holds the two elliptic-curve keys under the aliases {@code signing} and {@code encryption}.
 *
 * @param library the vendor's PKCS #11 library
 * @param slot number of the slot, as the vendor's tool prints it
 * @param slotIndex place of the slot in the library's list, from 0; not looked at when {@code slot} is set
 * @param pinFile file whose first line is the PIN
 */
public record TokenProperties(Path library, Optional<Long> slot, int slotIndex, Path pinFile) {

    @ConstructorBinding
    TokenProperties(Path library, @Nullable Long slot, @DefaultValue("0") int slotIndex, Path pinFile) {
        this(library, Optional.ofNullable(slot), slotIndex, pinFile);
    }

    public TokenProperties {
        Setting.required(library, "trm.keys.parties.*.pkcs11.library");
        Setting.required(pinFile, "trm.keys.parties.*.pkcs11.pin-file");
        if (slotIndex < 0) {
            throw new IllegalArgumentException("trm.keys.parties.*.pkcs11.slot-index must not be negative");
        }
    }
}
