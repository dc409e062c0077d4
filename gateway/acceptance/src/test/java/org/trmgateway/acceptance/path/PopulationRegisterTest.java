package org.trmgateway.acceptance.path;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.trmgateway.acceptance.demo.Samples;
import org.trmgateway.protect.BlindIndex;
import org.trmgateway.protect.CaseKeyId;
import org.trmgateway.protect.PseudonymKeys;
import org.trmgateway.protect.SubjectId;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;

/**
 * The attack that a plain keyed hash of names would not survive: somebody has the whole database of the country that opened the case, the secret
 * pseudonyms are derived from, and a register of the population with the person in it. The storage key is the one thing that was not stolen.
 */
@ExtendWith(SharedFederation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PopulationRegisterTest {

    private static final int POPULATION = 2000;
    private static final long SEED = 20_261_126;
    private static final Persona PERSON = Persona.TRAVELLER;
    private static final PartyId ORIGIN = new PartyId("pl-sg");

    private final LiveFederation live;
    private byte[] secret = {};
    private List<Holdings.Value> dump = List.of();

    /** A line of the register. */
    private record Citizen(String first, String last, LocalDate born, String number, String phone) {}

    PopulationRegisterTest(LiveFederation live) {
        this.live = live;
    }

    @BeforeAll
    void steal() throws IOException {
        CaseStory story = new CaseStory(live);
        String number = live.newCaseNumber();
        String referral = story.handIn(PERSON.form(Samples.MOTHER, number).getBytes(UTF_8));
        story.accept(referral);
        story.clear(number);
        story.take(live.iom(), story.handIn(PERSON.form(Samples.RETURN, number).getBytes(UTF_8)));
        live.settle();
        secret = HexFormat.of()
                .parseHex(Files.readString(live.federation().files("pl").pseudonymSecret())
                        .strip());
        dump = Holdings.of(live.inside(), "pl");
    }

    @Test
    void aStolenDatabaseAndThePseudonymSecretAndARegisterReidentifyNobody() {
        Guesses guesses = new Guesses();
        for (Citizen citizen : register()) {
            for (String spelling : spellings(citizen)) {
                guess(guesses, spelling);
            }
        }

        assertThat(dump).hasSizeGreaterThan(500);
        assertThat(dump).anyMatch(value -> value.column().equals("pseudonym_index.minted.subject_id"));
        assertThat(guesses.size()).isGreaterThan(1_000_000);
        Set<String> found = new TreeSet<>();
        for (Holdings.Value value : dump) {
            guesses.in(value.bytes()).forEach(how -> found.add(value.column() + ": " + how));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void theAttackFindsWhatWasDerivedFromAPerson() {
        String number = PERSON.identityNumber();
        SubjectId naive = SubjectId.of(first16(digest("SHA-256", number.getBytes(UTF_8))));
        Guesses guesses = new Guesses();
        guess(guesses, number);

        for (byte[] planted : List.of(
                number.getBytes(UTF_8),
                hmac(number.getBytes(UTF_8)),
                digest("SHA-256", number.getBytes(UTF_8)),
                ("<a>" + HexFormat.of().formatHex(digest("SHA-256", number.getBytes(UTF_8))) + "</a>").getBytes(UTF_8),
                new BlindIndex(secret).of("case-number", ORIGIN, number),
                naive.bytes(),
                new PseudonymKeys(secret)
                        .mint(naive, ORIGIN, new PartyId("by-mvd"), new NodeId("by"), "referral", 1, 0)
                        .symbols()
                        .getBytes(UTF_8))) {
            byte[] around = new byte[planted.length + 9];
            System.arraycopy(planted, 0, around, 4, planted.length);
            assertThat(guesses.in(around)).isNotEmpty();
        }
    }

    /** Whatever a careless design could have made of a value, with what the thief has. */
    private void guess(Guesses guesses, String spelling) {
        byte[] text = spelling.getBytes(UTF_8);
        guesses.add(text, "in clear");
        guesses.add(spelling.getBytes(UTF_16LE), "in clear");
        for (byte[] bytes : List.of(text, spelling.getBytes(UTF_16LE))) {
            for (String algorithm : List.of("SHA-256", "SHA-1", "MD5")) {
                guesses.addDigest(digest(algorithm, bytes), algorithm);
            }
            guesses.addDigest(hmac(bytes), "HMAC");
        }
        BlindIndex blind = new BlindIndex(secret);
        guesses.addDigest(blind.of("case-number", ORIGIN, spelling), "blind index");
        guesses.addDigest(blind.of("pseudonym", ORIGIN, spelling), "blind index");
        PseudonymKeys keys = new PseudonymKeys(secret);
        for (byte[] id : List.of(first16(digest("SHA-256", text)), first16(hmac(text)))) {
            guesses.addDigest(id, "id");
            guesses.add(
                    keys.mint(SubjectId.of(id), ORIGIN, new PartyId("by-mvd"), new NodeId("by"), "referral", 1, 0)
                            .symbols()
                            .getBytes(UTF_8),
                    "pseudonym");
            guesses.add(
                    keys.caseReference(CaseKeyId.of(id), ORIGIN, new PartyId("by-mvd"), "CASE", 1)
                            .value()
                            .getBytes(ISO_8859_1),
                    "reference");
        }
    }

    private static List<Citizen> register() {
        Random random = new Random(SEED);
        List<String> syllables = List.of(
                "ka", "wal", "czuk", "nie", "wiad", "sło", "mir", "żu", "raw", "łan", "pio", "tro", "wic", "dą", "bro");
        List<Citizen> register = new ArrayList<>();
        while (register.size() < POPULATION - 1) {
            LocalDate born = LocalDate.of(1960 + random.nextInt(50), 1 + random.nextInt(12), 1 + random.nextInt(28));
            register.add(new Citizen(
                    name(random, syllables, 3),
                    name(random, syllables, 4),
                    born,
                    "%02d%02d%02d%05d"
                            .formatted(
                                    born.getYear() % 100,
                                    born.getMonthValue(),
                                    born.getDayOfMonth(),
                                    random.nextInt(100_000)),
                    "+48600" + (100_000 + random.nextInt(900_000))));
        }
        register.add(
                random.nextInt(POPULATION),
                new Citizen(
                        PERSON.firstName(),
                        PERSON.surname(),
                        LocalDate.of(1992, 3, 8),
                        PERSON.identityNumber(),
                        PERSON.phone()));
        return register;
    }

    private static String name(Random random, List<String> syllables, int length) {
        StringBuilder name = new StringBuilder();
        for (int syllable = 0; syllable < length; syllable++) {
            name.append(syllables.get(random.nextInt(syllables.size())));
        }
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static Set<String> spellings(Citizen citizen) {
        String born = citizen.born().toString();
        String compact = born.replace("-", "");
        Set<String> written = new LinkedHashSet<>(List.of(
                citizen.first() + " " + citizen.last(),
                citizen.last() + " " + citizen.first(),
                citizen.last() + ", " + citizen.first(),
                citizen.first() + citizen.last(),
                citizen.first() + "|" + citizen.last() + "|" + born,
                citizen.last() + "|" + citizen.first() + "|" + born,
                citizen.first() + " " + citizen.last() + " " + born,
                citizen.last() + citizen.first() + compact,
                citizen.number() + "|" + born,
                citizen.last() + "|" + citizen.number(),
                citizen.last()));
        Set<String> spellings = new LinkedHashSet<>(List.of(
                citizen.number(),
                citizen.phone(),
                citizen.phone().substring(1),
                citizen.phone().substring(3)));
        for (String text : written) {
            for (String letters : List.of(text, plain(text))) {
                spellings.add(letters);
                spellings.add(letters.toUpperCase(Locale.ROOT));
                spellings.add(letters.toLowerCase(Locale.ROOT));
            }
        }
        return spellings;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('ł', 'l')
                .replace('Ł', 'L');
    }

    private byte[] hmac(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] first16(byte[] bytes) {
        return Arrays.copyOf(bytes, SubjectId.LENGTH);
    }
}
