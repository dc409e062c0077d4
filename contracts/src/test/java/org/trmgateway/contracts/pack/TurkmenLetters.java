package org.trmgateway.contracts.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.Table;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sensitive;

/** Turkmen letters made from the samples of the pack, and what they translate to. */
final class TurkmenLetters {

    static final ContractFolder FOLDER = new ContractFolder("countries/tm");

    private TurkmenLetters() {}

    static List<Table.Row> words(String table) {
        PackManifest.Table declared = PackManifest.read(FOLDER).tables().stream()
                .filter(known -> known.name().equals(table))
                .findFirst()
                .orElseThrow();
        List<Table.Row> rows = Table.read(FOLDER, declared.file()).rows().stream()
                .filter(row -> !row.get("direction").equals("out"))
                .toList();
        assertThat(rows).isNotEmpty();
        return rows;
    }

    static Translation translate(String letter) {
        return PackSamples.pack("tm").toCanonical(letter.getBytes(StandardCharsets.UTF_8));
    }

    static GatewayException refused(String letter) {
        return catchThrowableOfType(GatewayException.class, () -> translate(letter));
    }

    static String text(Translation translation) {
        return PackSamples.comparable(translation.canonical());
    }

    /** Everything but where the message goes and what was lost on the way. */
    static String content(Translation translation) {
        return text(translation)
                .replaceAll("<Case>\\s*</Case>|<trm_(CaseNumber|CaseReference|Recipient|InReplyTo)>[^<]*</[^>]*>", "")
                .replaceAll("(?s)<Losses>.*</Losses>|<Case>\\s*</Case>", "")
                .replaceAll("\\n+", "\n");
    }

    static String without(String sample, String... keys) {
        return PackSamples.text("tm", sample + ".txt")
                .lines()
                .filter(line -> Stream.of(keys).noneMatch(key -> line.startsWith(key + ":")))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    static String withoutPlace(String sample) {
        return without(sample, "Welaýat", "Etrap", "Ilatly ýer");
    }

    static String with(String sample, String key, String line) {
        return without(sample, key) + key + ": " + line + "\n";
    }

    static DeliveryContext context(String language) {
        return new DeliveryContext(
                PackSamples.MESSAGE,
                PackSamples.CASE,
                new Sensitive<>(Optional.empty()),
                new PartyId("pl-sg"),
                new PartyId("tm-ngo"),
                Instant.parse("2026-11-23T09:30:00Z"),
                Optional.empty(),
                language);
    }
}
