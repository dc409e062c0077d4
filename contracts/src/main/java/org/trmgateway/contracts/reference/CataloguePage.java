package org.trmgateway.contracts.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.trmgateway.contracts.Table;
import org.trmgateway.referral.Role;

/** The first page: all messages, the states of a case, and the words that every page uses. */
record CataloguePage(Sources sources) {

    static final String FILE = "README.md";

    String text() {
        Markdown page = new Markdown()
                .paragraph(Words.WRITTEN_BY_THE_BUILD)
                .heading(1, "Messages")
                .paragraph(
                        "What may cross a border between two gateways, who may send it to whom and when, and what each receiver sees."
                                + " The catalogue has " + sources.catalogue().size()
                                + " messages. These pages are made from the tables and schemas in "
                                + Markdown.link("contracts/", "../../contracts") + " that every gateway obeys: "
                                + sources.versions() + ".")
                .paragraph("Also: " + Markdown.link("all code lists", CodeListPage.FILE) + ".")
                .heading(2, "All messages")
                .table(
                        List.of("Code", "Name", "From → to", "Purpose of consent", "Consent", "Answer awaited"),
                        sources.catalogue().stream().map(this::line).toList())
                .paragraph(
                        "\"Purpose of consent\" is what the person must have agreed to. \"Or the asker's\": a question may also be answered under the"
                                + " consent under which the sender got the data from the one who asks.");
        states(page);
        legend(page);
        return page.heading(2, "Sources").paragraph(Words.ATTRIBUTION).text();
    }

    private List<String> line(Table.Row message) {
        String code = message.get("message");
        return List.of(
                Markdown.link(code, code + ".md"),
                message.get("name"),
                sources.rules().parties(code),
                message.get("purpose"),
                shortConsent(message.get("consent")),
                sources.rules().answers(code));
    }

    private static String shortConsent(String basis) {
        return switch (basis) {
            case "required" -> "needed";
            case "answer" -> "needed, or the asker's";
            case "none" -> "not needed";
            default -> throw new IllegalStateException("the pages have no words for the consent " + basis);
        };
    }

    private void states(Markdown page) {
        page.heading(2, "States of a case")
                .paragraph(
                        "Each gateway knows the state of a case from the messages it sent and received, and judges by that. A message that is not"
                                + " foreseen in a state is refused. The arrows show only messages that change the state; the start is a case"
                                + " that a gateway does not know yet. The page of a message has all its rows.")
                .code("mermaid", new StateDiagram(sources.rules().all()).text())
                .table(
                        List.of("State", "Meaning", "Accepted by the receiving side", "Open"),
                        sources.states().stream()
                                .map(state -> List.of(
                                        state.get("state"),
                                        state.get("meaning"),
                                        state.get("accepted"),
                                        state.get("open")))
                                .toList())
                .paragraph("An open case goes on: alerts, questions and closure are possible.");
    }

    private void legend(Markdown page) {
        List<List<String>> seen = new ArrayList<>(List.of(
                List.of(Words.action("K"), "the receiver sees the value"),
                List.of(
                        Words.action("P"),
                        "a token in place of the name, which means nothing to anybody but the two parties"),
                List.of(Words.action("S"), "encrypted for the receiving organisation alone"),
                List.of(Words.action("D"), "not sent")));
        seen.addAll(sources.policy().generalisers());
        page.heading(2, "Legend")
                .heading(3, "Roles")
                .table(
                        List.of("Role", "Meaning"),
                        Arrays.stream(Role.values())
                                .map(role -> List.of(role.name(), Words.role(role)))
                                .toList())
                .paragraph("\"Anybody\" is every role but " + Role.GW + ".")
                .heading(3, "Who sees")
                .table(
                        List.of("Column", "Receiver"),
                        sources.policy().views().stream()
                                .map(view -> List.of(view, Words.view(view)))
                                .toList())
                .heading(3, "What is seen")
                .table(List.of("Word", "Meaning"), seen)
                .heading(3, "Class of a field")
                .table(
                        List.of("Class", "Meaning"),
                        Stream.of("DI", "QI", "SC", "OP", "FT")
                                .map(code -> List.of(code, Words.fieldClass(code)))
                                .toList());
    }
}
