package org.trmgateway.contracts.pack;

import java.util.Optional;
import net.sf.saxon.s9api.XdmNode;
import org.trmgateway.referral.Detail;

/** Reads the text of one syntax into a document a map can work on. */
interface NationalReader {

    /**
     * Reads and validates.
     *
     * @throws org.trmgateway.referral.GatewayException with {@code INTAKE_SYNTAX} when the text is not well-formed, with
     *     {@code TRANSLATE_SCHEMA} when it has names the pack does not know, so that nobody can say which form it is
     */
    Reading read(String text);

    /** Whether a text that begins so is in this syntax. */
    boolean looksLike(String beginning);

    /**
     * What was read.
     *
     * @param form name of the form, or the empty string when it has none
     * @param document the form
     * @param violation the first violation of the national schema
     */
    record Reading(String form, XdmNode document, Optional<Detail> violation) {}
}
