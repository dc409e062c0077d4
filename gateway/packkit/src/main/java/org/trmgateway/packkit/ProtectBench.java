package org.trmgateway.packkit;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.packkit.Bench.Work;
import org.trmgateway.protect.LeakScan;
import org.trmgateway.protect.Minimised;
import org.trmgateway.protect.Minimiser;
import org.trmgateway.protect.PseudonymKeys;
import org.trmgateway.protect.StandardGeneralisers;
import org.trmgateway.protect.SubjectId;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.ReleaseView;
import org.w3c.dom.Document;

/**
 * What is timed of protection: the largest message of each type of every pack is minimised, its persons get pseudonyms, and what is left is scanned.
 * Sealing the part for one party is not in it: that is one signature and one key agreement, whatever the message.
 */
final class ProtectBench {

    /** The receiver that gets the most. */
    private static final String VIEW = "ND";

    private static final PartyId FROM = new PartyId("pl-sg");
    private static final PartyId TO = new PartyId("by-mvd");
    private static final NodeId NODE = new NodeId("by");
    private static final String PURPOSE = "referral";
    private static final SubjectId SUBJECT = new SubjectId(1, 2);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

    private final PseudonymKeys keys = new PseudonymKeys(new byte[32]);
    private final boolean largestOnly;

    /** @param largestOnly whether to take only the largest message of each pack */
    ProtectBench(boolean largestOnly) {
        this.largestOnly = largestOnly;
    }

    /** The protections, pack by pack, in the order of the message types. */
    List<Work> works(List<PackSource> packs) {
        return packs.stream().flatMap(pack -> works(pack).stream()).toList();
    }

    private List<Work> works(PackSource source) {
        Contracts contracts = source.load(List.of());
        Comparator<Sample> bySize = Comparator.comparingInt(sample -> sample.canonical().length);
        Map<String, Sample> largest = new TreeMap<>(Samples.of(source).all().stream()
                .collect(Collectors.toMap(
                        sample -> type(sample, contracts),
                        sample -> sample,
                        (one, other) -> bySize.compare(one, other) >= 0 ? one : other)));
        if (largestOnly) {
            Sample only = largest.values().stream().max(bySize).orElseThrow();
            largest.values().removeIf(sample -> !sample.equals(only));
        }
        return largest.entrySet().stream()
                .map(entry -> new Work(
                        source.country(),
                        entry.getKey(),
                        entry.getValue().name(),
                        protection(entry.getValue(), contracts)))
                .toList();
    }

    private static String type(Sample sample, Contracts contracts) {
        return Message.definition(Message.parse(sample.canonical()), contracts.catalogue())
                .type()
                .code();
    }

    private Runnable protection(Sample sample, Contracts contracts) {
        Document message = Message.parse(sample.canonical());
        Message.withoutGatewaysOwn(message);
        ReleaseView view = contracts.releasePolicy().view(VIEW);
        StandardGeneralisers generalisers =
                new StandardGeneralisers(DAY, contracts.releasePolicy().groups());
        LeakScan scan =
                new LeakScan(LeakScan.OFFICE_CONTACTS, contracts.codeLists().all());
        return () -> {
            Minimised minimised = new Minimiser(view, generalisers)
                    .minimise(message, person -> Optional.of(keys.mint(SUBJECT, FROM, TO, NODE, PURPOSE, 1, 0)));
            scan.scan(minimised.identifiers(), minimised.open());
        };
    }
}
