package org.trmgateway.protect;

import java.util.Optional;
import org.w3c.dom.Element;

/** Tells what the receiver calls the person that a group of the message is about. */
@FunctionalInterface
public interface PersonPseudonyms {

    /**
     * The pseudonym, for the receiver this message goes to; empty when it has none for the person and needs none, as it knows her.
     *
     * @param group the group with the person's direct identifiers, as it was before anything was taken out
     */
    Optional<Pseudonym> of(Element group);
}
