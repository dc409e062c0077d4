package org.trmgateway.contracts.pack;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
     */
    public record Format(String id, Charset charset, List<String> received, List<MessageType> delivered) {}

    /**
     * One code table.
     *
     * @param name its name
     * @param file where its rows are: national, label, canonical, relation, direction
     * @param field id of the field it belongs to
     * @param list canonical code list it must stay inside
     */
    public record CodeTableFile(String name, String file, String field, Optional<String> list) {}

    static PackOutline of(PackManifest manifest) {
        return new PackOutline(
                manifest.country(),
                manifest.version(),
                manifest.languages(),
                manifest.parties(),
                manifest.formats().stream().map(PackOutline::format).toList(),
                manifest.canonical(),
                manifest.tables().stream()
                        .map(table -> new CodeTableFile(table.name(), table.file(), table.field(), table.list()))
                        .toList(),
                manifest.labels().stream()
                        .collect(Collectors.toMap(PackManifest.Labels::language, PackManifest.Labels::file)));
    }

    private static Format format(PackManifest.Format format) {
        return new Format(
                format.id(),
                format.charset(),
                format.received().stream().map(PackManifest.Received::form).toList(),
                format.delivered().stream().map(PackManifest.Delivered::message).toList());
    }
}
