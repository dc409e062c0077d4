package org.trmgateway.node.wiring;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.node.config.NodeProperties;
import org.trmgateway.node.http.VaultController;
import org.trmgateway.node.store.JdbcIdentityStore;
import org.trmgateway.node.store.JdbcRevealStore;
import org.trmgateway.referral.MessageIds;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.erasure.SubjectRecords;
import org.trmgateway.routes.inbound.deliver.DeliveryDestinations;
import org.trmgateway.routes.inbound.translate.NationalTranslator;
import org.trmgateway.routes.store.CaseStore;
import org.trmgateway.routes.store.IdentityStore;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.routes.store.RevealStore;
import org.trmgateway.routes.store.UnitOfWork;
import org.trmgateway.routes.vault.IdentityDesk;
import org.trmgateway.routes.vault.RevealDesk;
import org.trmgateway.routes.vault.RevealLimits;
import org.trmgateway.routes.vault.RevealNotices;
import org.trmgateway.routes.vault.TrailInclusion;
import org.trmgateway.vault.IdentitySealer;
import org.trmgateway.vault.VaultOfficers;

/** The vault and its two doors: in with every message, out by an order of two officers. */
@Configuration(proxyBeanMethods = false)
public class VaultWiring {

    private static final Duration ON_THE_TRAIL_WITHIN = Duration.ofSeconds(10);

    @Bean
    VaultOfficers vaultOfficers(NodeProperties properties) {
        return VaultOfficers.in(properties.vault().officers());
    }

    @Bean(destroyMethod = "close")
    VaultDatabase vaultDatabase(NodeDatabase database, NodeProperties properties) {
        return VaultDatabase.open(database, "trm-vault-" + properties.node());
    }

    @Bean
    IdentityStore identityStore(JdbcClient jdbc, VaultDatabase vault) {
        return new JdbcIdentityStore(jdbc, vault.jdbc());
    }

    /** Who a person is goes with the key of her case. */
    @Bean
    SubjectRecords identityRecords(IdentityStore identities) {
        return SubjectRecords.of(SubjectRecords.Kind.IDENTITY, identities::erase);
    }

    @Bean
    RevealStore revealStore(JdbcClient jdbc) {
        return new JdbcRevealStore(jdbc);
    }

    @Bean
    IdentityDesk identityDesk(Contracts contracts, VaultOfficers officers, IdentityStore identities, Clock clock) {
        return new IdentityDesk(contracts, new IdentitySealer(officers, clock), identities);
    }

    @Bean
    RevealDesk revealDesk(
            NodeProperties properties,
            VaultOfficers officers,
            RevealStore reveals,
            IdentityStore identities,
            CaseStore cases,
            MessageStore messages,
            TrailInclusion trail,
            NationalTranslator translator,
            DeliveryDestinations destinations,
            EvidenceDesk evidence,
            UnitOfWork unitOfWork,
            SecureRandom random,
            Clock clock) {
        return new RevealDesk(
                properties.node(),
                officers,
                new RevealLimits(
                        properties.vault().revealsPerDay(), properties.vault().tellWithin(), ON_THE_TRAIL_WITHIN),
                reveals,
                identities,
                cases,
                messages,
                trail,
                new RevealNotices(cases, translator, destinations),
                evidence,
                unitOfWork,
                new MessageIds(clock, random));
    }

    @Bean
    VaultController vaultController(RevealDesk reveals) {
        return new VaultController(reveals);
    }
}
