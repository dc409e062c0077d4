package org.trmgateway.routes.model;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A message in outline: its groups with their leaves, in the order of the schema.
 *
 * @param type message
 * @param root document element
 * @param groups groups without consent cells
 * @param cells consent cells; they stand in the group {@code Consent}
 */
record Sketch(String type, String root, List<Group> groups, List<Cell> cells) {

    Sketch {
        groups = List.copyOf(groups);
        cells = List.copyOf(cells);
    }

    /** A leaf. */
    record Leaf(String name, String text) {}

    /** A group of leaves. */
    record Group(String name, List<Leaf> leaves) {

        Group {
            leaves = List.copyOf(leaves);
        }

        Optional<String> value(String leaf) {
            return leaves.stream()
                    .filter(each -> each.name().equals(leaf))
                    .map(Leaf::text)
                    .findFirst();
        }
    }

    /** A consent cell. */
    record Cell(
            String purpose, String recipient, String category, LocalDate from, LocalDate until, List<String> onward) {

        Cell {
            onward = List.copyOf(onward);
        }
    }

    List<Leaf> leaves() {
        return groups.stream().flatMap(group -> group.leaves().stream()).toList();
    }

    Optional<String> value(String element) {
        return values(element).stream().findFirst();
    }

    List<String> values(String element) {
        return leaves().stream()
                .filter(leaf -> leaf.name().equals(element))
                .map(Leaf::text)
                .toList();
    }

    List<Group> withdrawals() {
        return groups.stream()
                .filter(group -> group.name().equals("Withdrawal"))
                .toList();
    }

    /** Without some groups. */
    Sketch without(Set<String> names) {
        return new Sketch(
                type,
                root,
                groups.stream().filter(group -> !names.contains(group.name())).toList(),
                names.contains("Consent") ? List.of() : cells);
    }

    /** What a recipient sees of it in clear. */
    Sketch seenBy(String recipient, String view, ModelTables tables) {
        List<Group> seen = new ArrayList<>();
        for (Group group : groups) {
            boolean hidden = view.equals("CO")
                    && group.name().equals("Withdrawal")
                    && group.value("trm_WithdrawnPurpose")
                            .filter(purpose -> !purpose.equals("travelDoc"))
                            .isPresent();
            if (!hidden) {
                seen.add(new Group(
                        group.name(),
                        group.leaves().stream()
                                .filter(leaf -> tables.field(leaf.name())
                                        .orElseThrow()
                                        .actions()
                                        .get(view)
                                        .equals("K"))
                                .toList()));
            }
        }
        return new Sketch(
                type,
                root,
                seen,
                cells.stream()
                        .filter(cell -> cell.recipient().equals(recipient))
                        .toList());
    }

    /** The canonical document. */
    byte[] xml() {
        StringBuilder xml = new StringBuilder("<" + root + " xmlns=\"urn:trmgateway:messages:1\" version=\"1\">");
        for (Group group : groups) {
            xml.append('<').append(group.name()).append('>');
            group.leaves().forEach(leaf -> xml.append(leaf(leaf.name(), leaf.text())));
            if (group.name().equals("Consent")) {
                cells.forEach(cell -> xml.append(cell(cell)));
            }
            xml.append("</").append(group.name()).append('>');
        }
        return xml.append("</").append(root).append('>').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String cell(Cell cell) {
        StringBuilder xml = new StringBuilder("<ConsentCell>");
        xml.append(leaf("trm_ConsentPurpose", cell.purpose()));
        xml.append(leaf("trm_ConsentRecipient", cell.recipient()));
        xml.append(leaf("trm_ConsentCategory", cell.category()));
        xml.append(leaf("trm_ConsentFrom", cell.from().toString()));
        xml.append(leaf("trm_ConsentUntil", cell.until().toString()));
        xml.append(leaf("trm_ConsentOnward", cell.onward().isEmpty() ? "no" : "named"));
        cell.onward().forEach(party -> xml.append(leaf("trm_ConsentOnwardTo", party)));
        return xml.append("</ConsentCell>").toString();
    }

    private static String leaf(String name, String text) {
        return "<" + name + ">" + text + "</" + name + ">";
    }
}
