package org.trmgateway.contracts.pack;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.transform.TransformerException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.trmgateway.contracts.ContractFiles;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.SafeXml;
import org.trmgateway.referral.Sensitive;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The samples the packs ship, and the contracts they are read with. */
final class PackSamples {

    static final Contracts CONTRACTS = Contracts.load();
    static final MessageId MESSAGE = MessageId.parse("01930f7a-5c00-7a1b-8c2d-000000000003");
    static final MessageId ANSWERED = MessageId.parse("01930f7a-5c00-7a1b-8c2d-000000000001");
    static final CaseReference CASE = new CaseReference("0123456789ABCDEFGHJKMNPQRS");

    private static final String CANONICAL = ".canonical.xml";

    private PackSamples() {}

    static CountryPack pack(String country) {
        return CONTRACTS.packs().pack(country);
    }

    /** The pack as it would be without plain forms. */
    static CountryPack withoutPlainForms(String country) {
        String path = "countries/" + country + "/pack.xml";
        String manifest = new String(ContractFiles.packaged().bytes(path).orElseThrow(), StandardCharsets.UTF_8)
                .replaceAll("(?s)<format [^>]*>\\s*<plain [^>]*/>\\s*<refuse [^>]*/>\\s*</format>", "")
                .replaceAll("<plain [^>]*/>", "");
        return changed(country, Map.of(path, manifest));
    }

    /** The pack with other text in some files of the contracts. */
    static CountryPack changed(String country, Map<String, String> texts) {
        ContractFiles packaged = ContractFiles.packaged();
        ContractFiles files = new ContractFiles() {
            @Override
            public Optional<byte[]> bytes(String file) {
                return Optional.ofNullable(texts.get(file))
                        .map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .or(() -> packaged.bytes(file));
            }

            @Override
            public NavigableSet<String> paths() {
                return packaged.paths();
            }
        };
        return Contracts.load(files, List.of(country)).packs().pack(country);
    }

    static byte[] bytes(String country, String name) {
        return read(Path.of("countries", country, "samples", name));
    }

    static String text(String country, String name) {
        return new String(bytes(country, name), StandardCharsets.UTF_8);
    }

    static byte[] read(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Every sample in a folder below the pack that has its canonical counterpart beside it. */
    static List<Path> inFolder(String... folder) {
        try (Stream<Path> files = Files.list(Path.of("countries", folder))) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .filter(file -> !file.toString().endsWith(CANONICAL))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Path canonicalOf(Path sample) {
        return Path.of(sample.toString().replaceFirst("\\.xml$", CANONICAL));
    }

    /** The context the delivered samples were made with. */
    static DeliveryContext context(String country, boolean answer, boolean numbered) {
        boolean toPoland = country.equals("pl");
        return new DeliveryContext(
                MESSAGE,
                CASE,
                new Sensitive<>(numbered ? Optional.of("SG/2026/0017") : Optional.empty()),
                new PartyId(toPoland ? "by-mvd" : "pl-sg"),
                new PartyId(toPoland ? "pl-sg" : "by-mvd"),
                Instant.parse("2026-11-23T09:30:00Z"),
                answer ? Optional.of(ANSWERED) : Optional.empty(),
                "en");
    }

    static Document parse(byte[] bytes) {
        try {
            return SafeXml.documentBuilder().parse(new ByteArrayInputStream(bytes));
        } catch (SAXException | IOException unreadable) {
            throw new IllegalArgumentException("a test's own document", unreadable);
        }
    }

    /** The document as text that is equal when the documents are: no white space between elements, no comments. */
    static String comparable(Document document) {
        try {
            Document copy = (Document) document.cloneNode(true);
            strip(copy.getDocumentElement());
            StringWriter text = new StringWriter();
            SafeXml.transformerFactory()
                    .newTransformer()
                    .transform(new DOMSource(copy.getDocumentElement()), new StreamResult(text));
            return text.toString().replace("><", ">\n<");
        } catch (TransformerException impossible) {
            throw new IllegalStateException("the JDK writes documents", impossible);
        }
    }

    private static void strip(Node parent) {
        Node child = parent.getFirstChild();
        while (child != null) {
            Node next = child.getNextSibling();
            boolean between = child.getNodeType() == Node.TEXT_NODE
                    && child.getNodeValue().isBlank()
                    && parent.getChildNodes().getLength() > 1;
            if (between || child.getNodeType() == Node.COMMENT_NODE) {
                parent.removeChild(child);
            } else {
                strip(child);
            }
            child = next;
        }
    }
}
