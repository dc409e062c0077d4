package org.trmgateway.node.wiring;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.contracts.WorkingCalendar;
import org.trmgateway.referral.MessageIds;
import org.trmgateway.routes.CaseBodies;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.deadline.DeadlineWatch;
import org.trmgateway.routes.deadline.Deadlines;
import org.trmgateway.routes.inbound.deliver.DeliveryDestinations;
import org.trmgateway.routes.inbound.translate.NationalTranslator;
import org.trmgateway.routes.store.CaseStore;
import org.trmgateway.routes.store.ExpectationStore;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.routes.store.UnitOfWork;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.DirectoryParty;

/** The clocks of answers that are waited for or owed. */
@Configuration(proxyBeanMethods = false)
public class DeadlineWiring {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineWiring.class);

    @Bean
    Deadlines deadlines(
            ExpectationStore expectations,
            Contracts contracts,
            Supplier<Directory> directory,
            MessageStore messages,
            CaseStore cases,
            CaseBodies bodies,
            EvidenceDesk evidence,
            SecureRandom random,
            Clock clock) {
        WorkingCalendar calendar = contracts.calendar();
        List<String> without = directory.get().parties().stream()
                .map(DirectoryParty::country)
                .filter(country -> !calendar.knows(country))
                .distinct()
                .sorted()
                .toList();
        if (!without.isEmpty()) {
            LOG.warn("no calendar, so deadlines count Monday to Friday by UTC: countries={}", without);
        }
        return new Deadlines(
                expectations, calendar, directory, messages, cases, bodies, evidence, new MessageIds(clock, random));
    }

    @Bean
    DeadlineWatch deadlineWatch(
            ExpectationStore expectations,
            MessageStore messages,
            CaseStore cases,
            NationalTranslator translator,
            DeliveryDestinations destinations,
            EvidenceDesk evidence,
            UnitOfWork unitOfWork) {
        return new DeadlineWatch(expectations, messages, cases, translator, destinations, evidence, unitOfWork);
    }
}
