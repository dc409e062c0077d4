package org.trmgateway.protect;

import java.util.List;
import java.util.Set;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.w3c.dom.Document;

/**
 * The last look at what leaves the node, independent of the release policy. A message is held when a direct identifier of its case stands in it, in
 * any spelling, script, spacing or encoding; or when anything in a field that is not an office's contact looks like somebody's number, telephone or
 * address.
 *
 * <p>It finds what is known and what has a pattern; it promises no more. Immutable and safe for use by many threads.
 */
public final class LeakScan {

    /** Elements of the canonical messages that hold an office's telephone, mail address and name. */
    public static final Set<String> OFFICE_CONTACTS =
            Set.of("trm_ContactPhone", "trm_ContactEmail", "trm_ContactOffice");

    private static final String RULE = "I8-";

    private final Set<String> contactPoints;
    private final Set<String> ordinaryCodes;
    private final List<NumberRule> numberRules;

    /**
     * @param contactPoints names of places that hold an office's telephone and mail address: no pattern is looked for in them, and one word of a
     *     name alone is no leak there, as officers have first names too
     * @param ordinaryCodes values of the code lists: text that is exactly one of them is no identifier, even if somebody is called so
     * @param numberRules national numbers the country packs know, beside those this class knows itself
     */
    public LeakScan(Set<String> contactPoints, Set<String> ordinaryCodes, List<NumberRule> numberRules) {
        this.contactPoints = Set.copyOf(contactPoints);
        this.ordinaryCodes = Set.copyOf(ordinaryCodes);
        this.numberRules = List.copyOf(numberRules);
    }

    /** A scan that knows no numbers but those this class knows itself. */
    public LeakScan(Set<String> contactPoints, Set<String> ordinaryCodes) {
        this(contactPoints, ordinaryCodes, List.of());
    }

    /** Makes one case's identifiers ready to be looked for, once for everything that is scanned. */
    public CaseScan of(KnownIdentifiers known) {
        return new CaseScan(known, contactPoints, ordinaryCodes, numberRules);
    }

    /**
     * Scans the open part of a message; what is in a sealed part is not looked at.
     *
     * @param known direct identifiers of the case
     * @return the message
     * @throws GatewayException with {@link ErrorCode#PROTECT_LEAK_FOUND} at the first finding: the element's name and {@code I8-} with the kind
     */
    public Document scan(KnownIdentifiers known, Document open) {
        refuse(of(known).message(open));
        return open;
    }

    /**
     * Scans a message as it will be sent.
     *
     * @return the message
     * @throws GatewayException with {@link ErrorCode#PROTECT_LEAK_FOUND}; with {@link ErrorCode#INTERNAL} when these bytes are no XML
     */
    public byte[] scan(KnownIdentifiers known, byte[] openXml) {
        scan(known, CanonicalXml.parse(openXml, ErrorCode.INTERNAL));
        return openXml;
    }

    /**
     * Scans any other text that others may see: a file name, a header, a notification.
     *
     * @param where its name for the refusal, for example {@code fileName}
     * @return the text
     * @throws GatewayException with {@link ErrorCode#PROTECT_LEAK_FOUND}
     */
    public String scanText(KnownIdentifiers known, String where, String text) {
        refuse(of(known).text(where, text));
        return text;
    }

    private static void refuse(LeakReport report) {
        report.firstBlocking().ifPresent(found -> {
            throw new GatewayException(ErrorCode.PROTECT_LEAK_FOUND, Detail.of(found.where(), RULE + found.kind()));
        });
    }
}
