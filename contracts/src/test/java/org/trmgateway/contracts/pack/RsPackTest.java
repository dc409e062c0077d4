package org.trmgateway.contracts.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.trmgateway.contracts.CodeLists;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.Table;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Loss;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Sensitive;

/** The Serbian pack: CSV in two scripts, both ways, against the results it ships. */
class RsPackTest {

    private static final CountryPack PACK = PackSamples.pack("rs");
    private static final ContractFolder FOLDER = new ContractFolder("countries/rs");
    private static final PackManifest MANIFEST = PackManifest.read(FOLDER);
    private static final CodeLists LISTS = PackSamples.CONTRACTS.codeLists();
    private static final String WOMAN = "uput-odrasla-zena.csv";
    private static final String CHILD = "uput-dete-centar-za-socijalni-rad.csv";
    private static final String MAN = "uput-muskarac-bez-isprava.csv";
    private static final String BOTH_SCRIPTS = "uput-oba-pisma.csv";
    private static final String ANSWER = "odgovor-prihvaceno.csv";
    private static final String WITHDRAWAL = "opoziv-dela.csv";

    /** Where a word of a table stands: sample, row of it counted from 1, column. */
    private record Place(String sample, int row, String column) {}

    private static final Map<String, Place> PLACES = places();

    @ParameterizedTest
    @MethodSource("samples")
    void translatesSampleToItsCanonicalMessage(String sample) {
        Translation translation = PACK.toCanonical(PackSamples.bytes("rs", sample));

        assertThat(PackSamples.comparable(translation.canonical()))
                .isEqualTo(PackSamples.comparable(
                        PackSamples.parse(PackSamples.bytes("rs", sample.replace(".csv", ".canonical.xml")))));
    }

    static Stream<String> samples() {
        return Stream.of(
                WOMAN, CHILD, MAN, BOTH_SCRIPTS, ANSWER, "odgovor-potrebni-podaci.csv", WITHDRAWAL, "opoziv-svega.csv");
    }

    @ParameterizedTest
    @CsvSource({"m03-pre-prihvatanja", "m03-dete", "m04-prihvaceno", "m04-potrebni-podaci", "m22-deo", "m22-sve"})
    void deliversTheBytesOfTheSample(String sample) {
        NationalDocument document = deliver(sample, canonical(sample));

        assertThat(new String(document.bytes(), UTF_8))
                .isEqualTo(PackSamples.text("rs", "delivered/" + sample + ".csv"))
                .startsWith("\uFEFFОбразац;");
        assertThat(document.extension()).isEqualTo("csv");
    }

    @Test
    void listsEveryLossOnce() {
        assertThat(PACK.toCanonical(PackSamples.bytes("rs", WOMAN)).losses())
                .containsExactly(
                        new Loss("P1", Loss.Kind.DROPPED, "rs:девојачко-презиме"),
                        new Loss("T1", Loss.Kind.WIDENED, "rs:утврдио"),
                        new Loss("T2", Loss.Kind.NARROWED, "rs:облик"),
                        new Loss("T2", Loss.Kind.DEFAULTED, "rs:облик"),
                        new Loss("N1", Loss.Kind.NARROWED, "rs:потреба"));
        assertThat(new String(deliver("m03-dete", canonical("m03-dete")).bytes(), UTF_8))
                .contains("T2 уопштено rs:облик");
    }

    static Stream<Arguments> receivedWords() {
        return words("in", "both");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("receivedWords")
    void translatesEveryWordInBothScripts(String table, String word, String code, String relation) {
        for (String spelling : List.of(word, latin(word), latin(word).toUpperCase(Locale.ROOT))) {
            byte[] form = with(PLACES.get(table), spelling);
            Translation translation = PACK.toCanonical(table.equals("општина") ? withoutDistrict(form) : form);

            assertThat(PackSamples.comparable(translation.canonical())).contains(code);
            if (!relation.equals("exact")) {
                assertThat(translation.losses()).extracting(Loss::rule).contains("rs:" + table);
            }
        }
    }

    @Test
    void readsEveryTable() {
        Set<String> tables =
                MANIFEST.tables().stream().map(PackManifest.Table::name).collect(Collectors.toCollection(TreeSet::new));

        assertThat(new TreeSet<>(PLACES.keySet())).isEqualTo(tables);
    }

    @Test
    void hasWayOutForEveryCodeOfItsLists() {
        for (PackManifest.Table table : MANIFEST.tables()) {
            Set<String> out = Table.read(FOLDER, table.file()).rows().stream()
                    .filter(row -> !row.get("direction").equals("in"))
                    .map(row -> row.get("canonical"))
                    .collect(Collectors.toSet());
            table.list().ifPresent(list -> assertThat(out).as(list).containsAll(LISTS.codes(list)));
        }
    }

    @Test
    void labelsEveryListOfExtensionsCompletely() {
        Map<String, Set<String>> labelled = Table.read(FOLDER, "labels/sr.csv").rows().stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("list"), Collectors.mapping(row -> row.get("code"), Collectors.toSet())));

