package org.trmgateway.contracts.reference;

import org.w3c.dom.Element;

/**
 * How often an element stands where its schema names it.
 *
 * @param required whether it must be there
 * @param repeats whether it may be there more than once
 * @param choice whether it is one side of a choice, so that whether it must be there depends on the others
 */
public record Occurrence(boolean required, boolean repeats, boolean choice) {

    static Occurrence of(Element declared, boolean choice) {
        boolean repeats = !declared.getAttribute("maxOccurs").isEmpty()
                && !declared.getAttribute("maxOccurs").equals("1");
        return new Occurrence(!declared.getAttribute("minOccurs").equals("0") && !choice, repeats, choice);
    }

    /** In words for a table. */
    String words() {
        String need = choice ? "choice" : required ? "yes" : "no";
        return repeats ? need + ", repeats" : need;
    }

    /** What is said of a group. */
    String sentence() {
        return "This group " + (required ? "must be there" : "may be left out")
                + (repeats ? "; it may be there several times." : ".");
    }
}
