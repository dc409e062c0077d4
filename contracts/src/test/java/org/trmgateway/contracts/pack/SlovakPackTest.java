package org.trmgateway.contracts.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.Table;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Sensitive;
import org.w3c.dom.Document;

/** The forms of {@code program-pomoci/2}: samples both ways, a word for every code, and the refusal. */
class SlovakPackTest {

    private static final Path SAMPLES = Path.of("countries", "sk", "samples");
    static final ContractFolder FOLDER = new ContractFolder("countries/sk");
    static final CountryPack PACK = PackSamples.pack("sk");
    static final String MOTHER = PackSamples.text("sk", "ziadost-matka-so-synom.json");
    private static final Pattern STRING_OR_SPACE = Pattern.compile("(\"(?:[^\"\\\\]|\\\\.)*\")|\\s+");

    static Stream<Path> received() throws IOException {
        return json(SAMPLES);
    }

    static Stream<Path> delivered() throws IOException {
        return json(SAMPLES.resolve("delivered"));
    }

    @ParameterizedTest
    @MethodSource("received")
    void translatesReceivedSampleToItsCanonicalMessage(Path sample) {
        Translation translation = PACK.toCanonical(PackSamples.read(sample));

        assertThat(PackSamples.comparable(translation.canonical()))
                .isEqualTo(PackSamples.comparable(canonicalOf(sample)));
    }

    @ParameterizedTest
    @MethodSource("delivered")
    void makesDeliveredSampleFromItsCanonicalMessage(Path sample) {
        Document canonical = canonicalOf(sample);
        PackSamples.CONTRACTS.catalogue().validate(canonical);

        assertThat(dense(deliver(canonical, context(sample)))).isEqualTo(dense(text(sample)));
    }

    @ParameterizedTest
    @MethodSource("received")
    void hasWordForEverythingItTakes(Path sample) {
        Document canonical = PACK.toCanonical(PackSamples.read(sample)).canonical();

        assertThat(deliver(canonical, PackSamples.context("sk", false, false))).contains(PackSamples.CASE.toString());
    }

    @Test
    void hasWordForEveryCanonicalCodeOfTablesItDelivers() {
        for (PackManifest.Table table : PackManifest.read(FOLDER).tables()) {
            Set<String> out = Table.read(FOLDER, table.file()).rows().stream()
                    .filter(row -> !row.get("direction").equals("in"))
                    .map(row -> row.get("canonical"))
                    .collect(Collectors.toSet());
            if (!out.isEmpty()) {
                assertThat(out)
                        .as(table.name())
                        .containsExactlyInAnyOrderElementsOf(PackSamples.CONTRACTS
                                .codeLists()
                                .codes(table.list().orElseThrow()));
            }
        }
    }

    @Test
    void writesRefusalInSlovakForEveryErrorCode() {
        for (ErrorCode code : ErrorCode.values()) {
            Refusal refusal = new Refusal(code, Detail.of("T2", "sk:forma").at(7));

            String text = new String(
                    PACK.refusal(refusal, PackSamples.context("sk", false, false))
                            .bytes(),
                    UTF_8);

            assertThat(dense(text))
                    .contains("\"tlačivo\":\"odmietnutie\"")
                    .contains("\"kód\":\"" + code + "\"")
                    .contains("\"údaj\":\"T2\",\"pravidlo\":\"sk:forma\",\"poradie\":7")
                    .contains(PackSamples.CONTRACTS.refusalTexts().text(code, "sk"));
        }
    }

