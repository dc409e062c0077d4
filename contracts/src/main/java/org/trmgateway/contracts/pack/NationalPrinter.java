package org.trmgateway.contracts.pack;

import java.util.Optional;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import org.trmgateway.referral.Detail;

/** Prints a document a map made in one syntax, after checking it as strictly as one that comes in. */
interface NationalPrinter {

    /** The first violation of the rules of the national form. */
    Optional<Detail> violation(XdmNode mapped) throws SaxonApiException;

    /**
     * The document in the syntax and character set of the format; a character the set does not have is never replaced by another.
     *
     * @throws org.trmgateway.referral.GatewayException with {@code TRANSLATE_MAP_FAILED} when the syntax cannot hold the document
     */
    byte[] bytes(XdmNode mapped) throws SaxonApiException;
}
