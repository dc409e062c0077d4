package org.trmgateway.trail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.referral.Stage;
import org.trmgateway.trail.FlatJson.Text;
import org.trmgateway.trail.FlatJson.Value;
import org.trmgateway.trail.FlatJson.Whole;

/** Writes and reads the members of an entry. */
final class TrailEntryJson {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private final SortedMap<String, Value> members;

    private TrailEntryJson(SortedMap<String, Value> members) {
        this.members = members;
    }

    static EntryBytes write(TrailEntry entry) {
        TrailEntryJson json = new TrailEntryJson(new TreeMap<>());
        json.members.put("v", new Whole(TrailEntry.VERSION));
        json.put("event", Optional.of(entry.event().wireName()));
        json.put("messageId", entry.messageId());
        json.put("conversationId", entry.conversationId());
        json.put("from", entry.from());
        json.put("to", entry.to());
        json.put("stage", Optional.of(entry.stage().word()));
        json.put("at", Optional.of(TIME.format(entry.at().atOffset(ZoneOffset.UTC))));
        json.put("envelopeSha256", entry.envelopeSha256());
        json.put("payloadCommitment", entry.payloadCommitment());
        json.put("codeLists", entry.codeLists());
        json.put("policy", entry.policy());
        json.put("choreography", entry.choreography());
        json.put("pack", entry.pack());
        json.put("suite", entry.suite());
        json.put("errorCode", entry.errorCode());
        json.put("ruleId", entry.ruleId());
        json.put("fieldId", entry.fieldId());
        json.put("documentSha256", entry.documentSha256());
        json.put("previousEventSha256", entry.previousEventSha256());
        return new EntryBytes(FlatJson.write(json.members));
    }

    static TrailEntry read(EntryBytes bytes) {
        TrailEntryJson json = new TrailEntryJson(FlatJson.read(bytes.toArray()));
        try {
            return json.readMembers();
        } catch (IllegalArgumentException | DateTimeException wrongValue) {
            throw TrailInconsistency.of("entry-value", wrongValue);
        } catch (GatewayException wrongValue) {
            // The words of referral blame the peer for a bad id; here it is the trail that is wrong.
            throw TrailInconsistency.of(wrongValue.detail().rule().orElse("entry-value"), wrongValue);
        }
    }

    private TrailEntry readMembers() {
        if (!new Whole(TrailEntry.VERSION).equals(members.remove("v"))) {
            throw TrailInconsistency.of("entry-version");
        }
        TrailEntry entry = new TrailEntry(
                required("event", EvidenceEvent::ofWireName),
                take("messageId", MessageId::parse),
                take("conversationId", Sha256::new),
                take("from", PartyId::new),
                take("to", PartyId::new),
                required("stage", TrailEntryJson::stage),
                required("at", TrailEntryJson::time),
                take("envelopeSha256", Sha256::new),
                take("payloadCommitment", Sha256::new),
                take("codeLists", Function.identity()),
                take("policy", Function.identity()),
                take("choreography", Function.identity()),
                take("pack", Function.identity()),
                take("suite", Function.identity()),
                take("errorCode", ErrorCode::valueOf),
                take("ruleId", Function.identity()),
                take("fieldId", Function.identity()),
                take("documentSha256", Sha256::new),
                take("previousEventSha256", Sha256::new));
        if (!members.isEmpty()) {
            throw TrailInconsistency.of("entry-member-unknown");
        }
        return entry;
    }

    private void put(String name, Optional<?> value) {
        value.ifPresent(present -> members.put(name, new Text(present.toString())));
    }

    private <T> T required(String name, Function<String, T> reader) {
        return take(name, reader).orElseThrow(() -> TrailInconsistency.of("entry-member-missing"));
    }

    private <T> Optional<T> take(String name, Function<String, T> reader) {
        return switch (members.remove(name)) {
            case null -> Optional.empty();
            case Text(String text) -> Optional.of(reader.apply(text));
            case Whole(long _) -> throw TrailInconsistency.of("entry-value");
        };
    }

    private static Stage stage(String word) {
        for (Stage stage : Stage.values()) {
            if (stage.word().equals(word)) {
                return stage;
            }
        }
        throw TrailInconsistency.of("entry-value");
    }

    private static Instant time(String text) {
        return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
    }
}
