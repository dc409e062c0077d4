package org.trmgateway.protect;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trmgateway.referral.ReleaseAction;
import org.trmgateway.referral.ReleaseRule;
import org.trmgateway.referral.ReleaseRule.Generalisation;
import org.trmgateway.referral.ReleaseView;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** One pass over one message: reads it in document order and writes the open and the sealed part beside each other. */
final class Minimisation {

    private static final String PSEUDONYM = "trm_Pseudonym";
    private static final String CASE_NUMBER_FIELD = "E9";
    /** The code of the national form and why there is no value; anything else would be a way around the policy. */
    private static final Set<String> LEAF_ATTRIBUTES = Set.of("trm_originalCode", "trm_dataStatus");

    /** The version of the message's schema. */
    private static final String ROOT_ATTRIBUTE = "version";

    private final ReleaseView view;
    private final Generalisers generalisers;
    private final PersonPseudonyms pseudonyms;
    private final Element source;
    private final Document open;
    private final Document sealed;
    private final Set<String> applied = new LinkedHashSet<>();
    private final KnownIdentifiers.Builder identifiers = KnownIdentifiers.builder();

    Minimisation(ReleaseView view, Generalisers generalisers, PersonPseudonyms pseudonyms, Element source) {
        this.view = view;
        this.generalisers = generalisers;
        this.pseudonyms = pseudonyms;
        this.source = source;
        this.open = CanonicalXml.newDocument(source, CanonicalXml.name(source));
        this.sealed = CanonicalXml.newDocument(source, SealedParts.ROOT);
    }

    Minimised run() {
        copyVersion();
        boolean anythingSealed = group(source, open.getDocumentElement(), sealed.getDocumentElement());
        Optional<byte[]> sealedPart = anythingSealed ? Optional.of(CanonicalXml.write(sealed)) : Optional.empty();
        return new Minimised(open, sealedPart, List.copyOf(applied), identifiers.build());
    }

    private void copyVersion() {
        if (source.hasAttribute(ROOT_ATTRIBUTE)) {
            open.getDocumentElement().setAttributeNS(null, ROOT_ATTRIBUTE, source.getAttribute(ROOT_ATTRIBUTE));
        }
    }

    /** Whether something of the group is sealed. */
    private boolean group(Element group, Element openGroup, Element sealedGroup) {
        requireGroup(group);
        Twins twins = new Twins(openGroup, sealedGroup);
        for (Element child : CanonicalXml.children(group)) {
            requireNamespace(child);
            String name = CanonicalXml.name(child);
            if (view.isGroup(name)) {
                Element openChild = CanonicalXml.element(open, child, name);
                Element sealedChild = CanonicalXml.element(sealed, child, name);
                group(child, openChild, sealedChild);
                twins.addGroup(openChild, sealedChild);
            } else if (name.equals(PSEUDONYM)) {
                given(child, view.rule(name), twins);
            } else {
                leaf(child, view.rule(name), twins);
            }
        }
        return twins.anythingSealed();
    }

    private static boolean isPseudonymised(ReleaseRule rule) {
        return rule.action() == ReleaseAction.PSEUDONYMISE && !rule.fieldId().equals(CASE_NUMBER_FIELD);
    }

    private void leaf(Element leaf, ReleaseRule rule, Twins twins) {
        requireLeaf(leaf);
        applied.add(rule.fieldId() + ":" + rule.action());
        if (rule.action() != ReleaseAction.KEEP) {
            DirectIdentifiers.kindOf(rule).ifPresent(kind -> identifiers.add(kind, leaf.getTextContent()));
        }
        switch (rule.action()) {
            case KEEP -> twins.addOpen(copy(open, leaf));
            case GENERALISE -> generalise(leaf, rule, twins);
            case PSEUDONYMISE -> pseudonymise(leaf, rule, twins);
            case SEAL -> twins.addSealed(copy(sealed, leaf));
            case DROP -> {}
        }
    }

    private void generalise(Element leaf, ReleaseRule rule, Twins twins) {
        Generalisation becomes = rule.becomes().orElseThrow(() -> Minimiser.unlisted(rule.element()));
        generalisers
                .generalise(becomes.generaliser(), leaf.getTextContent())
                .map(value -> CanonicalXml.leaf(open, leaf, becomes.element(), value))
                .ifPresent(twins::addCoarser);
    }

    private void pseudonymise(Element leaf, ReleaseRule rule, Twins twins) {
        // the case number has the envelope's pairwise reference instead
        if (isPseudonymised(rule)) {
            standIn(leaf, twins);
        }
    }

    /** A pseudonym that the sender was given travels nowhere as it stands: the receiver gets what the receiver calls the person, or nothing. */
    private void given(Element leaf, ReleaseRule rule, Twins twins) {
        requireLeaf(leaf);
        boolean shown = rule.action() == ReleaseAction.KEEP;
        applied.add(rule.fieldId() + ":" + (shown ? ReleaseAction.PSEUDONYMISE : ReleaseAction.DROP));
        if (shown) {
            standIn(leaf, twins);
        }
    }

    private void standIn(Element leaf, Twins twins) {
        if (!twins.hasOpen(PSEUDONYM)) {
            pseudonyms
                    .of((Element) leaf.getParentNode())
                    .map(pseudonym -> CanonicalXml.leaf(open, leaf, PSEUDONYM, pseudonym.symbols()))
                    .ifPresent(twins::addOpen);
        }
    }

    private static Element copy(Document target, Element leaf) {
        Element copy = CanonicalXml.leaf(target, leaf, CanonicalXml.name(leaf), leaf.getTextContent());
        for (Attr attribute : CanonicalXml.attributes(leaf)) {
            copy.setAttributeNS(attribute.getNamespaceURI(), attribute.getName(), attribute.getValue());
        }
        return copy;
    }

    private void requireNamespace(Element element) {
        String namespace = element.getNamespaceURI();
        String expected = source.getNamespaceURI();
        if (namespace == null ? expected != null : !namespace.equals(expected)) {
            throw Minimiser.unlisted(CanonicalXml.name(element));
        }
    }

    private void requireGroup(Element group) {
        if (CanonicalXml.hasOwnText(group)) {
            throw Minimiser.unlisted(CanonicalXml.name(group));
        }
        for (Attr attribute : CanonicalXml.attributes(group)) {
            if (!group.isSameNode(source) || !attribute.getName().equals(ROOT_ATTRIBUTE)) {
                throw Minimiser.unlisted(attribute.getName());
            }
        }
    }

    private static void requireLeaf(Element leaf) {
        if (!CanonicalXml.children(leaf).isEmpty()) {
            throw Minimiser.unlisted(CanonicalXml.name(leaf));
        }
        for (Attr attribute : CanonicalXml.attributes(leaf)) {
            if (attribute.getNamespaceURI() != null || !LEAF_ATTRIBUTES.contains(attribute.getName())) {
                throw Minimiser.unlisted(attribute.getName());
            }
        }
    }
}
