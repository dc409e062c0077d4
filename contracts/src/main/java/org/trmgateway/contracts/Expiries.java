package org.trmgateway.contracts;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.trmgateway.referral.ReleaseView;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Which fields stop being of use, and when ({@code contracts/release-policy/expiry.csv}). Immutable. */
public final class Expiries {

    private static final String DATA_STATUS = "trm_dataStatus";
    private static final String NO_LONGER_TOLD = "Unknown";

    private final Map<String, Expiry> byElement;
    private final Set<String> statable;

    private Expiries(Map<String, Expiry> byElement, Set<String> statable) {
        this.byElement = Map.copyOf(byElement);
        this.statable = statable;
    }

    static Expiries load(ContractFolder folder, SchemaNames names) {
        Map<String, Expiry> byElement = new HashMap<>();
        for (Table.Row row :
                Table.read(folder, "expiry.csv", "element", "expires").rows()) {
            Expiry expiry = expiry(row);
            boolean known = names.leaves().contains(row.get("element"))
                    && names.leaves().containsAll(expiry.elements());
            if (!known || byElement.put(row.get("element"), expiry) != null) {
                throw new IllegalStateException(
                        "expiry.csv line " + row.line() + " names an unknown element, or one for the second time");
            }
        }
        return new Expiries(byElement, names.statable());
    }

    private static Expiry expiry(Table.Row row) {
        try {
            return Expiry.parse(row.get("expires"));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw new IllegalStateException("expiry.csv line " + row.line() + " has no usable time", unreadable);
        }
    }

    /** When an element stops being of use; absent for those that may be kept. */
    public Optional<Expiry> of(String element) {
        return Optional.ofNullable(byElement.get(element));
    }

    /**
     * The first moment at which something in the message is of no use any more; absent when it holds nothing of the kind.
     *
     * @param accepted when the sender's gateway took the message over
     */
    public Optional<Instant> earliest(Document canonical, Instant accepted) {
        return stated(canonical).stream()
                .map(element -> byElement.get(element.getLocalName()).end(accepted, canonical))
                .min(Instant::compareTo);
    }

    /** The elements of the message that are of no use any more. */
    public Set<String> past(Document canonical, Instant accepted, Instant now) {
        Set<String> past = new HashSet<>();
        for (Element element : stated(canonical)) {
            if (!now.isBefore(byElement.get(element.getLocalName()).end(accepted, canonical))) {
                past.add(element.getLocalName());
            }
        }
        return Set.copyOf(past);
    }

    /** A view that, besides, drops the elements of the message that are of no use any more. */
    public ReleaseView closing(ReleaseView view, Document canonical, Instant accepted, Instant now) {
        Set<String> past = past(canonical, accepted, now);
        return past.isEmpty() ? view : new ClosedView(view, past);
    }

    /**
     * The message without the values that are of no use any more. An element that may be empty stays and says that nothing is known; others go.
     *
     * @param canonical not changed
     */
    public Document withoutPast(Document canonical, Instant accepted, Instant now) {
        Set<String> past = past(canonical, accepted, now);
        if (past.isEmpty()) {
            return canonical;
        }
        Document rest = (Document) canonical.cloneNode(true);
        for (Element element : stated(rest)) {
            if (past.contains(element.getLocalName())) {
                clear(element);
            }
        }
        return rest;
    }

    private void clear(Element element) {
        if (statable.contains(element.getLocalName())) {
            element.setTextContent("");
            // the code of the national form says as much as the value
            element.removeAttribute("trm_originalCode");
            element.setAttributeNS(null, DATA_STATUS, NO_LONGER_TOLD);
        } else {
            element.getParentNode().removeChild(element);
        }
    }

    /** The elements that expire and have a value. */
    private List<Element> stated(Document canonical) {
        List<Element> stated = new ArrayList<>();
        NodeList all = canonical.getElementsByTagNameNS(MessageCatalogue.NAMESPACE, "*");
        for (int place = 0; place < all.getLength(); place++) {
            if (all.item(place) instanceof Element element
                    && byElement.containsKey(element.getLocalName())
                    && !element.getTextContent().isEmpty()) {
                stated.add(element);
            }
        }
        return stated;
    }
}
