package org.trmgateway.node.trust;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trmgateway.seal.Expiry;
import org.trmgateway.seal.Expiry.Level;

/** Says in the log what ends soon: at start, and once a day for each thing. */
public final class ForecastWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ForecastWatch.class);

    private final Supplier<List<Expiry>> forecast;
    private final Clock clock;
    private final Map<String, LocalDate> told = new HashMap<>();

    public ForecastWatch(Supplier<List<Expiry>> forecast, Clock clock) {
        this.forecast = forecast;
        this.clock = clock;
    }

    /** Looks once; how often does not matter. */
    public synchronized void look() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (Expiry expiry : forecast.get()) {
            String key = expiry.kind() + " " + expiry.name() + " " + expiry.detail();
            if (expiry.level() == Level.OK) {
                told.remove(key);
            } else if (!today.equals(told.put(key, today))) {
                LOG.warn(
                        "ends {}: {} name=\"{}\" detail=\"{}\" until={} days={}",
                        expiry.level() == Level.DUE ? "very soon" : "soon",
                        expiry.kind(),
                        expiry.name(),
                        expiry.detail(),
                        expiry.until(),
                        expiry.daysLeft());
            }
        }
    }

    /** For the health of the node: how many things end soon. */
    public synchronized SequencedMap<String, Integer> warnings() {
        SequencedMap<String, Integer> warnings = new LinkedHashMap<>();
        if (!told.isEmpty()) {
            warnings.put("expiring", told.size());
        }
        return warnings;
    }
}
