package org.trmgateway.contracts.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.XdmValue;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.MessageCatalogue;
import org.trmgateway.contracts.reference.Field;
import org.trmgateway.contracts.reference.FieldGroup;
import org.trmgateway.contracts.reference.MessageSchemas;
import org.trmgateway.referral.MessageType;

/**
 * The plain forms of one format, a form for each message there is: its groups and fields under the words of the country. They need no map and no schema of
 * the country's own; both are made of the words and of the schemas of the messages. Immutable.
 */
final class PlainForms {

    /** Namespace of the parameters of the shared maps. */
    static final String NAMESPACE = "urn:trmgateway:plain:1";

    /** Groups only a gateway makes; what they say stands in a form beside the message. */
    private static final Set<String> BESIDE = Set.of("Losses", "Sealed");

    private static final String EVERY_FORM = "*";
    private static final List<String> ROUTED = List.of("created", "from", "messageId", "to");
    private static final List<String> SEVERAL = List.of("losses", "originalCode", "sealedFor");

    private final PackManifest.Format declared;
    private final PackManifest.Plain plain;
    private final Words words;
    private final CanonicalShape shape;
    private final Map<MessageType, Form> forms;

    private PlainForms(
            PackManifest.Format declared,
            PackManifest.Plain plain,
            Words words,
            CanonicalShape shape,
            Map<MessageType, Form> forms) {
        this.declared = declared;
        this.plain = plain;
        this.words = words;
        this.shape = shape;
        this.forms = forms;
    }

    /**
     * One form.
     *
     * @param root canonical name of the message
     * @param groups its groups, those within another after it
     */
    record Form(String root, List<FieldGroup> groups) {}

    /** The form of each message, in canonical names: what the forms of all countries have in common. */
    static Map<MessageType, Form> ofMessages(ContractFolder messages, MessageCatalogue catalogue) {
        MessageSchemas schemas = new MessageSchemas(messages);
        Map<MessageType, Form> forms = new LinkedHashMap<>();
        catalogue
                .definitions()
                .forEach(message -> forms.put(
                        message.type(),
                        new Form(
                                message.root(),
                                schemas.groups(message.type().code()).stream()
                                        .filter(group -> !BESIDE.contains(group.path()))
                                        .toList())));
        return forms;
    }

    /**
     * Reads the words a format names.
     *
     * @throws IllegalStateException when they are wrong
     */
    static PlainForms read(
            ContractFolder pack,
            PackManifest.Format declared,
            PackManifest.Plain plain,
            List<PackManifest.Table> tables,
            CanonicalShape shape,
            Map<MessageType, Form> forms) {
        Words words = Words.read(
                pack, plain.words(), forms.values().stream().map(Form::root).toList(), shape, tables);
        return new PlainForms(declared, plain, words, shape, forms);
    }

    /** The messages there is a form for, and what each form is called. */
    Map<MessageType, String> names() {
        Map<MessageType, String> names = new LinkedHashMap<>();
        forms.forEach((message, form) -> names.put(message, words.name(form.root())));
        return names;
    }

    /** What something canonical is called in the forms; the name itself where it is none of theirs. */
    String name(String canonical) {
        return words.known(canonical) ? words.name(canonical).replace(' ', '_') : canonical;
    }

    /** The code table of each field that has one. */
    Map<String, String> tables() {
        return words.tables();
    }

    /** The key that says which form it is. */
    String marker() {
        return words.own("form");
    }

    /** What the shared maps need to know of the format. */
    Map<QName, XdmValue> parameters() {
        return Map.of(
                new QName(NAMESPACE, "words"),
                words.toMap(),
                new QName(NAMESPACE, "format"),
                new XdmAtomicValue(declared.id()),
                new QName(NAMESPACE, "dates"),
                new XdmAtomicValue(plain.dates()),
                new QName(NAMESPACE, "coding"),
                new XdmAtomicValue(plain.codes()),
                new QName(NAMESPACE, "syntax"),
                new XdmAtomicValue(declared.syntax().word()));
    }

    /** The schema of the forms in XML. */
    NationalSchema schema() {
        return NationalSchema.of(schemaText());
    }

