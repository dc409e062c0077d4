package org.trmgateway.contracts.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.Table;

/**
 * A national number as a pack describes it: the weighted sum of its letters and digits leaves a remainder.
 *
 * @param name what the country calls it
 * @param pattern regular expression of the whole number
 * @param weights one for each letter and digit; empty when it has no check digit
 * @param modulus of the sum; 1 when it has no check digit
 * @param remainder what the sum must leave
 */
public record IdentifierRule(String name, String pattern, List<Integer> weights, int modulus, int remainder) {

    public IdentifierRule {
        weights = List.copyOf(weights);
    }

    /** Reads and checks a table of them; throws {@link IllegalStateException} when a row is wrong. */
    static List<IdentifierRule> read(ContractFolder pack, String file) {
        List<IdentifierRule> rules = new ArrayList<>();
        for (Table.Row row : Table.read(pack, file, "name", "pattern", "weights", "modulus", "remainder")
                .rows()) {
            try {
                rules.add(rule(row));
            } catch (IllegalArgumentException wrong) {
                throw new IllegalStateException(file + " line " + row.line() + " is no rule for a number", wrong);
            }
        }
        return List.copyOf(rules);
    }

    private static IdentifierRule rule(Table.Row row) {
        String pattern = Pattern.compile(row.get("pattern")).pattern();
        if (row.get("weights").isEmpty()) {
            return new IdentifierRule(row.get("name"), pattern, List.of(), 1, 0);
        }
        return new IdentifierRule(
                row.get("name"),
                pattern,
                Stream.of(row.get("weights").split(" ")).map(Integer::valueOf).toList(),
                Integer.parseInt(row.get("modulus")),
                Integer.parseInt(row.get("remainder")));
    }
}
