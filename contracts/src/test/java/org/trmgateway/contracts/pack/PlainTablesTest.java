package org.trmgateway.contracts.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.trmgateway.contracts.CodeLists;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.Table;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Every canonical code of every field that a plain form writes with a code table: written, read again, the same or with a loss that says so. */
class PlainTablesTest {

    private static final int LONG_LIST = 100;
    private static final CodeLists LISTS = PackSamples.CONTRACTS.codeLists();
    /** Names of the elements of each sample that a system could hand in. */
    private static final Map<Path, Set<String>> SAMPLES = samples();

    /** A field that the words of a country give a table. */
    static Stream<Arguments> fields() {
        return Stream.of("pl", "sk", "rs", "by", "tm")
                .flatMap(country -> Table.read(folder(country), "words.csv").rows().stream()
                        .filter(row -> !row.get("table").isEmpty())
                        .filter(row ->
                                SAMPLES.values().stream().anyMatch(elements -> elements.contains(row.get("canonical"))))
                        .map(row -> Arguments.of(country, row.get("canonical"), row.get("table"))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("fields")
    void writesAndReadsEveryCode(String country, String field, String table) {
        PackManifest.Table declared = PackManifest.read(folder(country)).tables().stream()
                .filter(known -> known.name().equals(table))
                .findFirst()
                .orElseThrow();
        Path sample = SAMPLES.entrySet().stream()
                .filter(known -> known.getValue().contains(field))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        Set<String> inexact = inexact(country, declared.file());
        List<String> changed = new ArrayList<>();
        List<String> codes = List.copyOf(LISTS.codes(declared.list().orElseThrow()));
        // Of all countries and languages each field takes some, and another field others.
        int step = codes.size() > LONG_LIST ? LONG_LIST / 5 : 1;
        for (int index = Math.floorMod(field.hashCode(), step); index < codes.size(); index += step) {
            String code = codes.get(index);
            Document message = CatalogueSamples.withoutOriginalCodes(sample);
            Element leaf = leaf(message, field);
            leaf.removeAttribute("trm_dataStatus");
            leaf.setTextContent(code);

            Translation again = PackSamples.pack(country)
                    .toCanonical(PackSamples.pack(country)
                            .toForm(message)
                            .orElseThrow()
                            .bytes());

            Element read = leaf(again.canonical(), field);
            if (!code.equals(read == null ? "" : read.getTextContent())) {
                changed.add(code);
            }
        }
        assertThat(inexact).as("codes that do not come back").containsAll(changed);
    }

    /** Canonical codes that go out as something else, or whose national code comes in as something else. */
    private static Set<String> inexact(String country, String file) {
        Set<String> exactOut = new HashSet<>();
        Set<String> inexact = new HashSet<>();
        Table.read(folder(country), file).rows().forEach(row -> {
            boolean out = !row.get("direction").equals("in");
            if (out && row.get("relation").equals("exact")) {
                exactOut.add(row.get("canonical"));
            } else {
                inexact.add(row.get("canonical"));
            }
        });
        inexact.removeAll(exactOut);
        return inexact;
    }

    private static Map<Path, Set<String>> samples() {
        Map<Path, Set<String>> samples = new LinkedHashMap<>();
        for (Path sample : CatalogueSamples.valid()) {
            Document message = PackSamples.parse(PackSamples.read(sample));
            if (!CatalogueSamples.afterProtection(message)) {
                NodeList elements = message.getElementsByTagNameNS("*", "*");
                samples.put(
                        sample,
                        IntStream.range(0, elements.getLength())
                                .mapToObj(index -> elements.item(index).getLocalName())
                                .collect(Collectors.toSet()));
            }
        }
        return samples;
    }

    private static Element leaf(Document message, String field) {
        NodeList found = message.getElementsByTagNameNS("*", field);
        return (Element) found.item(0);
    }

    private static ContractFolder folder(String country) {
        return new ContractFolder("countries/" + country);
    }
}
