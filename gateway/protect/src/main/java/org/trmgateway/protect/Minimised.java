package org.trmgateway.protect;

import java.util.List;
import java.util.Optional;
import org.trmgateway.referral.PartyId;
import org.w3c.dom.Document;

/**
 * A message cut down to what its receiver may have.
 *
 * @param open what travels under the envelope's encryption only
 * @param sealedPart UTF-8 XML with the root {@code SealedPart}, for the receiving party's own key; absent when nothing is sealed
 * @param applied what was done, as {@code fieldId:ACTION}, each once, in document order; never a value
 * @param identifiers the direct identifiers that were taken out, for the leak scan
 */
public record Minimised(
        Document open, Optional<byte[]> sealedPart, List<String> applied, KnownIdentifiers identifiers) {

    public Minimised {
        applied = List.copyOf(applied);
    }

    /**
     * Seals the sealed part to the receiving party and appends it to the open part.
     *
     * @return the open part, the same document, now with its sealed part if there is one
     */
    public Document attachSealedPart(PartyId to, SealedPartWriter writer) {
        sealedPart.ifPresent(plain -> SealedParts.attach(open, new SealedPart(to, writer.seal(to, plain))));
        return open;
    }
}
