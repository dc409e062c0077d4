package org.trmgateway.node.http;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the sender's own key of a submission. */
public final class IdempotencyKeys {

    private static final Pattern SHAPE = Pattern.compile("[\\x21-\\x7E]{1,120}");

    private IdempotencyKeys() {}

    /** The key, or empty when there is none or it is not 1 to 120 visible ASCII characters: both are refused with one code. */
    public static Optional<String> read(@Nullable String text) {
        return Optional.ofNullable(text).filter(key -> SHAPE.matcher(key).matches());
    }
}
