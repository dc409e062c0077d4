package org.trmgateway.seal;

import java.util.Locale;

/** Who can open what is sealed for a party. */
public enum Custody {
    /** The node the party is behind: it holds the party's keys. */
    NODE,
    /** The party alone, at its own desk: the node carries what it cannot open. */
    PARTY;

    /** In lower case, as in answers of the node. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
