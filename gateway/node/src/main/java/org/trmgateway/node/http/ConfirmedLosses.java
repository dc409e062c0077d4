package org.trmgateway.node.http;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads which losses a person of the sender confirmed: field ids with / between them, as the refusal that asked named them. */
public final class ConfirmedLosses {

    /** Header of the REST door. */
    static final String HEADER = "Confirmed-Losses";

    private static final Pattern FIELD = Pattern.compile("[A-Z][0-9]{1,2}");
    private static final int LONGEST = 400;

    private ConfirmedLosses() {}

    /** The field ids; what is none confirms nothing. */
    public static Set<String> read(@Nullable String text) {
        return text == null || text.length() > LONGEST
                ? Set.of()
                : Arrays.stream(text.split("[/,\\s]+"))
                        .filter(field -> FIELD.matcher(field).matches())
                        .collect(Collectors.toUnmodifiableSet());
    }
}
