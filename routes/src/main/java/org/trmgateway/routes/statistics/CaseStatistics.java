package org.trmgateway.routes.statistics;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.trmgateway.protect.statistics.Statistics;
import org.trmgateway.protect.statistics.Suppression;
import org.trmgateway.protect.statistics.Tally;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Role;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.outbound.admit.CaseMemory;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.CaseStore;
import org.trmgateway.routes.store.StatisticsStore;
import org.trmgateway.routes.store.UnitOfWork;
import org.trmgateway.seal.Directory;

/**
 * Counts cases by what their messages say in codes: each case once, with the latest codes of each element. A period is counted once and then
 * repeated, and never in other parts: what changed between two counts would tell of single cases, of one whose keys were erased first of all.
 */
public final class CaseStatistics implements StatisticsDesk {

    private final Suppression suppression;
    private final Supplier<Directory> directory;
    private final StatisticsStore statistics;
    private final CaseStore cases;
    private final CaseMemory memory;
    private final EvidenceDesk evidence;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    public CaseStatistics(
            Suppression suppression,
            Supplier<Directory> directory,
            StatisticsStore statistics,
            CaseStore cases,
            CaseMemory memory,
            EvidenceDesk evidence,
            UnitOfWork unitOfWork,
            Clock clock) {
        this.suppression = suppression;
        this.directory = directory;
        this.statistics = statistics;
        this.cases = cases;
        this.memory = memory;
        this.evidence = evidence;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    @Override
    public Statistics export(PartyId party, Period period) {
        requireCoordinator(party);
        if (clock.instant().isBefore(period.until())) {
            throw refused("period-open");
        }
        Optional<Statistics> counted = unitOfWork.inTransaction(() -> known(party, period));
        Statistics now = counted.orElseGet(() -> suppression.apply(tally(party, period)));
        return unitOfWork.inTransaction(() -> give(party, period, now));
    }

    private void requireCoordinator(PartyId party) {
        if (!directory
                .get()
                .party(party, ErrorCode.INTAKE_SENDER_UNKNOWN)
                .roles()
                .contains(Role.NRC)) {
            throw new GatewayException(ErrorCode.ADMIT_ROLE_FORBIDDEN, Detail.rule("statistics"));
        }
    }

    private Optional<Statistics> known(PartyId party, Period period) {
        Optional<Statistics> counted = statistics.find(party, period.toString());
        if (counted.isEmpty()
                && statistics.periods(party).stream().map(Period::parse).anyMatch(period::overlaps)) {
            throw refused("period-overlaps");
        }
        return counted;
    }

    /** Whoever counted first is repeated by everybody who counted at the same time. */
    private Statistics give(PartyId party, Period period, Statistics now) {
        statistics.lock(party);
        Statistics given = known(party, period).orElse(now);
        if (statistics.find(party, period.toString()).isEmpty()) {
            statistics.keep(party, period.toString(), now, clock.instant());
        }
        evidence.recordStatistics(party);
        return given;
    }

    /** One short transaction for each case, so that nobody waits for the count. */
    private Tally tally(PartyId party, Period period) {
        Tally tally = new Tally();
        for (UUID caseId : unitOfWork.inTransaction(() -> statistics.opened(party, period.from(), period.until()))) {
            tally.add(unitOfWork.inTransaction(() -> latest(caseId)));
        }
        return tally;
    }

    private Map<String, Set<String>> latest(UUID caseId) {
        return readable(caseId).map(held -> memory.facts(held).statistics()).orElse(Map.of());
    }

    /** Empty when its keys were erased since the count began. */
    private Optional<CaseRecord> readable(UUID caseId) {
        try {
            return Optional.of(cases.lock(caseId));
        } catch (GatewayException erased) {
            if (erased.code() == ErrorCode.ADMIT_CASE_ERASED || erased.code() == ErrorCode.ADMIT_CASE_UNKNOWN) {
                return Optional.empty();
            }
            throw erased;
        }
    }

    private static GatewayException refused(String rule) {
        return new GatewayException(ErrorCode.PROTECT_STATISTICS_SMALL, Detail.rule(rule));
    }
}
