package org.trmgateway.routes.outbound.admit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.CanonicalXml;
import org.trmgateway.routes.store.ConsentCell;
import org.w3c.dom.Document;

/**
 * What a gate may look at.
 *
 * @param canonical the message
 * @param facts what the case knows, the message included
 * @param consents cells of the case, the message's included
 * @param recipient who would get it
 * @param towardsOpener whether the recipient opened the case: it knows the person already, and no gate keeps the person from it
 * @param asked ids of the fields that the message answered asked for; absent when it answers none of this case
 * @param everShown whether the sender may ever see a field, by field id
 * @param fieldIds field id by element
 * @param now present moment
 */
public record GateQuestion(
        Document canonical,
        CaseFacts facts,
        List<ConsentCell> consents,
        PartyId recipient,
        boolean towardsOpener,
        Supplier<Optional<Set<String>>> asked,
        Function<String, Boolean> everShown,
        Function<String, Optional<String>> fieldIds,
        Instant now) {

    Optional<String> value(String element) {
        return CanonicalXml.value(canonical, element);
    }

    LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
