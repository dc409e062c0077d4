package org.trmgateway.contracts.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.contracts.CodeLists;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.Table;
import org.trmgateway.referral.MessageType;

/** Every code of every table of the hand-made forms is used, and every canonical code has a way out. Plain forms: {@link PlainTablesTest}. */
class PackTablesTest {

    private static final CodeLists LISTS = PackSamples.CONTRACTS.codeLists();

    /** Where a code of a table stands in a sample; the group is the code. */
    private record Place(String country, String sample, String pattern) {}

    private static final Map<String, Place> PLACES = places();

    private static final Map<String, Place> DELIVERED = Map.ofEntries(
            leaf("decyzja", "pl", "m04-przyjeto", "<trm_Decision trm_originalCode=\"[^\"]*\">(\\w+)<"),
            leaf("powod-decyzji", "pl", "m04-przyjeto", "<trm_DecisionReason trm_originalCode=\"[^\"]*\">(\\w+)<"),
            leaf("potrzeba", "pl", "m04-przyjeto", "<trm_OfferedService trm_originalCode=\"[^\"]*\">(\\w+)<"),
            leaf("budzet", "pl", "m11-zgoda", "<trm_BudgetBand>(\\w+)<"),
            leaf("rola-kontaktu", "pl", "m04-przyjeto", "<trm_ContactRole>(\\w+)<"),
            leaf("tak-nie", "pl", "m22-wszystko", "<trm_WithdrawAll>(\\w+)<"),
            leaf("эксплуатация", "by", "m03-rebenok", "<vic_TypeOfExploitation trm_originalCode=\"[^\"]*\">(\\w+)<"),
            leaf("услуга", "by", "m03-rebenok", "<trm_Need>(\\w+)<"),
            leaf("цель", "by", "m22-chast", "<trm_WithdrawnPurpose>(\\w+)<"),
            leaf("категория", "by", "m22-chast", "<trm_WithdrawnCategory>([\\w-]+)<"));

    /** One code of one table. */
    record Code(String country, String table, String national, String canonical, String relation) {}

    static Stream<Code> receivedCodes() {
        return Stream.of("pl", "by")
                .flatMap(country -> rows(country, "in", "both"))
                .filter(code -> PLACES.containsKey(code.table()) || !inWords(code));
    }

