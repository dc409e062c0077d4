package org.trmgateway.contracts.reference;

import java.util.List;

/**
 * A group of fields of a message.
 *
 * @param path its name, after the names of the groups around it: {@code Consent / ConsentCell}
 * @param occurrence how often it stands where it stands
 * @param meaning the schema's sentence about it
 * @param fields its own fields in their order; those of groups within it stand there
 */
public record FieldGroup(String path, Occurrence occurrence, String meaning, List<Field> fields) {

    public FieldGroup {
        fields = List.copyOf(fields);
    }
}
