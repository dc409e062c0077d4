package org.trmgateway.contracts.pack;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.trmgateway.contracts.reference.Field;
import org.trmgateway.contracts.reference.FieldGroup;
import org.trmgateway.contracts.reference.Occurrence;

/** Writes the W3C XML Schema of plain forms: what a vendor builds against, and what every form is checked with before it is mapped. */
final class PlainSchema {

    private final Words words;
    private final CanonicalShape shape;
    private final StringBuilder text = new StringBuilder();

    PlainSchema(Words words, CanonicalShape shape) {
        this.words = words;
        this.shape = shape;
    }

    /** The text of the schema, without a namespace, as the forms have none. */
    String text(Collection<PlainForms.Form> forms) {
        text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        text.append("<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" elementFormDefault=\"qualified\">\n");
        forms.forEach(this::form);
        value("value", List.of("dataStatus"));
        value("code", List.of("code", "originalCode", "dataStatus"));
        loss();
        text.append("</xs:schema>\n");
        return text.toString();
    }

    private void form(PlainForms.Form form) {
        open(words.name(form.root()), "");
        for (Iterator<FieldGroup> groups = form.groups().iterator(); groups.hasNext(); ) {
            FieldGroup group = groups.next();
            open(words.name(PlainForms.name(group)), occurs(group.occurrence()));
            group.fields().forEach(this::field);
            if (PlainForms.name(group).equals("Consent")) {
                cell(form, groups);
            }
            close();
        }
        text.append("<xs:element name=\"")
                .append(words.own("losses"))
                .append("\" type=\"loss\" minOccurs=\"0\" maxOccurs=\"unbounded\"/>\n");
        text.append("<xs:element name=\"")
                .append(words.own("sealedFor"))
                .append("\" type=\"xs:string\" minOccurs=\"0\" maxOccurs=\"unbounded\"/>\n");
        text.append("</xs:sequence>\n");
        List.of("format", "messageId", "from", "to", "created").forEach(this::attribute);
        text.append("</xs:complexType></xs:element>\n");
    }

    /** The cells stand within the consent, and are listed after it. */
    private void cell(PlainForms.Form form, Iterator<FieldGroup> groups) {
        if (form.groups().stream().anyMatch(group -> PlainForms.name(group).equals(CanonicalShape.CELL))) {
            FieldGroup cell = groups.next();
            open(words.name(CanonicalShape.CELL), occurs(cell.occurrence()));
            cell.fields().forEach(this::field);
            close();
        }
    }

    private void field(Field field) {
        boolean codes = Optional.ofNullable(shape.leaves().get(field.element()))
                .filter(leaf -> !leaf.list().isEmpty())
                .isPresent();
        text.append("<xs:element name=\"")
                .append(words.name(field.element()))
                .append("\" type=\"")
                .append(codes ? "code" : "value")
                .append("\"")
                .append(occurs(field.occurrence()))
                .append("/>\n");
    }

    private void value(String type, List<String> attributes) {
        text.append("<xs:complexType name=\"")
                .append(type)
                .append("\"><xs:simpleContent><xs:extension base=\"xs:string\">\n");
        attributes.forEach(this::attribute);
        text.append("</xs:extension></xs:simpleContent></xs:complexType>\n");
    }

    private void loss() {
        text.append("<xs:complexType name=\"loss\">\n");
        List.of("field", "kind", "rule").forEach(this::attribute);
        text.append("</xs:complexType>\n");
    }

    private void open(String name, String occurs) {
        text.append("<xs:element name=\"")
                .append(name)
                .append("\"")
                .append(occurs)
                .append("><xs:complexType><xs:sequence>\n");
    }

    private void close() {
        text.append("</xs:sequence></xs:complexType></xs:element>\n");
    }

    private void attribute(String word) {
        text.append("<xs:attribute name=\"").append(words.own(word)).append("\" type=\"xs:string\"/>\n");
    }

    private static String occurs(Occurrence occurrence) {
        return (occurrence.required() ? "" : " minOccurs=\"0\"")
                + (occurrence.repeats() ? " maxOccurs=\"unbounded\"" : "");
    }
}