        assertThat(labelled.keySet())
                .containsAll(LISTS.names().stream()
                        .filter(list -> list.startsWith("trm_"))
                        .toList());
        labelled.forEach((list, codes) -> {
            if (LISTS.names().contains(list)) {
                assertThat(LISTS.codes(list)).as(list).containsAll(codes);
                if (!list.equals("Language")) {
                    assertThat(codes).as(list).containsAll(LISTS.codes(list));
                }
            }
        });
    }

    static Stream<Arguments> wrongForms() {
        String woman = PackSamples.text("rs", WOMAN);
        return Stream.of(
                wrong(
                        PackSamples.text("rs", MAN).replace(';', ','),
                        ErrorCode.TRANSLATE_SCHEMA,
                        Detail.rule("header-unknown").at(1)),
                wrong(
                        woman.replaceFirst("Надимак", "Канарка"),
                        ErrorCode.TRANSLATE_SCHEMA,
                        Detail.rule("header-unknown").at(19)),
                wrong(
                        woman.replaceFirst("Надимак", "Имe"),
                        ErrorCode.TRANSLATE_SCHEMA,
                        Detail.rule("header-unknown").at(19)),
                wrong(
                        woman.replaceFirst("Надимак", "Prezime"),
                        ErrorCode.TRANSLATE_SCHEMA,
                        Detail.of("Презиме", "header-twice").at(19)),
                wrong(
                        woman.replaceFirst("Надимак", "Одлука"),
                        ErrorCode.TRANSLATE_SCHEMA,
                        Detail.of("Одлука", "header-foreign").at(19)),
                wrong(woman.replace("упут;", "канаринац;"), ErrorCode.TRANSLATE_FORM_UNKNOWN, Detail.rule("упут/1")),
                wrong(
                        woman.replaceFirst("упут;", "пријем-упута;"),
                        ErrorCode.TRANSLATE_FORM_UNKNOWN,
                        Detail.rule("упут/1")),
                wrong(
                        woman.substring(0, woman.indexOf("видети")),
                        ErrorCode.INTAKE_SYNTAX,
                        Detail.rule("quote-open").at(2)),
                wrong(
                        woman.replaceFirst("Вольга", "Вол\"ьга"),
                        ErrorCode.INTAKE_SYNTAX,
                        Detail.rule("quote").at(2)),
                wrong(
                        woman.replaceFirst("Вольга", "Вол;ьга"),
                        ErrorCode.INTAKE_SYNTAX,
                        Detail.rule("cells").at(2)),
                wrong(
                        woman.replaceFirst("Вольга", "Вол\0ьга"),
                        ErrorCode.INTAKE_SYNTAX,
                        Detail.rule("control-character").at(2)),
                wrong("", ErrorCode.INTAKE_SYNTAX, Detail.rule("header").at(1)),
                wrong(
                        "<упут/>",
                        ErrorCode.TRANSLATE_SCHEMA,
                        Detail.rule("header-unknown").at(1)));
    }

    @ParameterizedTest
    @MethodSource("wrongForms")
    void refusesWrongFileWithCodeRuleAndPosition(String form, ErrorCode code, Detail detail) {
        GatewayException refused = refused(form.getBytes(UTF_8));

        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.detail()).isEqualTo(detail);
    }

    @Test
    void refusesOtherCharacterSets() {
        String form = PackSamples.text("rs", MAN);

        assertThat(refused(form.getBytes(Charset.forName("windows-1250")))
                        .detail()
                        .rule())
                .contains("encoding");
        assertThat(refused(form.getBytes(Charset.forName("UTF-16"))).detail().rule())
                .contains("encoding");
    }

    static Stream<Arguments> wrongValues() {
        return Stream.of(
                value(WOMAN, 1, "Хитност", "кад стигне", ErrorCode.TRANSLATE_CODE_UNKNOWN, Detail.of("N1", "хитност")),
                value(WOMAN, 1, "Хитност", "непознато", ErrorCode.TRANSLATE_CODE_UNKNOWN, Detail.of("N1", "хитност")),
                value(
                        WOMAN,
                        1,
                        "Хитност",
                        "",
                        ErrorCode.TRANSLATE_SCHEMA,
                        Detail.of("Хитност", "required").at(2)),
                value(
                        WOMAN,
                        1,
                        "Датум упута",
                        "31.02.2026.",
                        ErrorCode.TRANSLATE_VALUE_INVALID,
                        Detail.of("E5", "date")),
                value(
                        WOMAN,
                        1,
                        "Датум упута",
                        "20. новембар",
                        ErrorCode.TRANSLATE_SCHEMA,
                        Detail.of("Датум_упута", "pattern").at(2)),
                value(
                        WOMAN,
                        1,
                        "Датум рођења",
                        "08.03.92.",
                        ErrorCode.TRANSLATE_VALUE_INVALID,
                        Detail.of("P3", "date")),
                value(WOMAN, 1, "Исправа важи до", "2029", ErrorCode.TRANSLATE_VALUE_INVALID, Detail.of("P7", "датум")),
                value(
                        WOMAN,
                        1,
                        "Телефон",
                        "060 канаринац",
                        ErrorCode.TRANSLATE_VALUE_INVALID,
                        Detail.of("P8", "облик")),
                value(WOMAN, 1, "Сродство", "дете", ErrorCode.TRANSLATE_SCHEMA, Detail.of("Сродство", "ред")),
                value(WOMAN, 2, "Потребе", "смештај", ErrorCode.TRANSLATE_SCHEMA, Detail.of("Потребе", "ред")),
                value(WOMAN, 2, "Ред", "лице", ErrorCode.TRANSLATE_VALUE_INVALID, Detail.of("P1", "једно-лице")),
                value(
                        WOMAN,
                        2,
                        "Број предмета",
                        "ЦЗЖ-119/2026",
                        ErrorCode.TRANSLATE_VALUE_INVALID,
                        Detail.of("E9", "један-предмет")),
                value(WOMAN, 3, "Важи до", "", ErrorCode.TRANSLATE_VALUE_INVALID, Detail.of("C2", "Важи_до")),
                value(
                        WOMAN,
                        3,
                        "Категорије",
                        "канаринци",
                        ErrorCode.TRANSLATE_CODE_UNKNOWN,
                        Detail.of("C2", "категорија")),
                value(
                        CHILD,
                        1,
                        "Општина",
                        "Лозница",
                        ErrorCode.TRANSLATE_VALUE_INVALID,
                        Detail.of("P10", "општина-у-округу")),
                value(CHILD, 1, "Округ", "RS-31", ErrorCode.TRANSLATE_CODE_UNKNOWN, Detail.of("P10", "округ")),
                value(CHILD, 1, "ЈМБГ", "0703012735995", ErrorCode.TRANSLATE_VALUE_INVALID, Detail.of("P6", "јмбг")),
                value(CHILD, 1, "ЈМБГ", "07030127З5996", ErrorCode.TRANSLATE_VALUE_INVALID, Detail.of("P6", "јмбг")),
                value(
                        CHILD,
                        1,
                        "ЈМБГ",
                        "0101006500006",
                        ErrorCode.TRANSLATE_VALUE_INVALID,
                        Detail.of("P6", "јмбг-датум")),
                value(
                        ANSWER,
                        1,
                        "Контакт",
                        "непознато",
                        ErrorCode.TRANSLATE_VALUE_INVALID,
                        Detail.of("O1", "вредност")),
                value(
                        WITHDRAWAL,
                        1,
                        "Опозвано све",
                        "да",
                        ErrorCode.TRANSLATE_VALUE_INVALID,
                        Detail.of("C6", "ставка")),
                value(WITHDRAWAL, 1, "Категорија", "", ErrorCode.TRANSLATE_VALUE_INVALID, Detail.of("C6", "ставка")),
                value(WITHDRAWAL, 2, "Датум опозива", "", ErrorCode.TRANSLATE_VALUE_INVALID, Detail.of("C6", "датум")),
                value(WITHDRAWAL, 2, "Контакт", "Центар", ErrorCode.TRANSLATE_SCHEMA, Detail.of("Контакт", "ред")));
    }

    @ParameterizedTest
    @MethodSource("wrongValues")
    void refusesWrongValueWithFieldAndRule(byte[] form, ErrorCode code, Detail detail) {
        GatewayException refused = refused(form);

        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.detail()).isEqualTo(detail);
    }

    @Test
    void makesRefusalForEveryErrorCode() {
        for (ErrorCode code : ErrorCode.values()) {
            String text = new String(
                    PACK.refusal(
                                    new Refusal(
                                            code,
                                            Detail.of("Датум_упута", "pattern").at(7)),
                                    context(""))
                            .bytes(),
                    UTF_8);

            assertThat(text).contains(";" + code.name() + ";", ";Датум_упута;pattern;7\r\n");
            assertThat(text.replace("\"", ""))
                    .contains(PackSamples.CONTRACTS
                            .refusalTexts()
                            .text(code, "sr")
                            .replace("\"", ""));
        }
    }

    @Test
    void deliversNoFormulaOfTheSender() {
        String canonical = canonical("m04-prihvaceno").replace("Управление 17", "=HYPERLINK(&quot;http://x&quot;)");

        assertThat(new String(deliver("m04-prihvaceno", canonical).bytes(), UTF_8))
                .contains(";\"'=HYPERLINK(\"\"http://x\"\"), ");
    }

    private static GatewayException refused(byte[] form) {
        GatewayException refused = catchThrowableOfType(GatewayException.class, () -> PACK.toCanonical(form));
        assertThat(refused).isNotNull();
        assertThat(refused.getCause()).isNull();
        String said = refused
                + new String(PACK.refusal(Refusal.of(refused), context("")).bytes(), UTF_8);
        assertThat(said).doesNotContain("анар", "Вольга", "BM9900018", "07030127", "ЦЗЖ", "060");
        return refused;
    }

    private static NationalDocument deliver(String sample, String canonical) {
        return PACK.toNational(
                new MessageType(sample.substring(0, 3).toUpperCase(Locale.ROOT)),
                PackSamples.parse(canonical.getBytes(UTF_8)),
                context(sample));
    }

    private static DeliveryContext context(String sample) {
        boolean answer = sample.startsWith("m04");
        return new DeliveryContext(
                PackSamples.MESSAGE,
                PackSamples.CASE,
                new Sensitive<>(answer || sample.startsWith("m22") ? Optional.of("ЦЗЖ-118/2026") : Optional.empty()),
                new PartyId(answer ? "by-mvd" : "pl-sg"),
                new PartyId("rs-centar"),
                Instant.parse("2026-11-23T09:30:00Z"),
                answer ? Optional.of(PackSamples.ANSWERED) : Optional.empty(),
                "sr");
    }

    private static String canonical(String sample) {
        return new String(
                PackSamples.read(Path.of("countries", "rs", "samples", "delivered", sample + ".canonical.xml")), UTF_8);
    }

    /** The sample with another value in one cell; a column it does not have is added. */
    private static byte[] with(Place place, String value) {
        List<CsvRecord> records =
                CsvRecord.parse(PackSamples.text("rs", place.sample()).substring(1), ';');
        List<String> header = new ArrayList<>(records.getFirst().cells());
        if (!header.contains(place.column())) {
            header.add(place.column());
        }
        StringBuilder text = new StringBuilder(line(header));
        for (int row = 1; row < records.size(); row++) {
            List<String> cells = new ArrayList<>(records.get(row).cells());
            while (cells.size() < header.size()) {
                cells.add("");
            }
            if (row == place.row()) {
                cells.set(header.indexOf(place.column()), value);
            }
            text.append(line(cells));
        }
        return text.toString().getBytes(UTF_8);
    }

    /** Without the okrug, so that any opština may stand there. */
    private static byte[] withoutDistrict(byte[] form) {
        return new String(form, UTF_8).replace("raški okrug", "").getBytes(UTF_8);
    }

    private static String line(List<String> cells) {
        return cells.stream().map(cell -> CsvRecord.quoted(cell, ';')).collect(Collectors.joining(";")) + "\n";
    }

    /** Serbian Cyrillic in Serbian Latin, letter for letter, as the official alphabets stand side by side. */
    private static String latin(String word) {
        String cyrillic = "абвгдђежзијклљмнњопрстћуфхцчџш";
        List<String> latin = List.of("a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š".split(" "));
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < word.length(); index++) {
            char letter = word.charAt(index);
            int place = cyrillic.indexOf(Character.toLowerCase(letter));
            String plain = place < 0 ? String.valueOf(letter) : latin.get(place);
            text.append(Character.isUpperCase(letter) ? plain.toUpperCase(Locale.ROOT) : plain);
        }
        return text.toString();
    }

    private static Stream<Arguments> words(String... directions) {
        return MANIFEST.tables().stream()
                .filter(table -> !table.list().equals(Optional.of("Language")))
                .flatMap(table -> Table.read(FOLDER, table.file()).rows().stream()
                        .filter(row -> List.of(directions).contains(row.get("direction")))
                        .filter(row -> !row.get("national").equals(row.get("canonical")))
                        .map(row -> Arguments.of(
                                table.name(),
                                row.get("national"),
                                table.name().equals("општина") ? row.get("label") : row.get("canonical"),
                                row.get("relation"))));
    }

    private static Arguments wrong(String form, ErrorCode code, Detail detail) {
        return Arguments.of(form, code, detail);
    }

    private static Arguments value(String sample, int row, String column, String value, ErrorCode code, Detail detail) {
        return Arguments.of(with(new Place(sample, row, column), value), code, detail);
    }

    private static Map<String, Place> places() {
        Map<String, Place> places = new HashMap<>();
        String[][] persons = {
            {"статус", "Име оца"},
            {"да-не", "Безбедно звати"},
            {"хитност", "Хитност"},
            {"разлог", "Разлог упућивања"},
            {"заштита", "Међународна заштита"},
            {"поступак", "Поступак"},
            {"пол", "Пол"},
            {"пол-тумача", "Пол тумача"},
            {"исправа", "Исправа"},
            {"стање-исправе", "Стање исправе"},
            {"образовање", "Образовање"},
            {"брачно-стање", "Брачно стање"},
            {"положај", "Положај"},
            {"утврдио", "Утврдио"},
            {"основ", "Основ"},
            {"облик", "Облик експлоатације"},
            {"облик-сексуалне", "Облик сексуалне експлоатације"},
            {"делатност", "Делатност"},
            {"контрола", "Начин контроле"},
            {"врбовање", "Начин врбовања"},
            {"потреба", "Потребе"},
            {"приступачност", "Приступачност"},
            {"способност", "Способност за пут"},
            {"пратња", "Пратња"},
            {"ризик", "Процена ризика"},
            {"одлука-ризика", "Одлука о ризику"},
            {"фактор", "Фактори ризика"},
            {"повезаност", "Повезаност учиниоца"},
            {"мера", "Мере заштите"},
            {"проценио", "Проценио"},
            {"узраст", "Узрасни положај"},
            {"старатељ", "Старатељ"},
            {"интерес", "Најбољи интерес"},
            {"мишљење", "Мишљење детета"},
            {"старање", "Облик старања"},
            {"потпис", "Сагласност"},
            {"способност-одлуке", "Способност одлучивања"},
            {"правни-основ", "Правни основ"},
            {"држава", "Држављанство"},
            {"језик", "Језик"},
            {"округ", "Округ боравка"}
        };
        for (String[] place : persons) {
            places.put(place[0], new Place(WOMAN, 1, place[1]));
        }
        places.put("општина", new Place("uput-oba-pisma.csv", 1, "Општина"));
        places.put("сродство", new Place(WOMAN, 2, "Сродство"));
        places.put("сврха", new Place(WOMAN, 4, "Сврха"));
        places.put("категорија", new Place(WOMAN, 4, "Категорије"));
        places.put("даље", new Place(WOMAN, 4, "Даље"));
        places.put("одлука", new Place(ANSWER, 1, "Одлука"));
        places.put("разлог-одлуке", new Place(ANSWER, 1, "Разлог одлуке"));
        places.put("податак", new Place(ANSWER, 1, "Потребни подаци"));
        return places;
    }
}
