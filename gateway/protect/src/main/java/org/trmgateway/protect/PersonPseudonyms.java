package org.trmgateway.protect;

import org.w3c.dom.Element;

/** Tells what the receiver calls the person that a group of the message is about. */
@FunctionalInterface
public interface PersonPseudonyms {

    /**
     * The pseudonym, for the receiver this message goes to.
     *
     * @param group the group with the person's direct identifiers, as it was before anything was taken out
     */
    Pseudonym of(Element group);
}
