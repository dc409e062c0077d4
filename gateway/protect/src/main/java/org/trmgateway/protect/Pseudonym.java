package org.trmgateway.protect;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;

/**
 * What one recipient calls a person: 13 symbols of Crockford's Base32 (65 bits) and 2 check symbols over them and the recipient's node code. It
 * carries no country, no date and no order. It is personal data in the recipient's hands, so it prints as {@code ***}; {@link #grouped()} is for
 * people, {@link #symbols()} for messages.
 *
 * @param symbols 15 upper-case symbols
 */
public record Pseudonym(String symbols) {

    private static final Pattern SHAPE = Pattern.compile("[0-9A-HJKMNP-TV-Z]{15}");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}\\p{Pd}]+");
    private static final int GROUP = 5;
    private static final String FIELD = "trm_Pseudonym";
    private static final String RULE = "P1-MISTYPED";
    private static final String FOREIGN = "P1-FOREIGN";

    /** @throws GatewayException with {@link ErrorCode#PROTECT_PSEUDONYM_INVALID} when these are not 15 symbols */
    public Pseudonym {
        if (!SHAPE.matcher(symbols).matches()) {
            throw refused();
        }
    }

    /**
     * Reads a pseudonym that somebody typed or copied: case, spaces and hyphens do not matter, I and L count as 1, O as 0.
     *
     * @param recipient the node this pseudonym must have been minted for
     * @throws GatewayException with {@link ErrorCode#PROTECT_PSEUDONYM_INVALID} when it was mistyped or is meant for another node
     */
    public static Pseudonym parse(String text, NodeId recipient) {
        Pseudonym read = typed(text);
        if (!read.isFor(recipient)) {
            throw refused();
        }
        return read;
    }

    /**
     * The same, and tells a number that was given to another office from one that was mistyped. Of mistyped numbers one in 1024 has the check
     * symbols of any one other node by chance.
     *
     * @param nodes every node of the federation
     * @throws GatewayException with {@link ErrorCode#PROTECT_PSEUDONYM_FOREIGN} when the check symbols are those of another node, with
     *     {@link ErrorCode#PROTECT_PSEUDONYM_INVALID} when they are nobody's
     */
    public static Pseudonym parse(String text, NodeId recipient, Collection<NodeId> nodes) {
        Pseudonym read = typed(text);
        if (read.isFor(recipient)) {
            return read;
        }
        if (nodes.stream().anyMatch(read::isFor)) {
            throw new GatewayException(ErrorCode.PROTECT_PSEUDONYM_FOREIGN, Detail.of(FIELD, FOREIGN));
        }
        throw refused();
    }

    /** Whether the check symbols are those for the node. */
    public boolean isFor(NodeId node) {
        return PseudonymCheck.holds(values(), node);
    }

    /**
     * The symbols somebody typed, whoever they are for: nothing is checked but their number and alphabet.
     *
     * @throws GatewayException with {@link ErrorCode#PROTECT_PSEUDONYM_INVALID} when these are not 15 symbols
     */
    public static Pseudonym typed(String text) {
        String folded = SEPARATORS
                .matcher(text)
                .replaceAll("")
                .toUpperCase(Locale.ROOT)
                .replace('I', '1')
                .replace('L', '1')
                .replace('O', '0');
        return new Pseudonym(folded);
    }

    /** The first 65 of the given bits, with the check symbols for the recipient. */
    static Pseudonym issue(byte[] bits, NodeId recipient) {
        String data = Crockford.encode(bits, PseudonymCheck.DATA);
        int[] values = new int[PseudonymCheck.LENGTH];
        for (int place = 0; place < data.length(); place++) {
            values[place] = Crockford.value(data.charAt(place));
        }
        PseudonymCheck.complete(values, recipient);
        return new Pseudonym(data
                + Crockford.symbol(values[PseudonymCheck.DATA])
                + Crockford.symbol(values[PseudonymCheck.DATA + 1]));
    }

    /** As people read it, for example {@code 7K3QF-M9TXW-2HD4B}. */
    public String grouped() {
        return symbols.substring(0, GROUP) + "-" + symbols.substring(GROUP, 2 * GROUP) + "-"
                + symbols.substring(2 * GROUP);
    }

    @Override
    public String toString() {
        return "***";
    }

    private int[] values() {
        return symbols.chars().map(symbol -> Crockford.value((char) symbol)).toArray();
    }

    private static GatewayException refused() {
        return new GatewayException(ErrorCode.PROTECT_PSEUDONYM_INVALID, Detail.of(FIELD, RULE));
    }
}
