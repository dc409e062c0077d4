package org.trmgateway.contracts.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.MessageCatalogue;
import org.trmgateway.contracts.Table;
import org.trmgateway.referral.MessageType;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The samples of the message catalogue, as a system that speaks it could hand them in. */
final class CatalogueSamples {

    private static final Path FOLDER = Path.of("messages", "samples");

    private CatalogueSamples() {}

    static List<Path> valid() {
        return named("valid-");
    }

    static List<Path> invalid() {
        return named("invalid-");
    }

    static MessageType type(Path sample) {
        return new MessageType(sample.getParent().getFileName().toString());
    }

    /** The sample without the national codes beside canonical ones, which only a national form brings. */
    static Document withoutOriginalCodes(Path sample) {
        Document document = PackSamples.parse(PackSamples.read(sample));
        elements(document).forEach(element -> element.removeAttribute("trm_originalCode"));
        return document;
    }

    /** Whether the sample holds what only a gateway makes. */
    static boolean afterProtection(Document sample) {
        Set<String> made = Stream.concat(
                        Stream.of("Losses", "Sealed"),
                        Table.read(new ContractFolder("release-policy"), "generalisers.csv").rows().stream()
                                .filter(row -> !row.get("kind").equals("ladder"))
                                .map(row -> row.get("element")))
                .collect(Collectors.toSet());
        return elements(sample).stream().map(Element::getLocalName).anyMatch(made::contains);
    }

    private static List<Element> elements(Document document) {
        NodeList found = document.getElementsByTagNameNS(MessageCatalogue.NAMESPACE, "*");
        return IntStream.range(0, found.getLength())
                .mapToObj(index -> (Element) found.item(index))
                .toList();
    }

    private static List<Path> named(String prefix) {
        try (Stream<Path> files = Files.walk(FOLDER, 2)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
