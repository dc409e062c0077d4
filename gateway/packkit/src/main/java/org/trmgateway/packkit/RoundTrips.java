package org.trmgateway.packkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.contracts.pack.CountryPack;
import org.trmgateway.contracts.pack.NationalDocument;
import org.trmgateway.contracts.pack.PackOutline;
import org.trmgateway.contracts.pack.Translation;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Loss;
import org.w3c.dom.Document;

/** Writes canonical messages as forms of one pack and takes them back. */
final class RoundTrips {

    /** What the envelope of each journey says anew. */
    private static final Set<String> ROUTING =
            Set.of("trm_CaseNumber", "trm_CaseReference", "trm_Recipient", "trm_InReplyTo");

    private static final Set<String> MADE_ON_THE_WAY = Set.of("trm_Loss", "trm_SealedPart");
    private static final String PARTS = "\n";

    private final CountryPack pack;
    private final PackOutline outline;
    private final Contracts contracts;
    private final Map<String, Set<String>> coarser;

    private RoundTrips(CountryPack pack, PackOutline outline, Contracts contracts, Map<String, Set<String>> coarser) {
        this.pack = pack;
        this.outline = outline;
        this.contracts = contracts;
        this.coarser = coarser;
    }

    /** Trips through the forms of a pack. */
    static RoundTrips through(PackSource source, CountryPack pack, PackOutline outline, Contracts contracts) {
        ContractFolder folder = new ContractFolder(source.files(), "countries/" + source.country());
        Map<String, Set<String>> byTable = outline.tables().stream()
                .collect(Collectors.toMap(
                        PackOutline.CodeTableFile::name,
                        table -> Set.copyOf(CodeCoverage.of(folder, table, contracts.codeLists())
                                .coarser())));
        Map<String, Set<String>> byElement = new HashMap<>();
        outline.formats()
                .forEach(format -> format.plainTables()
                        .forEach((element, table) -> byElement.put(element, byTable.getOrDefault(table, Set.of()))));
        return new RoundTrips(pack, outline, contracts, byElement);
    }

    /** The way of a received sample of this pack. */
    RoundTrip of(Sample sample) {
        return of(sample.name(), pack.toCanonical(sample.document()));
    }

    /**
     * The way of a message: as a plain form where the pack has them, else as what it delivers.
     *
     * @param name what it is called in reports
     * @param first the message as the sender's pack made it
     */
    RoundTrip of(String name, Translation first) {
        try {
            Optional<NationalDocument> form = pack.toForm(first.canonical());
            if (form.isPresent()) {
                return compared(
                        name,
                        RoundTrip.Way.PLAIN,
                        first,
                        pack.toCanonical(form.get().bytes()));
            }
            NationalDocument out =
                    pack.toNational(first.message().type(), first.canonical(), Deliveries.any(outline.parties()));
            boolean national = outline.formats().stream()
                    .anyMatch(format ->
                            format.delivered().contains(first.message().type()));
            byte[] again = national ? out.bytes() : Message.write(Message.unwrapped(out.bytes()));
            return compared(
                    name, national ? RoundTrip.Way.NATIONAL : RoundTrip.Way.CANONICAL, first, pack.toCanonical(again));
        } catch (GatewayException noWay) {
            return new RoundTrip(
                    name, RoundTrip.Way.ONE_WAY, List.of(), List.of(), (noWay.code() + " " + noWay.detail()).strip());
        }
    }

    private RoundTrip compared(String name, RoundTrip.Way way, Translation first, Translation second) {
        boolean codes = way == RoundTrip.Way.NATIONAL;
        Map<String, List<String>> before = values(first.canonical(), codes);
        Map<String, List<String>> after = values(second.canonical(), codes);
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<String> differing = names.stream()
                .filter(element ->
                        !before.getOrDefault(element, List.of()).equals(after.getOrDefault(element, List.of())))
                .toList();
        // Where national codes are compared, the way in has had its say as well.
        Set<String> lossy = Stream.concat(
                        codes ? first.losses().stream() : Stream.<Loss>empty(), second.losses().stream())
                .map(Loss::fieldId)
                .collect(Collectors.toSet());
        return new RoundTrip(
                name,
                way,
                differing,
                differing.stream()
                        .filter(path -> speaksOf(path, lossy)
                                || goesOutCoarser(
                                        path,
                                        before.getOrDefault(path, List.of()),
                                        after.getOrDefault(path, List.of())))
                        .toList(),
                "");
    }

    private boolean speaksOf(String path, Set<String> lossyFields) {
        return contracts
                .releasePolicy()
                .fieldId(path.substring(path.indexOf('/') + 1))
                .filter(lossyFields::contains)
                .isPresent();
    }

    /** Whether each value that is not there any more is a code for which the table of its field has nothing of the same meaning. */
    private boolean goesOutCoarser(String path, List<String> before, List<String> after) {
        Set<String> codes = coarser.getOrDefault(path.substring(path.indexOf('/') + 1), Set.of());
        Set<String> gone = new HashSet<>(before);
        after.forEach(gone::remove);
        return !gone.isEmpty() && gone.stream().allMatch(value -> codes.contains(value.split(PARTS, 2)[0]));
    }

    /** Values by element; with the national codes where the way back goes through national codes. */
    private static Map<String, List<String>> values(Document message, boolean codes) {
        Map<String, List<String>> values = new TreeMap<>();
        Message.leaves(message.getDocumentElement(), leaf -> {
            if (!ROUTING.contains(leaf.getLocalName()) && !MADE_ON_THE_WAY.contains(leaf.getLocalName())) {
                values.computeIfAbsent(Message.path(leaf), path -> new ArrayList<>())
                        .add(leaf.getTextContent()
                                + PARTS
                                + leaf.getAttribute("trm_dataStatus")
                                + (codes ? PARTS + Message.originalCode(leaf) : ""));
            }
        });
        return values;
    }
}
