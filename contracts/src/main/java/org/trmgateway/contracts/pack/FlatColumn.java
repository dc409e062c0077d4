package org.trmgateway.contracts.pack;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.trmgateway.contracts.Table;
import org.trmgateway.referral.Detail;

/**
 * What a pack declares about one column of a CSV form, or one key of a text form.
 *
 * @param forms the forms that have it
 * @param name its name
 * @param required in which rows it must have a value
 * @param repeats whether it may have several
 * @param pattern what each value must match as a whole
 * @param heading whether a line of it begins something, with or without a value
 * @param also other spellings of the name that are understood
 */
record FlatColumn(
        List<String> forms,
        String name,
        Required required,
        boolean repeats,
        Optional<Pattern> pattern,
        boolean heading,
        List<String> also) {

    private static final String EVERY_FORM = "*";

    /** In which rows a value must stand. */
    enum Required {
        NO,
        FIRST,
        YES
    }

    static FlatColumn of(Table.Row row) {
        return new FlatColumn(
                row.parts("form"),
                row.get("name"),
                switch (row.get("required")) {
                    case "yes" -> Required.YES;
                    case "first" -> Required.FIRST;
                    case "no" -> Required.NO;
                    default -> throw new IllegalStateException("required is yes, first or no: " + row.get("name"));
                },
                switch (row.get("repeats")) {
                    case "yes" -> true;
                    case "no" -> false;
                    default -> throw new IllegalStateException("repeats is yes or no: " + row.get("name"));
                },
                Optional.of(row.get("pattern"))
                        .filter(pattern -> !pattern.isEmpty())
                        .map(Pattern::compile),
                false,
                row.parts("also"));
    }

    boolean belongsTo(String form) {
        return forms.contains(form) || forms.contains(EVERY_FORM);
    }

    /** The violation of a rule in this column, which is named by its declared name. */
    Detail violates(String rule) {
        return Detail.of(name.replace(' ', '_'), rule);
    }

    /** Whether the value may stand here. */
    boolean accepts(String value) {
        return pattern.map(whole -> whole.matcher(value).matches()).orElse(true);
    }

    /** Whether a value must stand in a row. */
    boolean requiredIn(int rowIndex) {
        return required == Required.YES || (required == Required.FIRST && rowIndex == 0);
    }
}
