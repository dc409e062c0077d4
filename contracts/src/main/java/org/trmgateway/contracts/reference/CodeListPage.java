package org.trmgateway.contracts.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trmgateway.contracts.ContractFolder;
import org.w3c.dom.Element;

/** Every code list with its codes and where it comes from. */
final class CodeListPage {

    static final String FILE = "codes.md";

    private static final String HTCDS = "HTCDS 2.0";
    private static final String EXTENSION = "Extension";

    /** The words on a list, and its codes in the order of the schema. */
    private record CodeList(String words, List<String> codes) {}

    private final String version;
    private final Map<String, CodeList> lists = new LinkedHashMap<>();

    CodeListPage(ContractFolder folder) {
        Element schema = folder.document("codes.xsd").getDocumentElement();
        version = schema.getAttribute("version");
        for (Element type : MessageSchemas.children(schema)) {
            if (type.getLocalName().equals("simpleType")) {
                String name = type.getAttribute("name");
                lists.put(name, new CodeList(words(name, type), codes(type)));
            }
        }
    }

    String version() {
        return version;
    }

    boolean has(String list) {
        return lists.containsKey(list);
    }

    /** A link to the list from another page of the folder. */
    String link(String list) {
        return Markdown.link(list, FILE + "#" + Words.anchor(list));
    }

    /** Where the list comes from, in the words of a table. */
    String source(String list) {
        String words = lists.get(list).words();
        if (words.startsWith(HTCDS)) {
            return HTCDS;
        }
        return words.startsWith(EXTENSION) ? EXTENSION : words.substring(0, words.indexOf(','));
    }

    /** The codes of a list for a table; a long list only by its number and a link. */
    String codesInShort(String list) {
        List<String> codes = lists.get(list).codes();
        return codes.size() > 30 ? codes.size() + " codes, see the list" : spelled(codes);
    }

    String text() {
        Markdown page = new Markdown()
                .paragraph(Words.WRITTEN_BY_THE_BUILD)
                .heading(1, "Code lists")
                .paragraph(
                        "Messages say as much as they can in codes, since a code can be translated and counted, and cannot name anybody."
                                + " These are all " + lists.size() + " lists, version " + version + "."
                                + " A code that is not here is refused. " + Markdown.link("The messages", "README.md")
                                + ".")
                .paragraph("Where a list comes from:")
                .table(
                        List.of("Source", "Meaning"),
                        List.of(
                                List.of(
                                        HTCDS,
                                        "taken over complete and in its own spelling from the Human Trafficking Case Data Standard, version 2.0"),
                                List.of(EXTENSION, "ours; not part of any standard"),
                                List.of("ISO", "the standard named at the list")))
                .paragraph(Words.ATTRIBUTION)
                .heading(2, "All lists")
                .table(
                        List.of("List", "Source", "Codes"),
                        lists.keySet().stream()
                                .map(list -> List.of(
                                        Markdown.link(list, "#" + Words.anchor(list)),
                                        source(list),
                                        Integer.toString(lists.get(list).codes().size())))
                                .toList());
        lists.forEach((name, list) -> page.heading(2, name)
                .paragraph(list.words() + "; version " + version + ".")
                .paragraph(spelled(list.codes())));
        return page.text();
    }

    private static String spelled(List<String> codes) {
        return String.join(", ", codes.stream().map(Markdown::codeWord).toList());
    }

    private static String words(String name, Element type) {
        String words = MessageSchemas.documentation(type)
                .orElseThrow(() -> new IllegalStateException("codes.xsd does not say what " + name + " is"));
        if (words.startsWith(HTCDS) || words.startsWith(EXTENSION) || words.startsWith("ISO ")) {
            return words;
        }
        throw new IllegalStateException("codes.xsd does not say where " + name + " comes from");
    }

    private static List<String> codes(Element parent) {
        List<String> codes = new ArrayList<>();
        for (Element child : MessageSchemas.children(parent)) {
            if (child.getLocalName().equals("enumeration")) {
                codes.add(child.getAttribute("value"));
            } else {
                codes.addAll(codes(child));
            }
        }
        return codes;
    }
}
