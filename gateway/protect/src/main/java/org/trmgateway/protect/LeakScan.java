package org.trmgateway.protect;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The last look at what leaves the node, independent of the release policy. A message is held when a direct identifier of its case stands in it, in
 * any spelling, script or spacing; or when anything in a field that is not an office's contact looks like somebody's number, telephone or address.
 *
 * <p>It finds what is known and what has a pattern; it promises no more. Immutable and safe for use by many threads.
 */
public final class LeakScan {

    /** Elements of the canonical messages that hold an office's telephone, mail address and name. */
    public static final Set<String> OFFICE_CONTACTS =
            Set.of("trm_ContactPhone", "trm_ContactEmail", "trm_ContactOffice");

    private static final Pattern FIELD_NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.-]{0,99}");
    private static final String RULE = "I8-";

    private final Set<String> contactPoints;
    private final Set<String> ordinaryCodes;

    /**
     * @param contactPoints local names of elements that hold an office's telephone and mail address: no pattern is looked for in them, and one word of a
     *     name alone is no leak there, as officers have first names too
     * @param ordinaryCodes values of the code lists: text that is exactly one of them is no name, even if somebody is called so
     */
    public LeakScan(Set<String> contactPoints, Set<String> ordinaryCodes) {
        this.contactPoints = Set.copyOf(contactPoints);
        this.ordinaryCodes = Set.copyOf(ordinaryCodes);
    }

    /**
     * Scans the open part of a message; what is in a sealed part is not looked at.
     *
     * @param known direct identifiers of the case
     * @return the message
     * @throws GatewayException with {@link ErrorCode#PROTECT_LEAK_FOUND} at the first finding: the element's name and {@code I8-} with the kind
     */
    public Document scan(KnownIdentifiers known, Document open) {
        new Pass(known).element(open.getDocumentElement());
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
        new Pass(known).text(where, text);
        return text;
    }

    /** One case's identifiers, made ready to be looked for. */
    private final class Pass {

        private final NameSearch names;
        private final NumberSearch numbers;

        Pass(KnownIdentifiers known) {
            this.names = new NameSearch(known);
            this.numbers = new NumberSearch(known);
        }

        void element(Element element) {
            String name = CanonicalXml.name(element);
            StringBuilder own = new StringBuilder();
            for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
                switch (child.getNodeType()) {
                    case Node.ELEMENT_NODE -> element((Element) child);
                    case Node.TEXT_NODE, Node.CDATA_SECTION_NODE -> own.append(child.getNodeValue());
                    default -> text(name, child.getNodeValue());
                }
            }
            for (Attr attribute : CanonicalXml.attributes(element)) {
                text(name, attribute.getValue());
            }
            if (!name.equals(SealedParts.PART)) {
                text(name, own.toString());
            }
        }

        void text(String where, String text) {
            if (text.isBlank()) {
                return;
            }
            refuse(where, knownName(where, text));
            refuse(where, numbers.find(text).stream().map(Enum::name).findFirst());
            refuse(
                    where,
                    contactPoints.contains(where)
                            ? Optional.empty()
                            : Recogniser.find(text).map(Enum::name));
        }

        private Optional<String> knownName(String where, String text) {
            if (ordinaryCodes.contains(text.strip())) {
                return Optional.empty();
            }
            Set<KnownName> found = names.find(text);
            boolean leak = found.size() > (contactPoints.contains(where) ? 1 : 0);
            return leak ? Optional.of(found.iterator().next().kind().name()) : Optional.empty();
        }

        private static void refuse(String where, Optional<String> kind) {
            kind.ifPresent(found -> {
                String field = FIELD_NAME.matcher(where).matches() ? where : "text";
                throw new GatewayException(ErrorCode.PROTECT_LEAK_FOUND, Detail.of(field, RULE + found));
            });
        }
    }
}