    static Stream<Arguments> words() {
        Map<String, String> members = Map.ofEntries(
                Map.entry("naliehavosť", "naliehavosť"),
                Map.entry("fáza", "fáza"),
                Map.entry("doklad", "druh"),
                Map.entry("vzdelanie", "vzdelanie"),
                Map.entry("rodinný-stav", "rodinnýStav"),
                Map.entry("vzťah", "vzťah"),
                Map.entry("orgán", "rozhodol"),
                Map.entry("základ-identifikácie", "základ"),
                Map.entry("forma", "formy"),
                Map.entry("sexuálna-forma", "sexuálneFormy"),
                Map.entry("odvetvie", "odvetvie"),
                Map.entry("ovládanie", "ovládanie"),
                Map.entry("nábor", "nábor"),
                Map.entry("ochrana", "medzinárodnáOchrana"),
                Map.entry("konanie", "trestnéKonanie"),
                Map.entry("služba", "služby"),
                Map.entry("prístupnosť", "prístupnosť"),
                Map.entry("schopnosť", "schopnosťCestovať"),
                Map.entry("sprievod", "sprievod"),
                Map.entry("úroveň-rizika", "úroveň"),
                Map.entry("záver-rizika", "záver"),
                Map.entry("posúdil", "posúdil"),
                Map.entry("rizikový-faktor", "faktory"),
                Map.entry("väzba", "väzbyPáchateľov"),
                Map.entry("opatrenie", "opatrenia"),
                Map.entry("vek", "vek"),
                Map.entry("podpísal", "podpísal"),
                Map.entry("právny-základ", "právnyZáklad"),
                Map.entry("úloha-kontaktu", "úloha"));
        return PackManifest.read(FOLDER).tables().stream()
                .filter(table -> members.containsKey(table.name()))
                .flatMap(table -> Table.read(FOLDER, table.file()).rows().stream()
                        .filter(row -> !row.get("direction").equals("out"))
                        .map(row -> Arguments.of(table.name(), members.get(table.name()), row)));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("words")
    void translatesEveryWord(String table, String member, Table.Row row) {
        String form = put(MOTHER, "(\"" + member + "\": \\[?)\"[^\"]*\"", "\"" + row.get("national") + "\"");

        Translation translation = PACK.toCanonical(form.getBytes(UTF_8));

        String code = row.get("national").replace(' ', '_');
        assertThat(PackSamples.comparable(translation.canonical()))
                .contains("trm_originalCode=\"sk:" + table + ":" + code + "\">" + row.get("canonical") + "<");
        assertThat(translation.losses().stream().anyMatch(loss -> loss.rule().equals("sk:" + table)))
                .as("a loss when the words do not mean the same")
                .isEqualTo(!row.get("relation").equals("exact") || translatesOthersWithLoss(table));
    }

    private static boolean translatesOthersWithLoss(String table) {
        // In these arrays only the first word is replaced; the words after it lose something of their own.
        return Set.of("forma", "ovládanie", "služba").contains(table);
    }

    /** The form with what follows the first group of a pattern replaced. */
    static String put(String form, String pattern, String replacement) {
        Matcher found = Pattern.compile(pattern).matcher(form);
        assertThat(found.find()).as(pattern).isTrue();
        return form.substring(0, found.end(1)) + replacement + form.substring(found.end());
    }

    private static String deliver(Document canonical, DeliveryContext context) {
        MessageType type = PackSamples.CONTRACTS
                .catalogue()
                .ofRoot(canonical.getDocumentElement().getLocalName())
                .type();
        return new String(PACK.toNational(type, canonical, context).bytes(), UTF_8);
    }

    private static DeliveryContext context(Path sample) {
        Table.Row row = Table.read(FOLDER, "samples/deliveries.csv").rows().stream()
                .filter(known -> known.get("sample").equals("delivered/" + sample.getFileName()))
                .findFirst()
                .orElseThrow();
        return new DeliveryContext(
                MessageId.parse(row.get("message")),
                new CaseReference(row.get("reference")),
                new Sensitive<>(Optional.of(row.get("number")).filter(number -> !number.isEmpty())),
                new PartyId(row.get("from")),
                new PartyId(row.get("to")),
                Instant.parse(row.get("created")),
                Optional.of(row.get("answers")).filter(id -> !id.isEmpty()).map(MessageId::parse),
                row.get("language"));
    }

    private static Stream<Path> json(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
        }
    }

    private static String text(Path file) {
        return new String(PackSamples.read(file), UTF_8);
    }

    private static Document canonicalOf(Path sample) {
        return PackSamples.parse(
                PackSamples.read(Path.of(sample.toString().replaceFirst("\\.json$", ".canonical.xml"))));
    }

    /** JSON without the white space between its tokens, and with plain slashes. */
    private static String dense(String json) {
        return STRING_OR_SPACE
                .matcher(json)
                .replaceAll(token -> Matcher.quoteReplacement(token.group(1) == null ? "" : token.group(1)))
                .replace("\\/", "/");
    }
}
