package org.trmgateway.packkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.contracts.pack.CountryPack;
import org.trmgateway.contracts.pack.NationalDocument;
import org.trmgateway.contracts.pack.PackOutline;
import org.trmgateway.contracts.pack.Translation;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Loss;
import org.w3c.dom.Document;

/** Sends the forms of a pack out again and takes them back. */
final class RoundTrips {

    /** What the envelope of each journey says anew. */
    private static final Set<String> ROUTING =
            Set.of("trm_CaseNumber", "trm_CaseReference", "trm_Recipient", "trm_InReplyTo");

    private static final Set<String> MADE_ON_THE_WAY = Set.of("trm_Loss", "trm_SealedPart");

    private final CountryPack pack;
    private final PackOutline outline;
    private final Contracts contracts;

    RoundTrips(CountryPack pack, PackOutline outline, Contracts contracts) {
        this.pack = pack;
        this.outline = outline;
        this.contracts = contracts;
    }

    /** The way of a received sample that translates. */
    RoundTrip of(Sample sample) {
        Translation first = pack.toCanonical(sample.document());
        try {
            NationalDocument out =
                    pack.toNational(first.message().type(), first.canonical(), Deliveries.any(outline.parties()));
            boolean national = outline.formats().stream()
                    .anyMatch(format ->
                            format.delivered().contains(first.message().type()));
            RoundTrip.Way way = national ? RoundTrip.Way.NATIONAL : RoundTrip.Way.CANONICAL;
            byte[] again = national ? out.bytes() : Message.write(Message.unwrapped(out.bytes()));
            return compared(sample, way, first, pack.toCanonical(again));
        } catch (GatewayException noWay) {
            return new RoundTrip(
                    sample.name(),
                    RoundTrip.Way.ONE_WAY,
                    List.of(),
                    List.of(),
                    (noWay.code() + " " + noWay.detail()).strip());
        }
    }

    private RoundTrip compared(Sample sample, RoundTrip.Way way, Translation first, Translation second) {
        boolean codes = way == RoundTrip.Way.NATIONAL;
        Map<String, List<String>> before = values(first.canonical(), codes);
        Map<String, List<String>> after = values(second.canonical(), codes);
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<String> differing = names.stream()
                .filter(name -> !before.getOrDefault(name, List.of()).equals(after.getOrDefault(name, List.of())))
                .toList();
        Set<String> lossy = Stream.concat(first.losses().stream(), second.losses().stream())
                .map(Loss::fieldId)
                .collect(Collectors.toSet());
        return new RoundTrip(
                sample.name(),
                way,
                differing,
                differing.stream()
                        .filter(name -> contracts
                                .releasePolicy()
                                .fieldId(name.substring(name.indexOf('/') + 1))
                                .filter(lossy::contains)
                                .isPresent())
                        .toList(),
                "");
    }

    /** Values by element; with the national codes where the way back goes through national codes. */
    private static Map<String, List<String>> values(Document message, boolean codes) {
        Map<String, List<String>> values = new TreeMap<>();
        Message.leaves(message.getDocumentElement(), leaf -> {
            if (!ROUTING.contains(leaf.getLocalName()) && !MADE_ON_THE_WAY.contains(leaf.getLocalName())) {
                values.computeIfAbsent(Message.path(leaf), path -> new ArrayList<>())
                        .add(leaf.getTextContent()
                                + '\n'
                                + leaf.getAttribute("trm_dataStatus")
                                + (codes ? '\n' + Message.originalCode(leaf) : ""));
            }
        });
        return values;
    }
}
