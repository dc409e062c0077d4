package org.trmgateway.referral;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a refusal happened: ids only, never a value. The shapes are enforced, so that a value cannot slip in by mistake.
 *
 * @param field id of the field dictionary, or the name of an element or header
 * @param rule id of the rule that decided
 * @param position line or item in the input, counted from 1
 */
public record Detail(Optional<String> field, Optional<String> rule, Optional<Integer> position) {

    /** Nothing to point at. */
    public static final Detail NONE = new Detail(Optional.empty(), Optional.empty(), Optional.empty());

    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.:/*-]{0,119}");

    public Detail {
        field.ifPresent(Detail::requireName);
        rule.ifPresent(Detail::requireName);
    }

    public static Detail field(String field) {
        return new Detail(Optional.of(field), Optional.empty(), Optional.empty());
    }

    public static Detail rule(String rule) {
        return new Detail(Optional.empty(), Optional.of(rule), Optional.empty());
    }

    public static Detail of(String field, String rule) {
        return new Detail(Optional.of(field), Optional.of(rule), Optional.empty());
    }

    /** The same, at a line or item counted from 1. */
    public Detail at(int newPosition) {
        return new Detail(field, rule, Optional.of(newPosition));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        field.ifPresent(id -> text.append(" field=").append(id));
        rule.ifPresent(id -> text.append(" rule=").append(id));
        position.ifPresent(line -> text.append(" at=").append(line));
        return text.toString().strip();
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of a field or rule");
        }
    }
}