    static Stream<Code> deliveredCodes() {
        return Stream.of("pl", "by")
                .flatMap(country -> rows(country, "out", "both"))
                .filter(code -> DELIVERED.containsKey(code.table()) || !inWords(code));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("receivedCodes")
    void translatesEveryNationalCode(Code code) {
        Place place = PLACES.get(code.table());
        assertThat(place).as("a sample that uses table " + code.table()).isNotNull();
        Charset charset = code.country().equals("by") ? Charset.forName("windows-1251") : StandardCharsets.UTF_8;
        String form = new String(PackSamples.bytes(place.country(), place.sample()), charset);
        Matcher found = Pattern.compile(place.pattern()).matcher(form);
        assertThat(found.find()).as(place.pattern()).isTrue();

        Translation translation = PackSamples.pack(code.country())
                .toCanonical((form.substring(0, found.start(1)) + code.national() + form.substring(found.end(1)))
                        .getBytes(charset));

        String canonical = PackSamples.comparable(translation.canonical());
        assertThat(canonical).contains(code.canonical());
        if (canonical.contains("trm_originalCode=\"" + code.country() + ":" + code.table() + ":")) {
            assertThat(canonical).contains("\"" + code.country() + ":" + code.table() + ":" + code.national() + "\"");
        }
        if (!code.relation().equals("exact")) {
            assertThat(translation.losses())
                    .extracting(org.trmgateway.referral.Loss::rule)
                    .contains(code.country() + ":" + code.table());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deliveredCodes")
    void deliversEveryCanonicalCodeOfTableAsItsNationalCode(Code code) {
        Place place = DELIVERED.get(code.table());
        if (place == null) {
            assertThat(code.table()).isIn("cel-zgody", "kategoria-zgody", "dalej");
            return;
        }
        String canonical = new String(
                PackSamples.read(Path.of(
                        "countries", place.country(), "samples", "delivered", place.sample() + ".canonical.xml")),
                StandardCharsets.UTF_8);
        Matcher found = Pattern.compile(place.pattern()).matcher(canonical);
        assertThat(found.find()).as(place.pattern()).isTrue();

        NationalDocument document = PackSamples.pack(code.country())
                .toNational(
                        new MessageType(place.sample().substring(0, 3).replace('m', 'M')),
                        PackSamples.parse((canonical.substring(0, found.start(1))
                                        + code.canonical()
                                        + canonical.substring(found.end(1)))
                                .getBytes(StandardCharsets.UTF_8)),
                        PackSamples.context(code.country(), false, false));

        assertThat(PackSamples.comparable(PackSamples.parse(document.bytes()))).contains("\"" + code.national() + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pl", "by"})
    void hasWayOutForEveryCodeOfListsItDelivers(String country) {
        Map<String, Set<String>> covered = new HashMap<>();
        PackManifest manifest = PackManifest.read(folder(country));
        for (PackManifest.Table table : manifest.tables()) {
            Set<String> out = rows(country, "out", "both")
                    .filter(code -> code.table().equals(table.name()))
                    .map(Code::canonical)
                    .collect(Collectors.toSet());
            if (!out.isEmpty()) {
                covered.merge(table.list().orElse(table.name()), out, (one, other) -> {
                    one.addAll(other);
                    return one;
                });
            }
        }
        covered.forEach((list, codes) -> {
            if (LISTS.names().contains(list)) {
                assertThat(codes).as(list).containsAll(LISTS.codes(list));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"pl", "by", "iom"})
    void labelsEveryCodeOfListsItLabels(String country) {
        for (PackManifest.Labels labels : PackManifest.read(folder(country)).labels()) {
            Map<String, Set<String>> labelled =
                    Table.read(labels.folder(folder(country)), labels.path()).rows().stream()
                            .collect(Collectors.groupingBy(
                                    row -> row.get("list"),
                                    Collectors.mapping(row -> row.get("code"), Collectors.toSet())));
            labelled.forEach((list, codes) -> {
                if (LISTS.names().contains(list)) {
                    assertThat(LISTS.codes(list)).as(list).containsAll(codes);
                    if (!Set.of("Country", "Language").contains(list)) {
                        assertThat(codes).as(list).containsAll(LISTS.codes(list));
                    }
                }
            });
        }
    }

    @Test
    void labelsEveryListOfExtensionsInEveryLanguage() {
        for (String country : List.of("pl", "by", "iom")) {
            for (PackManifest.Labels labels : PackManifest.read(folder(country)).labels()) {
                Set<String> labelled = Table.read(labels.folder(folder(country)), labels.path()).rows().stream()
                        .map(row -> row.get("list"))
                        .collect(Collectors.toSet());
                assertThat(labelled)
                        .as(country)
                        .containsAll(LISTS.names().stream()
                                .filter(list -> list.startsWith("trm_"))
                                .toList());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pl", "by"})
    void labelsEveryListItsMapsAskFor(String country) throws IOException {
        Set<String> labelled = PackManifest.read(folder(country)).labels().stream()
                .flatMap(labels -> Table.read(labels.folder(folder(country)), labels.path()).rows().stream())
                .map(row -> row.get("list"))
                .collect(Collectors.toSet());
        for (Path map : files("countries", country, "maps")) {
            Matcher asked = Pattern.compile("(?:trm:label\\('|by:подпись\\([^']*')([\\w-]+)'")
                    .matcher(Files.readString(map));
            while (asked.find()) {
                assertThat(labelled).as(map.toString()).contains(asked.group(1));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pl", "by", "iom"})
    void hasNoFileThatTheManifestDoesNotName(String country) throws IOException {
        PackManifest manifest = PackManifest.read(folder(country));
        Set<String> declared =
                manifest.tables().stream().map(PackManifest.Table::file).collect(Collectors.toCollection(TreeSet::new));
        Set<String> present = files("countries", country, "codes").stream()
                .map(file -> "codes/" + file.getFileName())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(present).isEqualTo(declared);
    }

    @Test
    void listsEveryFolderThatHasManifest() throws IOException {
        Set<String> folders = files("countries").stream()
                .filter(folder -> Files.exists(folder.resolve("pack.xml")))
                .map(folder -> folder.getFileName().toString())
                .collect(Collectors.toSet());

        assertThat(PackSamples.CONTRACTS.packs().countries()).isEqualTo(folders);
    }

    private static boolean inWords(Code code) {
        return Table.read(folder(code.country()), "words.csv").rows().stream()
                .anyMatch(row -> row.get("table").equals(code.table()));
    }

    private static ContractFolder folder(String country) {
        return new ContractFolder("countries/" + country);
    }

    private static List<Path> files(String first, String... more) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(first, more))) {
            return files.sorted().toList();
        }
    }

    private static Stream<Code> rows(String country, String... directions) {
        return PackManifest.read(folder(country)).tables().stream()
                .flatMap(table -> Table.read(folder(country), table.file()).rows().stream()
                        .filter(row -> List.of(directions).contains(row.get("direction")))
                        .map(row -> new Code(
                                country,
                                table.name(),
                                row.get("national"),
                                row.get("canonical"),
                                row.get("relation"))));
    }

    private static Map.Entry<String, Place> leaf(String table, String country, String sample, String pattern) {
        return Map.entry(table, new Place(country, sample, pattern));
    }

    private static Map<String, Place> places() {
        Map<String, Place> places = new HashMap<>();
        String mother = "zgloszenie-matka-z-dziecmi.xml";
        String teenager = "zgloszenie-nastolatka-rok-urodzenia.xml";
        String back = "wniosek-powrotowy-matka-z-dziecmi.xml";
        put(places, "pl", mother, "tak-nie", "telefon bezpieczny=\"(\\w+)\"");
        put(places, "pl", mother, "pilnosc", "<zgloszenie [^>]*pilnosc=\"(\\d)\"");
        put(places, "pl", mother, "powod", "powod=\"(\\d)\"");
        put(places, "pl", mother, "plec", "<plec kod=\"(\\w)\"");
        put(places, "pl", mother, "plec-tlumacza", "<tlumacz [^>]*plec=\"(\\w)\"");
        put(places, "pl", mother, "dokument", "<dokument rodzaj=\"(\\d)\"");
        put(places, "pl", mother, "stan-dokumentu", "<dokument [^>]*stan=\"(\\d)\"");
        put(places, "pl", mother, "wyksztalcenie", "<wyksztalcenie kod=\"(\\d+)\"");
        put(places, "pl", mother, "stan-cywilny", "<stanCywilny kod=\"(\\d)\"");
        put(places, "pl", mother, "pokrewienstwo", "<krewny pokrewienstwo=\"(\\d+)\"");
        put(places, "pl", mother, "przypuszczenie", "<przypuszczenie kod=\"(\\d)\"");
        put(places, "pl", mother, "podstawa-przypuszczenia", "<przypuszczenie kod=\"(\\d)\"");
        put(places, "pl", mother, "organ", "organ=\"(\\d)\"");
        put(places, "pl", mother, "wykorzystanie", "<kod>(07)</kod>");
        put(places, "pl", mother, "kontrola", "<kontrola>(08)</kontrola>");
        put(places, "pl", mother, "rekrutacja", "<rekrutacja>(\\d+)<");
        put(places, "pl", mother, "branza", "<branza>(\\w)<");
        put(places, "pl", mother, "ochrona", "<ochronaMiedzynarodowa kod=\"(\\d)\"");
        put(places, "pl", mother, "postepowanie", "<postepowanie kod=\"(\\d)\"");
        put(places, "pl", mother, "potrzeba", "<potrzeba kod=\"(05)\"");
        put(places, "pl", mother, "dostepnosc", "<dostepnosc kod=\"(\\d)\"");
        put(places, "pl", mother, "zdolnosc", "<zdolnoscDoPodrozy kod=\"(\\d)\"");
        put(places, "pl", mother, "eskorta", "<eskorta kod=\"(\\d)\"");
        put(places, "pl", mother, "decyzja-ryzyka", "<ryzyko [^>]*decyzja=\"(\\d)\"");
        put(places, "pl", mother, "czynnik", "<czynnik>(\\d+)<");
        put(places, "pl", mother, "powiazanie", "<powiazanie>(\\d)<");
        put(places, "pl", mother, "srodek", "<srodek>(\\d+)<");
        put(places, "pl", mother, "oceniajacy", "oceniajacy=\"(\\d)\"");
        put(places, "pl", mother, "podpis", "podpis=\"(\\d)\"");
        put(places, "pl", mother, "podstawa", "podstawa=\"(\\d)\"");
        put(places, "pl", mother, "cel-zgody", "<zgoda cel=\"(\\w+)\"");
        put(places, "pl", mother, "kategoria-zgody", "kategoria=\"(\\w+) ");
        put(places, "pl", mother, "dalej", "dalej=\"(\\w+)\"");
        put(places, "pl", mother, "rola-kontaktu", "<kontakt rola=\"(\\d)\"");
        put(places, "pl", teenager, "status", "<imieOjca brak=\"(\\w+)\"");
        put(places, "pl", teenager, "forma-seksualna", "<forma>(\\d)<");
        put(places, "pl", teenager, "wiek", "<dziecko wiek=\"(\\d)\"");
        put(places, "pl", teenager, "opiekun", "opiekun=\"(\\d)\"");
        put(places, "pl", teenager, "dobro-dziecka", "dobroDziecka=\"(\\d)\"");
        put(places, "pl", teenager, "zdanie-dziecka", "zdanie=\"(\\d)\"");
        put(places, "pl", teenager, "piecza", "piecza=\"(\\d)\"");
        put(places, "pl", back, "swiadek", "swiadek=\"(\\d)\"");
        put(places, "pl", back, "plan", "<plan>\\s*<kod>(\\d+)<");
        put(places, "by", "otvet-485-prinyato.xml", "решение", "<решение код=\"(.)\"");
        put(places, "by", "otvet-485-prinyato.xml", "причина", "<причина код=\"(..)\"");
        put(places, "by", "otvet-485-prinyato.xml", "услуга", "<услуга код=\"(..)\"");
        put(places, "by", "otvet-485-prinyato.xml", "язык", "<язык код=\"(.)\"");
        put(places, "by", "otvet-485-svedeniya.xml", "вопрос", "<сведения п=\"(11)\"");
        put(places, "by", "otzyv-chasti.xml", "цель", "цель=\"([^\"]+)\"");
        put(places, "by", "otzyv-chasti.xml", "категория", "категория=\"([^\"]+)\"");
        return places;
    }

    private static void put(Map<String, Place> places, String country, String sample, String table, String pattern) {
        places.put(table, new Place(country, sample, pattern));
    }
}
