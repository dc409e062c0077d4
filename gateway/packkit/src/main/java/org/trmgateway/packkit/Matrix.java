package org.trmgateway.packkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.contracts.pack.CountryPack;
import org.trmgateway.contracts.pack.PackOutline;
import org.trmgateway.contracts.pack.PackReading;
import org.trmgateway.contracts.pack.Translation;

/**
 * From every pack to every pack: each form a country hands in becomes canonical, then a form of the other country, then canonical again. What differs
 * at the end must be something the code tables of the other country say.
 *
 * @param packs the packs, in order
 * @param cells the trips, by sending and receiving pack
 */
record Matrix(List<String> packs, Map<Pair, List<RoundTrip>> cells) {

    /** Sending and receiving pack. */
    record Pair(String from, String to) {}

    Matrix {
        packs = List.copyOf(packs);
        cells = Map.copyOf(cells);
    }

    private record Ready(PackSource source, CountryPack pack, PackOutline outline) {}

    /** Takes every trip; packs that do not start are left out, for their own check refuses them. */
    static Matrix of(List<PackSource> sources, Contracts contracts) {
        SequencedMap<String, Ready> ready = new LinkedHashMap<>();
        for (PackSource source : sources) {
            PackReading reading = source.read(contracts);
            if (reading.pack().isPresent() && reading.outline().isPresent()) {
                ready.put(
                        source.country(),
                        new Ready(
                                source, reading.pack().get(), reading.outline().get()));
            }
        }
        Map<Pair, List<RoundTrip>> cells = new LinkedHashMap<>();
        for (Ready from : ready.values()) {
            Map<String, Translation> sent = sent(from);
            for (Ready to : ready.values()) {
                RoundTrips trips = RoundTrips.through(to.source(), to.pack(), to.outline(), contracts);
                List<RoundTrip> taken = new ArrayList<>();
                sent.forEach((sample, message) -> taken.add(trips.of(sample, message)));
                cells.put(new Pair(from.source().country(), to.source().country()), List.copyOf(taken));
            }
        }
        return new Matrix(List.copyOf(ready.sequencedKeySet()), cells);
    }

    private static Map<String, Translation> sent(Ready from) {
        Map<String, Translation> sent = new LinkedHashMap<>();
        for (Sample sample : Samples.of(from.source()).received()) {
            sent.put(sample.name(), from.pack().toCanonical(sample.document()));
        }
        return sent;
    }

    List<RoundTrip> cell(String from, String to) {
        return cells.getOrDefault(new Pair(from, to), List.of());
    }

    /** Trips that changed something no code table speaks of, or that could not be taken. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (String from : packs) {
            for (String to : packs) {
                for (RoundTrip trip : cell(from, to)) {
                    if (trip.way() == RoundTrip.Way.ONE_WAY) {
                        findings.add(Finding.refused(
                                from + " to " + to,
                                trip.sample() + " cannot be written there and read again: " + trip.reason()));
                    } else if (!trip.undeclared().isEmpty()) {
                        findings.add(Finding.refused(
                                from + " to " + to,
                                trip.sample() + " comes back with other values, and no code table says so: "
                                        + String.join(", ", trip.undeclared())));
                    }
                }
            }
        }
        return List.copyOf(findings);
    }
}
