package org.trmgateway.routes.statistics;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.protect.statistics.Statistics;
import org.trmgateway.protect.statistics.Suppression;
import org.trmgateway.protect.statistics.Tally;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Role;
import org.trmgateway.routes.CanonicalXml;
import org.trmgateway.routes.CaseBodies;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.CaseStore;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.routes.store.StatisticsStore;
import org.trmgateway.routes.store.UnitOfWork;
import org.trmgateway.seal.Directory;

/**
 * Counts cases by what their messages say in codes: each case once, with the latest codes of each element. A period is counted once and then
 * repeated, and never in other parts: what changed between two counts would tell of single cases, of one whose keys were erased first of all.
 */
public final class CaseStatistics implements StatisticsDesk {

    private final StatedCodes stated;
    private final Suppression suppression;
    private final Supplier<Directory> directory;
    private final StatisticsStore statistics;
    private final CaseStore cases;
    private final MessageStore messages;
    private final CaseBodies bodies;
    private final EvidenceDesk evidence;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    public CaseStatistics(
            Contracts contracts,
            Suppression suppression,
            Supplier<Directory> directory,
            StatisticsStore statistics,
            CaseStore cases,
            MessageStore messages,
            CaseBodies bodies,
            EvidenceDesk evidence,
            UnitOfWork unitOfWork,
            Clock clock) {
        this.stated = new StatedCodes(contracts);
        this.suppression = suppression;
        this.directory = directory;
        this.statistics = statistics;
        this.cases = cases;
        this.messages = messages;
        this.bodies = bodies;
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
        Map<String, Set<String>> latest = new HashMap<>();
        Optional<CaseRecord> held = readable(caseId);
        if (held.isPresent()) {
            for (MessageRecord message : statistics.messages(caseId)) {
                latest.putAll(codes(held.get(), message));
            }
        }
        return latest;
    }

    /** Empty when its keys were erased since the count began. */
    private Optional<CaseRecord> readable(UUID caseId) {
        try {
            return Optional.of(cases.lock(caseId));
        } catch (GatewayException erased) {
            if (erased.code() == ErrorCode.ADMIT_CASE_UNKNOWN) {
                return Optional.empty();
            }
            throw erased;
        }
    }

    private Map<String, Set<String>> codes(CaseRecord held, MessageRecord message) {
        var id = message.metadata().messageId();
        byte[] body = bodies.decryptBody(held, id, message.direction(), messages.body(id, message.direction()));
        return stated.of(CanonicalXml.parse(body), message.metadata().created());
    }

    private static GatewayException refused(String rule) {
        return new GatewayException(ErrorCode.PROTECT_STATISTICS_SMALL, Detail.rule(rule));
    }
}
