package org.trmgateway.contracts.pack;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;

/**
 * What a pack says it contains; paths are relative to its folder.
 *
 * @param country its name, also that of its folder
 * @param version its version
 * @param languages languages of its documents, the default first
 * @param parties organisations that speak it
 * @param formats the syntaxes of its national systems
 * @param canonical whether it also takes and delivers canonical messages as they are
 * @param tables its code tables
 * @param labels file of its labels by language
 */
public record PackOutline(
        String country,
        String version,
        List<String> languages,
        List<PartyId> parties,
        List<Format> formats,
        boolean canonical,
        List<CodeTableFile> tables,
        Map<String, String> labels) {

    /**
     * One syntax.
     *
     * @param id its name
     * @param charset its character set
     * @param received names of the forms that come in
     * @param delivered messages that go out
     * @param plain those of them that have a plain form, and its name
     * @param plainTables the code table of each field a plain form writes with one
     */
    public record Format(
            String id,
            Charset charset,
            List<String> received,
            List<MessageType> delivered,
            Map<MessageType, String> plain,
            Map<String, String> plainTables) {}

    /**
     * One code table.
     *
     * @param name its name
     * @param file where its rows are: national, label, canonical, relation, direction
     * @param field id of the field it belongs to
     * @param list canonical code list it must stay inside
     */
    public record CodeTableFile(String name, String file, String field, Optional<String> list) {}

    static PackOutline of(PackManifest manifest, Function<PackManifest.Format, Optional<PlainForms>> plainForms) {
        return new PackOutline(
                manifest.country(),
                manifest.version(),
                manifest.languages(),
                manifest.parties(),
                manifest.formats().stream()
                        .map(format -> format(format, plainForms.apply(format)))
                        .toList(),
                manifest.canonical(),
                manifest.tables().stream()
                        .map(table -> new CodeTableFile(table.name(), table.file(), table.field(), table.list()))
                        .toList(),
                manifest.labels().stream()
                        .collect(Collectors.toMap(PackManifest.Labels::language, PackManifest.Labels::file)));
    }

    private static Format format(PackManifest.Format format, Optional<PlainForms> plainForms) {
        Map<MessageType, String> plain = plainForms.map(PlainForms::names).orElse(Map.of());
        return new Format(
                format.id(),
                format.charset(),
                Stream.concat(format.received().stream().map(PackManifest.Received::form), plain.values().stream())
                        .distinct()
                        .toList(),
                Stream.concat(format.delivered().stream().map(PackManifest.Delivered::message), plain.keySet().stream())
                        .distinct()
                        .toList(),
                plain,
                plainForms.map(PlainForms::tables).orElse(Map.of()));
    }
}
