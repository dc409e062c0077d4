package org.trmgateway.protect;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.trmgateway.referral.ReleaseView;
import org.trmgateway.referral.Sensitive;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The direct identifiers of one case, as somebody wrote them: from the national form, and from the canonical message. What leaves the node must hold
 * none of them.
 *
 * @param all in the order they were found
 */
public record KnownIdentifiers(Set<KnownIdentifiers.Known> all) {

    /** None. */
    public static final KnownIdentifiers NONE = new KnownIdentifiers(Set.of());

    public KnownIdentifiers {
        all = Collections.unmodifiableSet(new LinkedHashSet<>(all));
    }

    /**
     * One identifier.
     *
     * @param kind what it is
     * @param value as it was written
     */
    public record Known(IdentifierKind kind, Sensitive<String> value) {}

    /**
     * The direct identifiers a canonical message holds.
     *
     * @param view any view of the release policy: it says which field an element belongs to
     * @throws org.trmgateway.referral.GatewayException with PROTECT_FIELD_UNLISTED when the policy does not know an element
     */
    public static KnownIdentifiers of(Document canonical, ReleaseView view) {
        Builder builder = builder();
        collect(canonical.getDocumentElement(), view, builder);
        return builder.build();
    }

    private static void collect(Element element, ReleaseView view, Builder builder) {
        List<Element> children = CanonicalXml.children(element);
        if (children.isEmpty() && !view.isGroup(CanonicalXml.name(element))) {
            DirectIdentifiers.kindOf(view.rule(CanonicalXml.name(element)))
                    .ifPresent(kind -> builder.add(kind, element.getTextContent()));
        }
        children.forEach(child -> collect(child, view, builder));
    }

    public static Builder builder() {
        return new Builder();
    }

    /** These and others. */
    public KnownIdentifiers with(KnownIdentifiers others) {
        Set<Known> both = new LinkedHashSet<>(all);
        both.addAll(others.all);
        return new KnownIdentifiers(both);
    }

    /** Collects identifiers; blank values are left out. */
    public static final class Builder {

        private final Set<Known> all = new LinkedHashSet<>();

        private Builder() {}

        public Builder add(IdentifierKind kind, String value) {
            if (!value.isBlank()) {
                all.add(new Known(kind, new Sensitive<>(value.strip())));
            }
            return this;
        }

        public KnownIdentifiers build() {
            return new KnownIdentifiers(all);
        }
    }
}
