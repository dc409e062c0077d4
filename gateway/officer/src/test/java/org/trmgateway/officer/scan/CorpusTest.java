package org.trmgateway.officer.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.contracts.ContractFiles;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.protect.IdentifierKind;
import org.trmgateway.protect.KnownIdentifiers;
import org.trmgateway.protect.KnownIdentifiers.Known;

/** Two hundred files that give somebody of a case away are held, two hundred ordinary ones pass: the command itself, on files. */
class CorpusTest {

    private static final long SEED = 20261126;
    private static final int EACH = 200;
    private static final Path HOME = Path.of("..", "..");
    private static final List<Path> FORMS = Stream.of(
                    "pl/samples/zgloszenie-matka-z-dziecmi.xml",
                    "by/samples/plain/m03-obrashchenie.xml",
                    "sk/samples/ziadost-matka-so-synom.json",
                    "rs/samples/uput-oba-pisma.csv",
                    "tm/samples/yollanma-kirill.txt",
                    "rs/samples/uput-odrasla-zena.csv",
                    "tm/samples/yollanma-doly.txt")
            .map(HOME.resolve("contracts/countries")::resolve)
            .toList();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void holdsEveryFileThatGivesSomebodyAway() throws IOException {
        CaseForms cases = new CaseForms(Contracts.load(ContractFiles.of(HOME)));
        List<String> missed = new ArrayList<>();
        for (int form = 0; form < FORMS.size(); form++) {
            KnownIdentifiers known =
                    cases.read(Files.readAllBytes(FORMS.get(form))).orElseThrow();
            List<String> what = new ArrayList<>();
            List<String> words = new ArrayList<>(
                    List.of("scan", "--json", "--case", FORMS.get(form).toString()));
            Path here = Files.createDirectory(folder.resolve("case-" + form));
            for (int number = form; number < EACH; number += FORMS.size()) {
                // a random of its own for each file: one more kind of file does not change the others
                Random random = new Random(SEED + number);
                Leak leak = List.of(Leak.values()).get(number % Leak.values().length);
                Spelling spelling = spelling(leak, random);
                String told = told(leak, spelling, known, random);
                Leak.Made made = leak.make(told, Integer.toString(number), random);
                Path file = here.resolve(number + "-" + made.name());
                Files.write(file, made.content());
                words.add(file.toString());
                what.add("seed " + (SEED + number) + " " + leak + " " + spelling + " "
                        + FORMS.get(form).getFileName());
            }
            run(words);
            List<String> verdicts = verdicts();
            assertThat(verdicts).hasSameSizeAs(what);
            for (int place = 0; place < what.size(); place++) {
                if (!verdicts.get(place).equals("HELD")) {
                    missed.add(what.get(place) + " is " + verdicts.get(place));
                }
            }
        }
        assertThat(missed).isEmpty();
    }

    @Test
    void letsEveryOrdinaryFilePass() throws IOException {
        List<String> words = new ArrayList<>(List.of("scan", "--json"));
        FORMS.forEach(form -> words.addAll(List.of("--case", form.toString())));
        List<String> what = new ArrayList<>();
        for (int number = 0; number < EACH; number++) {
            CleanFile kind = List.of(CleanFile.values()).get(number % CleanFile.values().length);
            Leak.Made made = kind.make(number, new Random(SEED + number));
            Path file = folder.resolve(made.name());
            Files.write(file, made.content());
            words.add(file.toString());
            what.add("seed " + (SEED + number) + " " + kind);
        }
        int status = run(words);

        List<String> wrong = new ArrayList<>();
        List<String> verdicts = verdicts();
        List<String> files =
                Stream.of(out.toString(UTF_8).split("\"verdict\":")).skip(1).toList();
        for (int place = 0; place < what.size(); place++) {
            if (!verdicts.get(place).equals("CLEAN")) {
                wrong.add(what.get(place) + " is " + files.get(place));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(status).isZero();
        assertThat(err.toString(UTF_8)).contains("200 of 200 files");
    }

    private static Spelling spelling(Leak leak, Random random) {
        while (true) {
            Spelling spelling = List.of(Spelling.values()).get(random.nextInt(Spelling.values().length));
            if (leak.takes(spelling)) {
                return spelling;
            }
        }
    }

    /** Three in four times a name of the case in that spelling, else one of its numbers with spaces. */
    private static String told(Leak leak, Spelling spelling, KnownIdentifiers known, Random random) {
        List<String> names = values(known, CorpusTest::isName);
        List<String> numbers = values(known, CorpusTest::isNumber);
        boolean letters = leak == Leak.INTERNATIONAL_HOST || leak == Leak.WINDOWS_READ_AS_OTHER;
        if (random.nextInt(4) == 0 && !letters && !numbers.isEmpty()) {
            String number = numbers.get(random.nextInt(numbers.size()));
            return number.substring(0, 4) + " " + number.substring(4);
        }
        return spelling.of(names.get(random.nextInt(names.size())), random);
    }

    private static List<String> values(KnownIdentifiers known, Predicate<Known> which) {
        return known.all().stream()
                .filter(which)
                .map(one -> one.value().value())
                .toList();
    }

    private static boolean isName(Known one) {
        return one.kind() == IdentifierKind.NAME && one.value().value().length() > 3;
    }

    private static boolean isNumber(Known one) {
        boolean number = one.kind() == IdentifierKind.NATIONAL_NUMBER
                || one.kind() == IdentifierKind.DOCUMENT_NUMBER
                || one.kind() == IdentifierKind.PHONE;
        return number && one.value().value().length() > 6;
    }

    private int run(List<String> words) {
        out.reset();
        return new Scanning(HOME, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8)).run(words);
    }

    private List<String> verdicts() {
        return Stream.of(out.toString(UTF_8).split("\"verdict\":\""))
                .skip(1)
                .map(rest -> rest.split("\"", 2)[0])
                .toList();
    }
}
