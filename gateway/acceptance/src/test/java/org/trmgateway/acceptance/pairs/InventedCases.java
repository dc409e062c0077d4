package org.trmgateway.acceptance.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.trmgateway.acceptance.demo.SystemClient;

/** Makes referrals of invented persons, the same for the same seed, and hands them in by every channel. */
final class InventedCases {

    static final int FIRST_CASE = 900_000;

    private static final List<NameKind> KINDS = List.of(NameKind.values());
    private static final List<Pair> WAYS = List.of(
            new Pair("pl-sg", "by-mvd"),
            new Pair("by-mvd", "pl-sg"),
            new Pair("sk-mv", "rs-centar"),
            new Pair("rs-centar", "sk-mv"),
            new Pair("tm-ngo", "iom-pl"),
            new Pair("pl-sg", "iom-by"),
            new Pair("by-mvd", "tm-ngo"),
            new Pair("sk-mv", "pl-sg"),
            new Pair("pl-sg", "tm-ngo"),
            new Pair("rs-centar", "pl-sg"));
    private static final Map<String, List<NameKind>> LANGUAGES = Map.of(
            "pl", List.of(NameKind.POLISH),
            "sk", List.of(NameKind.SLOVAK, NameKind.SLOVAK, NameKind.SLOVAK, NameKind.RUSSIAN),
            "rs", List.of(NameKind.RUSSIAN, NameKind.SERBIAN, NameKind.BELARUSIAN, NameKind.SERBIAN_LATIN),
            "by", List.of(NameKind.RUSSIAN, NameKind.RUSSIAN, NameKind.BELARUSIAN),
            "tm", List.of(NameKind.TURKMEN));

    private final SixNodes nodes;
    private final long seed;
    private final LocalDate today;
    private final Random random;
    private final Set<String> taken = new HashSet<>();
    private int made;

    InventedCases(SixNodes nodes, long seed, LocalDate today) {
        this.nodes = nodes;
        this.seed = seed;
        this.today = today;
        this.random = new Random(seed);
    }

    InventedPerson person(NameKind kind) {
        return InventedPerson.of(kind, random, taken);
    }

    /** A case number that nobody has, as the party's country writes it. */
    String nextNumber(String party) {
        return nodes.system(party).voice().caseNumber(FIRST_CASE + ++made);
    }

    /** Canonical messages with everything in them: all kinds of names, all ways, all channels. */
    List<Supplier<InventedCase>> canonical(int count) {
        List<Supplier<InventedCase>> cases = new ArrayList<>();
        for (int place = 0; place < count; place++) {
            Pair way = WAYS.get(place % WAYS.size());
            InventedPerson person = person(KINDS.get(place % KINDS.size()));
            InventedForm form = InventedForm.of(person, nextNumber(way.from()), way.to(), today);
            cases.add(handIn(person, way, form.bytes(), made % 2 == 0, Map.of()));
        }
        return cases;
    }

    /** A form of each country, with invented names in place of those of its sample. */
    List<Supplier<InventedCase>> national() {
        List<Supplier<InventedCase>> cases = new ArrayList<>();
        for (Pair way : List.of(
                new Pair("pl-sg", "sk-mv"),
                new Pair("sk-mv", "by-mvd"),
                new Pair("rs-centar", "by-mvd"),
                new Pair("by-mvd", "rs-centar"),
                new Pair("tm-ngo", "pl-sg"))) {
            cases.add(national(way));
        }
        return cases;
    }

    private Supplier<InventedCase> national(Pair way) {
        NationalSystem sender = nodes.system(way.from());
        String number = nextNumber(way.from());
        String text = new String(
                sender.voice().referral(way.to(), number, today), sender.voice().charset());
        List<NameKind> kinds = LANGUAGES.get(sender.actor().node());
        Map<String, String> planted = new LinkedHashMap<>();
        for (int place = 0; place < sender.voice().names().size(); place++) {
            NameKind kind = kinds.get(Math.min(place, kinds.size() - 1));
            String name = kind.invent(random, taken);
            String old = sender.voice().names().get(place);
            // one that stood within another was replaced together with it
            if (text.contains(old)) {
                planted.put(name, "name " + place);
                text = text.replace(old, name);
            }
        }
        byte[] form = text.getBytes(sender.voice().charset());
        return handIn(person(kinds.getFirst()), way, form, false, planted);
    }

    /** Hands in by folder where the system has one, by SOAP when asked, and by REST otherwise. */
    Supplier<InventedCase> handIn(
            InventedPerson person, Pair way, byte[] form, boolean bySoap, Map<String, String> planted) {
        NationalSystem sender = nodes.system(way.from());
        NationalSystem receiver = nodes.system(way.to());
        int number = made;
        String channel = sender.dropFolder().isPresent() ? "folder" : bySoap ? "soap" : "rest";
        String label = "seed " + seed + " case " + number + " " + person.kind() + " " + way.from() + ">" + way.to();
        Supplier<String> messageId = switch (channel) {
            case "folder" -> sender.dropFolder().orElseThrow().drop(form);
            case "soap" -> bySoap(sender, form, label);
            default -> byRest(sender, form, label, planted.isEmpty());
        };
        return () -> new InventedCase(number, label, person, sender, receiver, channel, form, messageId.get(), planted);
    }

    private static Supplier<String> bySoap(NationalSystem sender, byte[] form, String label) {
        SystemClient.Answer answer = sender.actor().client().submitBySoap(form, SystemClient.newKey());
        String id = SystemClient.messageIdIn(answer).orElseThrow(() -> new AssertionError(label + " was refused"));
        return () -> id;
    }

    private static Supplier<String> byRest(NationalSystem sender, byte[] form, String label, boolean canonical) {
        String type = canonical ? "application/xml" : sender.voice().mediaType();
        SystemClient.Answer answer = sender.actor().client().submit(form, type, SystemClient.newKey());
        assertThat(answer.status()).as(label).isEqualTo(201);
        String id = answer.json().get("messageIds").get(0).asString();
        return () -> id;
    }
}
