package org.trmgateway.contracts.reference;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.trmgateway.contracts.Table;

/** The page of one message. */
final class MessagePage {

    private static final String DATA_STATUS = "trm_DataStatus";

    private final Sources sources;
    private final Table.Row message;
    private final String code;
    private final List<FieldGroup> groups;

    MessagePage(Sources sources, Table.Row message) {
        this.sources = sources;
        this.message = message;
        this.code = message.get("message");
        this.groups = sources.schemas().groups(code);
    }

    String text() {
        Markdown page = new Markdown()
                .paragraph(Words.WRITTEN_BY_THE_BUILD)
                .heading(1, code + " " + message.get("name"))
                .paragraph(sources.schemas().purpose(code))
                .paragraph(Markdown.link("All messages", "README.md") + ". The words in the tables below: "
                        + Markdown.link("legend", "README.md#legend") + ".")
                .heading(2, "In short")
                .table(List.of("", ""), summary());
        when(page);
        fields(page);
        views(page);
        lists(page);
        sample(page);
        return page.text();
    }

    private List<List<String>> summary() {
        String purpose = message.get("purpose");
        String answers = sources.rules().answers(code);
        return List.of(
                List.of("From → to", sources.rules().parties(code)),
                List.of("Purpose of consent", purpose.equals("none") ? "none" : Markdown.codeWord(purpose)),
                List.of("Consent", Words.consent(message.get("consent"))),
                List.of("Answer awaited", answers.isEmpty() ? "none" : answers),
                List.of("Delivered no later than", Words.lifetime(message.get("lifetime"))),
                List.of("Travels", Words.strand(message.get("strand"))));
    }

    private void when(Markdown page) {
        page.heading(2, "Who may send it to whom, and when")
                .paragraph(
                        "The rows are tried from top to bottom; the first that fits decides. Without a row that fits, the message is refused,"
                                + " at the sender's gateway and again at the receiver's. "
                                + Markdown.link("What the roles mean", "README.md#roles") + "; "
                                + Markdown.link("what the states mean", "README.md#states-of-a-case") + ".")
                .table(
                        Rules.head(),
                        sources.rules().of(code).stream().map(Rules::cells).toList());
        Map<String, String> gates = sources.rules().gates(code);
        if (gates.isEmpty()) {
            page.paragraph("No gate stands before this message.");
        } else {
            page.paragraph(
                            "A gate must be open at the sender's edge before the message may leave. Nobody can open a closed one.")
                    .table(
                            List.of("Gate", "Opens when"),
                            gates.entrySet().stream()
                                    .map(gate -> List.of(Markdown.codeWord(gate.getKey()), gate.getValue()))
                                    .toList());
        }
    }

    private void fields(Markdown page) {
        page.heading(2, "Fields")
                .paragraph(
                        "In the order in which they stand in the message. \"Required\" counts within its group; of the fields marked \"choice\" some"
                                + " combination must be there. " + consentForFields());
        for (FieldGroup group : groups) {
            page.heading(3, group.path())
                    .paragraph(group.meaning() + " " + group.occurrence().sentence());
            if (!group.fields().isEmpty()) {
                page.table(
                        List.of("Field", "Element", "Required", "Value", "Class", "Consent category", "Meaning"),
                        group.fields().stream().map(this::describe).toList());
            }
        }
        if (allFields().anyMatch(Field::unstated)) {
            page.paragraph("\\* The field may be empty and say why: `trm_dataStatus`, codes of "
                    + sources.codes().link(DATA_STATUS) + ".");
        }
        expiries(page);
    }

    private void expiries(Markdown page) {
        List<List<String>> rows = allFields()
                .map(Field::element)
                .distinct()
                .flatMap(element -> sources.policy().expiry(element).stream()
                        .map(until -> List.of(Markdown.codeWord(element), until)))
                .toList();
        if (!rows.isEmpty()) {
            page.heading(2, "Fields that stop being of use")
                    .paragraph(
                            "From then on the field is neither sent nor delivered, and both gateways delete what they hold of the message.")
                    .table(List.of("Element", "Of use until"), rows);
        }
    }

    private String consentForFields() {
        return message.get("purpose").equals("none")
                ? "This message serves no purpose of consent, so none is asked for, whatever the category of a field."
                : "A field with a consent category may only leave if the person agreed to that category for this purpose and this recipient;"
                        + " otherwise the message is refused as a whole.";
    }

    private List<String> describe(Field field) {
        Table.Row row = sources.policy().row(field.element());
        return List.of(
                row.get("field"),
                Markdown.codeWord(field.element()),
                field.occurrence().words(),
                value(field),
                row.get("class"),
                row.get("category"),
                field.meaning());
    }

    private String value(Field field) {
        String kind = sources.codes().has(field.kind())
                ? sources.codes().link(field.kind())
                : sources.schemas().kindWords(field.kind()).orElse(field.kind());
        return field.unstated() ? kind + " *" : kind;
    }

    private void views(Markdown page) {
        List<String> views = sources.policy().views();
        List<String> reached = sources.policy().views(sources.rules().receivers(code));
        page.heading(2, "What each receiver sees")
                .paragraph("By its rules this message can reach receivers of these columns: "
                        + (reached.isEmpty() ? "none" : String.join(", ", reached))
                        + ". A receiver without a column gets no field at all. "
                        + Markdown.link("What the columns and words mean", "README.md#who-sees") + ".")
                .table(Stream.concat(Stream.of("Element"), views.stream()).toList(), seen());
    }

    private List<List<String>> seen() {
        return allFields()
                .map(Field::element)
                .distinct()
                .map(element -> Stream.concat(
                                Stream.of(Markdown.codeWord(element)), sources.policy().seen(element).stream())
                        .toList())
                .toList();
    }

    private void lists(Markdown page) {
        List<String> used = allFields()
                .map(Field::kind)
                .filter(kind -> sources.codes().has(kind))
                .distinct()
                .toList();
        page.heading(2, "Code lists used");
        if (used.isEmpty()) {
            page.paragraph("None.");
            return;
        }
        page.paragraph("Version " + sources.codes().version() + ".")
                .table(
                        List.of("List", "Source", "Codes"),
                        used.stream()
                                .map(list -> List.of(
                                        sources.codes().link(list),
                                        sources.codes().source(list),
                                        sources.codes().codesInShort(list)))
                                .toList());
    }

    private Stream<Field> allFields() {
        return groups.stream().flatMap(group -> group.fields().stream());
    }

    private void sample(Markdown page) {
        Samples.Sample sample = sources.samples().first(code);
        String file = "contracts/messages/samples/" + code + "/" + sample.file();
        page.heading(2, "A sample")
                .paragraph(Markdown.link(file, "../../" + file)
                        + ", an invented case. Encrypted parts are shortened here and end in three dots.")
                .code("xml", sample.text())
                .paragraph(Words.ATTRIBUTION);
    }
}
