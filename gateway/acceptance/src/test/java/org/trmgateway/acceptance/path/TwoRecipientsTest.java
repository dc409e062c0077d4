package org.trmgateway.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.trmgateway.acceptance.demo.Samples;
import org.trmgateway.routes.store.Direction;

/**
 * Two recipients of one case lay everything they hold on one table, each decrypted with its own keys: databases, messages and documents. No value
 * of the one may lead to the case in the other's.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoRecipientsTest {

    private static final int PORT_BASE = 9500;
    /** What could be an id, a reference, a pseudonym, a number or a digest. */
    private static final Pattern WORD = Pattern.compile("(?=[A-Za-z+/=_-]*[0-9])[A-Za-z0-9+/=_-]{8,}");
    /** Days, and moments as ASN.1 writes them. That two messages came within an instant is beyond a gateway. */
    private static final Pattern MOMENT =
            Pattern.compile("-?20[23][0-9]-[01][0-9]-[0-3][0-9](?:T[0-9]{2})?|[0-9]{12}Z.*");
    /** Names of elements. */
    private static final Pattern NAME = Pattern.compile("/?[A-Za-z_]+Sha256");

    /** The office's telephones: on every form it ever sends, whoever it is about. */
    private static final Set<String> OF_THE_OFFICE = Set.of("+48225550117", "+48225550118");

    private LiveFederation live;
    /** What the one knew before there was a case: offices, certificates, codes. What stands in the case of anybody joins nobody's. */
    private Set<String> ofAnybody = Set.of();

    @BeforeAll
    void playACaseWithTwoRecipients() throws IOException {
        live = LiveFederation.startApart("join", PORT_BASE);
        CaseStory story = new CaseStory(live);
        story.accept(story.handIn(Samples.polish(Samples.WORKER, live.newCaseNumber())));
        live.settle();
        ofAnybody = words("by").keySet();
        String number = live.newCaseNumber();
        story.referAndClear(number);
        String request = story.handIn(Samples.polish(Samples.RETURN, number));
        story.approve(request, story.take(live.iom(), request));
        // one form that becomes a message to each of them
        String withdrawal = story.handIn(Forms.withdrawal(number, "wszystko=\"tak\""));
        live.awaitBelarusianDocument(withdrawal);
        live.settle();
    }

    @AfterAll
    void stop() {
        live.close();
    }

    @Test
    void haveNoValueInCommonThatLeadsFromOneToTheOther() throws IOException {
        Map<String, String> belarus = words("by");
        Map<String, String> office = words("iom");
        Set<String> published = published();
        Map<String, String> common = new TreeMap<>();
        belarus.forEach((word, where) -> {
            if (office.containsKey(word)
                    && !MOMENT.matcher(word).matches()
                    && !NAME.matcher(word).matches()
                    && !ofAnybody.contains(word)
                    && !OF_THE_OFFICE.contains(word)
                    && !published.contains(word)) {
                common.put(word, where + " = " + office.get(word));
            }
        });

        assertThat(belarus).hasSizeGreaterThan(100);
        assertThat(office).hasSizeGreaterThan(100);
        assertThat(common).isEmpty();
    }

    @Test
    void wouldHaveBeenSeenInTheEnvelopeTheyBothGot() throws IOException {
        String form = "select encode(original_sha256, 'hex') from message where type = 'M22' and direction = 'IN'";

        assertThat(words("by"))
                .containsKey(live.database("by").sql(form).query(String.class).single());
        assertThat(words("iom"))
                .containsKey(live.database("iom").sql(form).query(String.class).single());
        assertThat(words("by").keySet()).anyMatch(word -> word.matches("[0-9A-HJKMNP-TV-Z]{15}"));
    }

    /** Every word a node's parties could compare, and where it stands. */
    private Map<String, String> words(String node) throws IOException {
        Map<String, String> words = new TreeMap<>();
        for (Holdings.Value value : Holdings.of(live.inside(), node)) {
            // The state of a trail goes to every node, whoever its cases are about.
            if (value.column().startsWith("witness_state.")) {
                continue;
            }
            if (value.binary() && value.bytes().length >= 16 && value.bytes().length <= 64) {
                words.put(HexFormat.of().formatHex(value.bytes()), value.column());
            }
            collect(words, value.column(), new String(value.bytes(), StandardCharsets.ISO_8859_1));
        }
        Bodies bodies = new Bodies(live.inside());
        for (Direction direction : Direction.values()) {
            for (String id : bodies.ids(node, direction)) {
                collect(words, "body", bodies.text(node, id, direction));
            }
        }
        if (node.equals("by")) {
            try (var files = Files.list(live.federation().files("by").deliveryFolder("by-mvd"))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    collect(words, "document", new String(Files.readAllBytes(file), CaseStory.BELARUSIAN));
                }
            }
        }
        return words;
    }

    /** What everybody has anyway: the columns that say which rules were in force, and the checkpoints of trails. */
    private Set<String> published() {
        Map<String, String> words = new TreeMap<>();
        live.database("pl")
                .sql("select distinct pack_version || ' ' || policy_version || ' ' || choreography_version || ' '"
                        + " || code_list_version || ' ' || suite from message")
                .query(String.class)
                .list()
                .forEach(versions -> collect(words, "", versions));
        for (String node : List.of("pl", "by", "iom")) {
            live.database(node)
                    .sql("select note from trail_checkpoint")
                    .query(byte[].class)
                    .list()
                    .forEach(note -> collect(words, "", new String(note, StandardCharsets.UTF_8)));
        }
        return new TreeSet<>(words.keySet());
    }

    private static void collect(Map<String, String> words, String where, String text) {
        WORD.matcher(text).results().forEach(found -> words.put(found.group(), where));
    }
}
