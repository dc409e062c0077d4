package org.trmgateway.packkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.contracts.pack.CountryPack;
import org.trmgateway.contracts.pack.DeliveryContext;
import org.trmgateway.contracts.pack.PackOutline;
import org.trmgateway.packkit.Bench.Work;
import org.trmgateway.referral.MessageType;
import org.w3c.dom.Document;

/** What is timed of translations: samples of every pack, each in its direction. */
final class TranslationBench {

    private final boolean largestOnly;

    /** @param largestOnly whether to take only the largest sample of each pack and way */
    TranslationBench(boolean largestOnly) {
        this.largestOnly = largestOnly;
    }

    /** The translations, pack by pack; each throws what the translation throws when a sample does not translate. */
    List<Work> works(List<PackSource> packs) {
        return packs.stream().flatMap(pack -> works(pack).stream()).toList();
    }

    private List<Work> works(PackSource source) {
        Contracts contracts = source.load(List.of(source.country()));
        CountryPack pack = contracts.packs().pack(source.country());
        PackOutline outline = source.read(contracts).outline().orElseThrow();
        Deliveries deliveries = Deliveries.of(source);
        List<Work> works = new ArrayList<>();
        for (Sample sample : chosen(Samples.of(source))) {
            works.add(new Work(
                    source.country(),
                    sample.delivered() ? "out" : "in",
                    sample.name(),
                    sample.delivered()
                            ? delivering(sample, pack, outline, deliveries, contracts)
                            : () -> pack.toCanonical(sample.document())));
        }
        return works;
    }

    private List<Sample> chosen(Samples samples) {
        return largestOnly
                ? Stream.of(samples.received(), samples.delivered())
                        .flatMap(way ->
                                way.stream().max(Comparator.comparingInt(sample -> sample.canonical().length)).stream())
                        .toList()
                : samples.all();
    }

    private static Runnable delivering(
            Sample sample, CountryPack pack, PackOutline outline, Deliveries deliveries, Contracts contracts) {
        Document canonical = Message.parse(sample.canonical());
        MessageType type = Message.definition(canonical, contracts.catalogue()).type();
        DeliveryContext context = deliveries.context(sample, outline.parties());
        return () -> pack.toNational(type, canonical, context);
    }
}
