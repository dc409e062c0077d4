package org.trmgateway.routes.outbound.admit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trmgateway.routes.CanonicalXml;
import org.trmgateway.routes.CaseBodies;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.CaseStore;
import org.trmgateway.routes.store.ConsentCell;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What a case remembers of its messages: consents given, refused and withdrawn, and the facts its gates look at. */
public final class CaseMemory {

    private static final String WITHDRAWAL = "Withdrawal";

    private final CaseStore cases;
    private final CaseBodies bodies;
    private final Set<String> factElements;
    private final StatedCodes statedCodes;

    /**
     * @param factElements elements of {@code choreography/facts.csv}
     * @param statedCodes what is remembered for statistics
     */
    public CaseMemory(CaseStore cases, CaseBodies bodies, Set<String> factElements, StatedCodes statedCodes) {
        this.cases = cases;
        this.bodies = bodies;
        this.factElements = Set.copyOf(factElements);
        this.statedCodes = statedCodes;
    }

    /**
     * What a case remembers.
     *
     * @param consents every cell, withdrawn ones included
     * @param facts what the gates look at
     * @param news whether the message withdrew something that was not withdrawn on this day before
     */
    public record Remembered(List<ConsentCell> consents, CaseFacts facts, boolean news) {}

    /** What the case remembers so far. */
    public Remembered recall(CaseRecord holder) {
        return new Remembered(cases.consents(holder.id()), facts(holder), false);
    }

    /** Adds what a message says. A category that was refused is refused whatever the same form grants. */
    public Remembered remember(CaseRecord holder, Document canonical, LocalDate today) {
        cases.putConsents(holder.id(), ConsentRules.cellsOf(canonical));
        for (String category : CanonicalXml.values(canonical, "trm_ConsentRefused")) {
            cases.withdrawConsents(holder.id(), today, Optional.empty(), Optional.of(category));
        }
        boolean news = false;
        for (Element withdrawal : CanonicalXml.groups(canonical, WITHDRAWAL)) {
            news |= cases.withdrawConsents(
                    holder.id(),
                    today,
                    CanonicalXml.value(withdrawal, "trm_WithdrawnPurpose"),
                    CanonicalXml.value(withdrawal, "trm_WithdrawnCategory"));
        }
        CaseFacts before = facts(holder);
        CaseFacts facts = before.with(canonical, factElements, today).withStatistics(statedCodes.of(canonical, today));
        if (!facts.equals(before)) {
            cases.putFacts(holder.id(), bodies.encryptFacts(holder, facts.bytes()));
        }
        return new Remembered(cases.consents(holder.id()), facts, news);
    }

    /** The facts the case remembers so far. */
    public CaseFacts facts(CaseRecord holder) {
        return holder.encryptedFacts()
                .map(encrypted -> CaseFacts.parse(bodies.decryptFacts(holder, encrypted)))
                .orElseGet(CaseFacts::none);
    }
}
