package org.trmgateway.routes.outbound.admit;

import java.util.List;
import org.trmgateway.contracts.MessageDefinition;
import org.trmgateway.contracts.Strand;
import org.trmgateway.routes.CanonicalXml;
import org.trmgateway.routes.store.CaseRelation;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Who has something of a person from this holder, and has to be told what concerns everyone. */
public final class Holders {

    private static final String WITHDRAWAL = "Withdrawal";
    private static final String CONSULAR_PURPOSE = "travelDoc";

    private Holders() {}

    /** Those of the relations over which the message has to go. */
    public static List<CaseRelation> of(List<CaseRelation> relations, MessageDefinition message, Document canonical) {
        return relations.stream()
                .filter(relation ->
                        message.strand().isEmpty() || message.strand().get() == relation.strand())
                .filter(relation -> concerns(relation.strand(), canonical))
                .toList();
    }

    /**
     * Whether a withdrawal is a consular office's business. To name any other purpose would tell it that there is more than a travel
     * document.
     */
    public static boolean isConsular(Element withdrawal) {
        return CanonicalXml.value(withdrawal, "trm_WithdrawnPurpose")
                .filter(purpose -> !purpose.equals(CONSULAR_PURPOSE))
                .isEmpty();
    }

    private static boolean concerns(Strand strand, Document canonical) {
        return switch (strand) {
            case CASE -> true;
            case CONSULAR -> {
                List<Element> withdrawals = CanonicalXml.groups(canonical, WITHDRAWAL);
                yield withdrawals.isEmpty() || withdrawals.stream().anyMatch(Holders::isConsular);
            }
            // nothing of the person went over these
            case QUERY, AUDIT -> false;
        };
    }
}