    /** What a vendor builds against: file names and texts. */
    Map<String, String> documents(String country, int number) {
        Map<String, String> documents = new LinkedHashMap<>();
        String name = country + "-forms-" + number;
        documents.put(name + ".csv", listing());
        if (declared.syntax() == PackManifest.Syntax.XML) {
            documents.put(name + ".xsd", schemaText());
        }
        return documents;
    }

    private String schemaText() {
        return new PlainSchema(words, shape).text(forms.values());
    }

    /** Every field of every form, in order. */
    private String listing() {
        StringBuilder text = new StringBuilder("# Format ")
                .append(declared.id())
                .append(", ")
                .append(declared.syntax().word())
                .append(", ")
                .append(declared.charset().name())
                .append(", dates ")
                .append(plain.dates())
                .append("\nform;group;field;required;repeats;values;message;element\n");
        forms.forEach((message, form) -> form.groups()
                .forEach(group -> group.fields()
                        .forEach(field -> text.append(String.join(
                                        ";",
                                        words.name(form.root()),
                                        words.name(name(group)),
                                        words.name(field.element()),
                                        field.occurrence().required() ? "yes" : "no",
                                        field.occurrence().repeats() ? "yes" : "no",
                                        values(field),
                                        message.code(),
                                        field.element()))
                                .append('\n'))));
        return text.toString();
    }

    private String values(Field field) {
        String table = words.tables().get(field.element());
        if (table != null) {
            return "table " + table;
        }
        return Optional.ofNullable(shape.leaves().get(field.element()))
                .map(leaf -> (leaf.list().isEmpty() ? "" : "labels ") + leaf.type())
                .orElse(field.kind());
    }

    /** The columns of the forms in CSV, or their keys in text. */
    FlatColumns columns() {
        boolean text = declared.syntax() == PackManifest.Syntax.TEXT;
        List<FlatColumn> columns = new ArrayList<>();
        columns.add(column(List.of(EVERY_FORM), words.own("form"), false));
        ROUTED.forEach(word -> columns.add(column(List.of(EVERY_FORM), words.own(word), false)));
        for (String group : Stream.concat(shape.order().stream(), Stream.of(CanonicalShape.CELL))
                .filter(group -> !BESIDE.contains(group))
                .toList()) {
            boolean repeats = group.equals(CanonicalShape.CELL) || shape.repeats(group);
            if (text && repeats) {
                columns.add(new FlatColumn(
                        formsWith(group, Optional.empty()),
                        words.name(group),
                        FlatColumn.Required.NO,
                        true,
                        Optional.empty(),
                        true,
                        List.of()));
            }
            fields(group)
                    .forEach((field, several) -> columns.add(column(
                            formsWith(group, Optional.of(field)), words.name(field), several || (text && repeats))));
        }
        SEVERAL.forEach(word -> columns.add(column(List.of(EVERY_FORM), words.own(word), true)));
        return FlatColumns.of(columns);
    }

    /** The fields of a group in any message, in their order, and whether one may stand there several times. */
    private Map<String, Boolean> fields(String group) {
        Map<String, Boolean> fields = new LinkedHashMap<>();
        forms.values().stream()
                .flatMap(form -> form.groups().stream())
                .filter(found -> name(found).equals(group))
                .flatMap(found -> found.fields().stream())
                .forEach(field -> fields.merge(
                        field.element(),
                        Optional.ofNullable(shape.leaves().get(field.element()))
                                .map(CanonicalShape.Leaf::repeats)
                                .orElse(false),
                        Boolean::logicalOr));
        return fields;
    }

    private List<String> formsWith(String group, Optional<String> field) {
        return forms.values().stream()
                .filter(form -> form.groups().stream()
                        .filter(found -> name(found).equals(group))
                        .anyMatch(found -> field.isEmpty()
                                || found.fields().stream().map(Field::element).anyMatch(field.get()::equals)))
                .map(form -> words.name(form.root()))
                .collect(Collectors.toList());
    }

    /** Name of a group, without those around it. */
    static String name(FieldGroup group) {
        return group.path().substring(group.path().lastIndexOf(' ') + 1);
    }

    private static FlatColumn column(List<String> forms, String name, boolean repeats) {
        return new FlatColumn(forms, name, FlatColumn.Required.NO, repeats, Optional.empty(), false, List.of());
    }
}
