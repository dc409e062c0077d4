package org.trmgateway.packkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.Table;
import org.trmgateway.contracts.pack.DeliveryContext;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sensitive;

/**
 * The facts of delivery a sample was made with, which its canonical message does not hold. A pack may list them in
 * {@code samples/deliveries.csv}, the row {@code *} for all samples without one of their own; else they are the facts all packs share, and
 * the sample shows which of them it has.
 */
final class Deliveries {

    /** Where a pack lists them, below its samples. */
    static final String FILE = "deliveries.csv";

    private static final String ALL = "*";
    private static final MessageId MESSAGE = MessageId.parse("01930f7a-5c00-7a1b-8c2d-000000000003");
    private static final MessageId ANSWERED = MessageId.parse("01930f7a-5c00-7a1b-8c2d-000000000001");
    private static final CaseReference CASE = new CaseReference("0123456789ABCDEFGHJKMNPQRS");
    private static final String NUMBER = "SG/2026/0017";
    private static final Instant CREATED = Instant.parse("2026-11-23T09:30:00Z");
    private static final List<PartyId> SENDERS = List.of(new PartyId("pl-sg"), new PartyId("by-mvd"));
    private static final PartyId RECEIVER = new PartyId("by-mvd");

    private final Map<String, Table.Row> rows;

    private Deliveries(Map<String, Table.Row> rows) {
        this.rows = rows;
    }

    static Deliveries of(PackSource pack) {
        ContractFolder folder = new ContractFolder(pack.files(), "countries/" + pack.country());
        Map<String, Table.Row> rows = new LinkedHashMap<>();
        if (folder.has("samples/" + FILE)) {
            Table.read(
                            folder,
                            "samples/" + FILE,
                            "sample",
                            "message",
                            "reference",
                            "number",
                            "from",
                            "to",
                            "created",
                            "answers",
                            "language")
                    .rows()
                    .forEach(row -> rows.put(row.get("sample"), row));
        }
        return new Deliveries(rows);
    }

    /** Whether a sample has a row of its own. */
    boolean names(String sample) {
        return rows.containsKey(sample);
    }

    /** The facts of one sample, for a pack of these parties. All identifiers are ASCII, whatever the document is written in. */
    DeliveryContext context(Sample sample, List<PartyId> parties) {
        return Optional.ofNullable(rows.getOrDefault(sample.name(), rows.get(ALL)))
                .map(Deliveries::listed)
                .orElseGet(() -> shared(new String(sample.document(), ISO_8859_1), parties));
    }

    /** Facts for a delivery of which there is no sample. */
    static DeliveryContext any(List<PartyId> parties) {
        return shared(NUMBER, parties);
    }

    private static DeliveryContext listed(Table.Row row) {
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

    private static DeliveryContext shared(String text, List<PartyId> parties) {
        PartyId from = SENDERS.stream()
                .filter(sender -> !parties.contains(sender))
                .findFirst()
                .orElse(SENDERS.getFirst());
        PartyId to = parties.stream()
                .filter(party -> text.contains(party.toString()))
                .findFirst()
                .orElseGet(() -> text.contains(RECEIVER.toString()) ? RECEIVER : parties.getFirst());
        return new DeliveryContext(
                MESSAGE,
                CASE,
                new Sensitive<>(Optional.of(NUMBER).filter(text::contains)),
                from,
                to,
                CREATED,
                Optional.of(ANSWERED).filter(id -> text.contains(id.toString())),
                "en");
    }
}
