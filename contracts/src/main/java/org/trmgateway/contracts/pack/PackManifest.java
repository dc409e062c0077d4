package org.trmgateway.contracts.pack;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.transform.dom.DOMSource;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What a pack contains, from its {@code pack.xml}; the shape is {@code shared/pack.xsd}.
 *
 * @param country folder of the pack
 * @param version version of the pack
 * @param languages languages of its documents, the default first
 * @param parties organisations that speak it
 * @param channels how systems of the country get documents; empty when any way will do
 * @param formats syntaxes it speaks
 * @param canonical whether it takes and delivers canonical messages as they are, beside its formats
 * @param tables its code tables
 * @param places path of its table of places
 * @param identifiers path of its table of the numbers the country gives people
 * @param losses path of its table of losses that are not only flagged
 * @param labels its labels
 */
record PackManifest(
        String country,
        String version,
        List<String> languages,
        List<PartyId> parties,
        List<String> channels,
        List<Format> formats,
        boolean canonical,
        List<Table> tables,
        Optional<String> places,
        Optional<String> identifiers,
        Optional<String> losses,
        List<Labels> labels) {

    /** Folder of what all packs share. */
    static final String SHARED = "countries/shared";

    private static final String NAMESPACE = "urn:trmgateway:pack:1";

    /** How the bytes of a format are to be read. */
    enum Syntax {
        XML,
        JSON,
        CSV,
        TEXT;

        /** In small letters, as the manifest and the shared maps write it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Beginning of the names of the shared maps for its plain forms. */
        String plainMaps() {
            return switch (this) {
                case XML -> "plain-xml";
                case JSON -> "plain-json";
                case CSV, TEXT -> "plain-flat";
            };
        }
    }

    /** One syntax a national system speaks, with its forms and maps. */
    record Format(
            String id,
            Syntax syntax,
            Charset charset,
            Optional<String> marker,
            Optional<String> schema,
            Optional<Flat> flat,
            Optional<Plain> plain,
            String mediaType,
            String extension,
            List<Received> received,
            List<Delivered> delivered,
            String refusalMap) {}

    /** File of the columns of a CSV format or of the keys of a text format, unless its forms are plain, and how its lines are laid out. */
    record Flat(Optional<String> columns, FlatLayout layout) {}

    /** File of the words of plain forms, and how they write dates and the codes that have no table. */
    record Plain(Optional<String> words, String dates, String codes) {

        static final String ISO_DATES = "YYYY-MM-DD";
    }

    /** A form that comes in and its map; with canonical names what breaks the canonical schema is the form's fault, not the map's. */
    record Received(String form, String map, boolean canonicalNames) {}

    /** A message that goes out and its map. */
    record Delivered(MessageType message, String map) {}

    /** A code table. */
    record Table(String name, String file, String field, Optional<String> list) {}

    /** Labels of one language, in a file of the pack or, after {@code shared/}, of all packs. */
    record Labels(String language, String file) {

        private static final String OF_ALL = "shared/";

        ContractFolder folder(ContractFolder pack) {
            return file.startsWith(OF_ALL) ? pack.other(SHARED) : pack;
        }

        String path() {
            return file.startsWith(OF_ALL) ? file.substring(OF_ALL.length()) : file;
        }
    }

    /**
     * Reads the manifest of one pack.
     *
     * @throws IllegalStateException when it is not valid
     */
    static PackManifest read(ContractFolder folder) {
        try {
            Document manifest = folder.document("pack.xml");
            folder.other(SHARED).schema("pack.xsd").newValidator().validate(new DOMSource(manifest));
            PackManifest read = of(manifest.getDocumentElement());
            if (!folder.path().endsWith("/" + read.country)) {
                throw new IllegalStateException("the manifest in folder " + folder.path() + " is of " + read.country);
            }
            return read;
        } catch (SAXException | IOException invalid) {
            throw new IllegalStateException("manifest of " + folder.path() + " is invalid", invalid);
        }
    }

    private static PackManifest of(Element pack) {
        return new PackManifest(
                pack.getAttribute("country"),
                pack.getAttribute("version"),
                children(pack, "language").stream().map(PackManifest::text).toList(),
                children(pack, "party").stream()
                        .map(PackManifest::text)
                        .map(PartyId::new)
                        .toList(),
                children(pack, "channel").stream().map(PackManifest::text).toList(),
                children(pack, "format").stream().map(PackManifest::format).toList(),
                !children(pack, "canonical").isEmpty(),
                children(pack, "table").stream().map(PackManifest::table).toList(),
                file(pack, "places"),
                file(pack, "identifiers"),
                file(pack, "losses"),
                children(pack, "labels").stream()
                        .map(labels -> new Labels(labels.getAttribute("language"), labels.getAttribute("file")))
                        .toList());
    }

    private static Optional<String> file(Element pack, String name) {
        return children(pack, name).stream()
                .map(element -> element.getAttribute("file"))
                .findFirst();
    }

    private static Format format(Element format) {
        return new Format(
                format.getAttribute("id"),
                Syntax.valueOf(format.getAttribute("syntax").toUpperCase(Locale.ROOT)),
                Charset.forName(format.getAttribute("charset")),
                optional(format, "marker"),
                optional(format, "schema"),
                flat(format),
                children(format, "plain").stream()
                        .map(plain -> new Plain(
                                optional(plain, "words"),
                                optional(plain, "dates").orElse(Plain.ISO_DATES),
                                optional(plain, "codes").orElse("labels")))
                        .findFirst(),
                format.getAttribute("mediaType"),
                format.getAttribute("extension"),
                children(format, "receive").stream()
                        .map(form -> new Received(
                                form.getAttribute("form"),
                                form.getAttribute("map"),
                                form.getAttribute("names").equals("canonical")))
                        .toList(),
                children(format, "deliver").stream()
                        .map(message -> new Delivered(
                                new MessageType(message.getAttribute("message")), message.getAttribute("map")))
                        .toList(),
                children(format, "refuse").getFirst().getAttribute("map"));
    }

    private static Optional<Flat> flat(Element format) {
        return switch (format.getAttribute("syntax")) {
            case "csv", "text" -> Optional.of(new Flat(optional(format, "columns"), layout(format)));
            default -> Optional.empty();
        };
    }

    private static FlatLayout layout(Element format) {
        return new FlatLayout(
                separator(format, "separator", format.getAttribute("syntax").equals("text") ? ':' : ','),
                separator(format, "values", '|'),
                format.getAttribute("lineEnd").equals("lf") ? "\n" : "\r\n",
                format.getAttribute("byteOrderMark").equals("yes"));
    }

    private static char separator(Element format, String attribute, char otherwise) {
        String declared = format.getAttribute(attribute);
        return declared.isEmpty() ? otherwise : declared.equals("tab") ? '\t' : declared.charAt(0);
    }

    private static Table table(Element table) {
        return new Table(
                table.getAttribute("name"),
                table.getAttribute("file"),
                table.getAttribute("field"),
                optional(table, "list"));
    }

    private static Optional<String> optional(Element element, String attribute) {
        return Optional.of(element.getAttribute(attribute)).filter(value -> !value.isEmpty());
    }

    private static String text(Element element) {
        return element.getTextContent().strip();
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        NodeList found = parent.getElementsByTagNameNS(NAMESPACE, name);
        for (int index = 0; index < found.getLength(); index++) {
            children.add((Element) found.item(index));
        }
        return children;
    }
}
