package org.trmgateway.routes.outbound.admit;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trmgateway.contracts.ConsentBasis;
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

    private static final String ONWARD_NAMED = "named";

    private ConsentRules() {}

    /** The cells a message brings along; one that may be passed on to a named party is a cell for that party as well. */
    public static List<ConsentCell> cellsOf(Document canonical) {
        List<ConsentCell> cells = new ArrayList<>();
        for (Element cell : CanonicalXml.groups(canonical, "ConsentCell")) {
            cells.add(cellFor(cell, required(cell, "trm_ConsentRecipient")));
            if (required(cell, "trm_ConsentOnward").equals(ONWARD_NAMED)) {
                CanonicalXml.values(cell, "trm_ConsentOnwardTo").forEach(onward -> cells.add(cellFor(cell, onward)));
            }
        }
        return cells;
    }

    private static ConsentCell cellFor(Element cell, String recipient) {
        return new ConsentCell(
                required(cell, "trm_ConsentPurpose"),
                new PartyId(recipient),
                required(cell, "trm_ConsentCategory"),
                day(cell, "trm_ConsentFrom"),
                day(cell, "trm_ConsentUntil"),
                Optional.empty());
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
            PartyId sender,
            PartyId recipient,
            List<ConsentCell> cells,
            LocalDate today) {
        if (message.consent() == ConsentBasis.NONE) {
            return;
        }
        List<ConsentCell> granted = requireLive(message, sender, recipient, cells, today);
        if (message.consent() == ConsentBasis.REQUIRED) {
            requireTravelling(message, canonical, recipient, today);
        }
        for (Element leaf : CanonicalXml.leaves(canonical)) {
            ReleaseRule rule = view.rule(leaf.getLocalName());
            if (leaves(rule) && !leaf.getTextContent().isBlank()) {
                requireCategory(rule, granted, today);
            }
        }
    }

    /**
     * Checks that there is a live cell for what a message serves.
     *
     * @return every cell for it, live or not
     * @throws GatewayException with ADMIT_CONSENT_MISSING or ADMIT_CONSENT_WITHDRAWN
     */
    public static List<ConsentCell> requireLive(
            MessageDefinition message, PartyId sender, PartyId recipient, List<ConsentCell> cells, LocalDate today) {
        List<ConsentCell> granted = cells.stream()
                .filter(cell -> cell.purpose().equals(message.purpose().orElse("")))
                .filter(cell -> cell.recipient().equals(recipient)
                        || (message.consent() == ConsentBasis.ANSWER
                                && cell.recipient().equals(sender)))
                .toList();
        if (granted.stream().noneMatch(cell -> cell.liveOn(today))) {
            throw refusal(granted, Detail.of("C2", RULE));
        }
        return granted;
    }

    /** The recipient takes the message only with the cell that names it, so one that stands in an earlier message alone will not do. */
    private static void requireTravelling(
            MessageDefinition message, Document canonical, PartyId recipient, LocalDate today) {
        boolean travels = CanonicalXml.groups(canonical, "ConsentCell").stream()
                .map(cell -> cellFor(cell, required(cell, "trm_ConsentRecipient")))
                .anyMatch(cell -> cell.recipient().equals(recipient)
                        && cell.purpose().equals(message.purpose().orElse(""))
                        && cell.liveOn(today));
        if (!travels) {
            throw new GatewayException(ErrorCode.ADMIT_CONSENT_MISSING, Detail.of("C2", RULE));
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
