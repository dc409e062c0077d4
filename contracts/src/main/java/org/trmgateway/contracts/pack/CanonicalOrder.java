package org.trmgateway.contracts.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.MessageCatalogue;
import org.trmgateway.contracts.Table;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Loss;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Puts what a map made into canonical order, so that a map may follow the order of its national form: joins groups of one name, sorts groups
 * and leaves, takes away what stayed empty, and lists the losses.
 */
final class CanonicalOrder {

    private static final String DATA_STATUS = "trm_dataStatus";

    private final Map<String, Integer> places;
    private final CanonicalShape shape;
    private final List<String> groupOrder;

    private CanonicalOrder(Map<String, Integer> places, CanonicalShape shape) {
        this.places = Map.copyOf(places);
        this.shape = shape;
        this.groupOrder = shape.order();
    }

    /** The order of the groups, and within a group that of the field dictionary: a leaf's place is its line. */
    static CanonicalOrder read(ContractFolder releasePolicy, CanonicalShape shape) {
        return new CanonicalOrder(
                Table.read(releasePolicy, "fields.csv").rows().stream()
                        .collect(Collectors.toMap(row -> row.get("group") + "/" + row.get("element"), Table.Row::line)),
                shape);
    }

    /**
     * Rearranges the document in place.
     *
     * @return the losses, each once, in the order the map met them
     * @throws GatewayException with {@link ErrorCode#TRANSLATE_MAP_FAILED} when the map made an element the dictionary does not list
     */
    List<Loss> assemble(Document mapped) {
        Element root = Optional.ofNullable(mapped.getDocumentElement())
                .orElseThrow(() -> new GatewayException(ErrorCode.TRANSLATE_MAP_FAILED, Detail.rule("empty")));
        root.setAttribute("version", "1");
        Set<String> losses = new LinkedHashSet<>();
        List<Element> groups = joined(takeElements(root));
        groups.sort(Comparator.comparingInt(this::place));
        for (Element group : groups) {
            arrange(group, losses);
            appendUnlessEmpty(root, group);
        }
        appendLosses(root, losses);
        return losses.stream().map(CanonicalOrder::loss).toList();
    }

    private List<Element> joined(List<Element> groups) {
        Map<String, Element> first = new HashMap<>();
        List<Element> joined = new ArrayList<>();
        for (Element group : groups) {
            String name = group.getLocalName();
            if (shape.repeats(name) || !first.containsKey(name)) {
                first.put(name, group);
                joined.add(group);
            } else {
                takeElements(group).forEach(first.get(name)::appendChild);
            }
        }
        return joined;
    }

    private void arrange(Element group, Set<String> losses) {
        List<Element> leaves = new ArrayList<>();
        for (Element child : takeElements(group)) {
            if (CountryMap.NAMESPACE.equals(child.getNamespaceURI())) {
                losses.add(child.getTextContent());
            } else if (child.getLocalName().equals(CanonicalShape.CELL)) {
                arrange(child, losses);
                leaves.add(child);
            } else if (child.hasAttribute(DATA_STATUS)
                    || !child.getTextContent().isEmpty()) {
                leaves.add(child);
            }
        }
        leaves.sort(Comparator.comparingInt(leaf -> place(group, leaf)));
        leaves.forEach(group::appendChild);
    }

    private int place(Element group, Element leaf) {
        if (leaf.getLocalName().equals(CanonicalShape.CELL)) {
            return Integer.MAX_VALUE;
        }
        return Optional.ofNullable(places.get(group.getLocalName() + "/" + leaf.getLocalName()))
                .orElseThrow(() -> unlisted(leaf));
    }

    private int place(Element group) {
        int place = groupOrder.indexOf(group.getLocalName());
        if (place < 0) {
            throw unlisted(group);
        }
        return place;
    }

    private static void appendUnlessEmpty(Element root, Element group) {
        if (group.hasChildNodes()) {
            root.appendChild(group);
        }
    }

    private static void appendLosses(Element root, Set<String> losses) {
        Element group = root.getOwnerDocument().createElementNS(MessageCatalogue.NAMESPACE, "Losses");
        for (String loss : losses) {
            Element leaf = root.getOwnerDocument().createElementNS(MessageCatalogue.NAMESPACE, "trm_Loss");
            leaf.setTextContent(loss);
            group.appendChild(leaf);
        }
        appendUnlessEmpty(root, group);
    }

    private static Loss loss(String text) {
        String[] words = text.split(" ", 3);
        return new Loss(words[0], Loss.Kind.valueOf(words[1]), words[2]);
    }

    /** The name is the map's own, so it may be repeated. */
    private static GatewayException unlisted(Element element) {
        return new GatewayException(ErrorCode.TRANSLATE_MAP_FAILED, Detail.of(element.getLocalName(), "unlisted"));
    }

    private static List<Element> takeElements(Element parent) {
        List<Element> elements = new ArrayList<>();
        while (parent.getFirstChild() != null) {
            Node child = parent.removeChild(parent.getFirstChild());
            if (child instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }
}
