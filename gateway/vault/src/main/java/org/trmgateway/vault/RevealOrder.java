package org.trmgateway.vault;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;

/**
 * What two officers order together: which fields of whose identity leave the vault, why, for whom, until when. It names the person by a message
 * of the case; it holds no personal data.
 *
 * @param id makes the order usable once
 * @param node whose vault
 * @param message a message this node sent about the person
 * @param fields ids of the field dictionary, for example {@code P1}
 * @param purpose what for
 * @param legalBasis what allows it: a word of the officers' own law, for example {@code court-order}
 * @param recipient who is told
 * @param ordered when it was written
 * @param expires when it is worthless; {@link #LONGEST} after that at the latest
 */
public record RevealOrder(
        UUID id,
        NodeId node,
        MessageId message,
        SortedSet<String> fields,
        Purpose purpose,
        String legalBasis,
        PartyId recipient,
        Instant ordered,
        Instant expires) {

    /** An order that lies around is a danger. */
    public static final Duration LONGEST = Duration.ofDays(3);

    private static final Pattern FIELD = Pattern.compile("[A-Z][0-9]{1,2}");
    private static final Pattern BASIS = Pattern.compile("[a-z][a-z0-9-]{1,59}");

    /** What an identity is revealed for. */
    public enum Purpose {
        /** Somebody's life or health is in danger. */
        EMERGENCY("emergency"),
        TRAVEL_DOCUMENT("travel-document"),
        FAMILY_TRACING("family-tracing"),
        COURT_ORDER("court-order"),
        CORRECTION("correction"),
        /** The person asks for what is held about them. */
        SUBJECT_ACCESS("subject-access");

        private final String word;

        Purpose(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** @throws GatewayException with {@link ErrorCode#PROTECT_REVEAL_ORDER_INVALID} when there is no such purpose */
        public static Purpose of(String word) {
            return List.of(values()).stream()
                    .filter(purpose -> purpose.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> invalid("purpose"));
        }
    }

    /** @throws GatewayException with {@link ErrorCode#PROTECT_REVEAL_ORDER_INVALID}, the field names the member */
    public RevealOrder {
        fields = new TreeSet<>(fields);
        if (fields.isEmpty()
                || !fields.stream().allMatch(field -> FIELD.matcher(field).matches())) {
            throw invalid("fields");
        }
        if (!BASIS.matcher(legalBasis).matches()) {
            throw invalid("legalBasis");
        }
        if (!expires.isAfter(ordered) || expires.isAfter(ordered.plus(LONGEST))) {
            throw invalid("expires");
        }
    }

    private static GatewayException invalid(String field) {
        return new GatewayException(ErrorCode.PROTECT_REVEAL_ORDER_INVALID, Detail.field(field));
    }
}
