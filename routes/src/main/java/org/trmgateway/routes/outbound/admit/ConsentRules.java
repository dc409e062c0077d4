package org.trmgateway.routes.outbound.admit;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trmgateway.contracts.MessageDefinition;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.ReleaseRule;
import org.trmgateway.referral.ReleaseView;
import org.trmgateway.routes.CanonicalXml;
import org.trmgateway.routes.store.ConsentCell;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Nothing leaves without a live consent for its purpose, its recipient and each category of data in it. There is no override. */
public final class ConsentRules {

    /** Rule of {@code domain invariant I1}: no business message without a live consent. */
    static final String RULE = "I1";

    private ConsentRules() {}

    /** The cells a message brings along. */
    public static List<ConsentCell> cellsOf(Document canonical) {
        List<ConsentCell> cells = new ArrayList<>();
        for (Element cell : CanonicalXml.groups(canonical, "ConsentCell")) {
            cells.add(new ConsentCell(
                    required(cell, "trm_ConsentPurpose"),
                    new PartyId(required(cell, "trm_ConsentRecipient")),
                    required(cell, "trm_ConsentCategory"),
                    day(cell, "trm_ConsentFrom"),
                    day(cell, "trm_ConsentUntil"),
                    Optional.empty()));
        }
        return cells;
    }

    /**
     * Checks every field that would leave.
     *
     * @throws GatewayException with ADMIT_CONSENT_MISSING or ADMIT_CONSENT_WITHDRAWN, the field and the category
     */
    public static void require(
            MessageDefinition message,
            Document canonical,
            ReleaseView view,
            PartyId recipient,
            List<ConsentCell> cells,
            LocalDate today) {
        if (message.purpose().isEmpty()) {
            return;
        }
        String purpose = message.purpose().get();
        List<ConsentCell> granted = cells.stream()
                .filter(cell ->
                        cell.purpose().equals(purpose) && cell.recipient().equals(recipient))
                .toList();
        if (granted.stream().noneMatch(cell -> cell.liveOn(today))) {
            throw refusal(granted, Detail.of("C2", RULE));
        }
        for (Element leaf : CanonicalXml.leaves(canonical)) {
            ReleaseRule rule = view.rule(leaf.getLocalName());
            if (leaves(rule) && !leaf.getTextContent().isBlank()) {
                requireCategory(rule, granted, today);
            }
        }
    }

    private static void requireCategory(ReleaseRule rule, List<ConsentCell> granted, LocalDate today) {
        if (rule.category().isEmpty()) {
            return;
        }
        String category = rule.category().get();
        List<ConsentCell> ofCategory = granted.stream()
                .filter(cell -> cell.category().equals(category))
                .toList();
        if (ofCategory.stream().noneMatch(cell -> cell.liveOn(today))) {
            throw refusal(ofCategory, Detail.of(rule.fieldId(), RULE + "-" + category));
        }
    }

    private static GatewayException refusal(List<ConsentCell> cells, Detail detail) {
        boolean withdrawn = cells.stream().anyMatch(cell -> cell.withdrawnOn().isPresent());
        return new GatewayException(
                withdrawn ? ErrorCode.ADMIT_CONSENT_WITHDRAWN : ErrorCode.ADMIT_CONSENT_MISSING, detail);
    }

    private static boolean leaves(ReleaseRule rule) {
        return switch (rule.action()) {
            case KEEP, GENERALISE, SEAL -> true;
            case PSEUDONYMISE, DROP -> false;
        };
    }

    private static String required(Element cell, String element) {
        return CanonicalXml.value(cell, element)
                .orElseThrow(() -> new GatewayException(ErrorCode.ADMIT_CONSENT_MISSING, Detail.of("C2", element)));
    }

    private static LocalDate day(Element cell, String element) {
        try {
            return LocalDate.parse(required(cell, element));
        } catch (DateTimeException notADay) {
            throw new GatewayException(ErrorCode.ADMIT_CONSENT_MISSING, Detail.of("C2", element), notADay);
        }
    }
}
