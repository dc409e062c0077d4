package org.trmgateway.node.wiring;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trmgateway.node.config.NodeProperties;
import org.trmgateway.node.config.TimeStampingProperties;
import org.trmgateway.node.http.EvidenceController;
import org.trmgateway.node.http.HealthWarnings;
import org.trmgateway.node.proof.ReceiptProofs;
import org.trmgateway.node.stamp.CaseMessages;
import org.trmgateway.node.stamp.HttpStampAuthority;
import org.trmgateway.node.stamp.JdbcStampStore;
import org.trmgateway.node.stamp.ReceiptEvidence;
import org.trmgateway.node.stamp.StampStore;
import org.trmgateway.node.stamp.StampWarnings;
import org.trmgateway.node.stamp.Stamper;
import org.trmgateway.node.stamp.Stampers;
import org.trmgateway.routes.look.Looks;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.routes.store.UnitOfWork;
import org.trmgateway.routes.work.TimerRoutes;
import org.trmgateway.seal.TrustAnchors;

/** Time-stamps on receipts, and what is given out as evidence. */
@Configuration(proxyBeanMethods = false)
public class StampWiring {

    private static final Duration PERIOD = Duration.ofSeconds(1);

    @Bean
    StampStore stampStore(JdbcClient jdbc, UnitOfWork unitOfWork) {
        return new JdbcStampStore(jdbc, unitOfWork);
    }

    @Bean
    Stampers stampers(NodeProperties properties, StampStore store, TrustAnchors anchors, Clock clock) {
        List<TimeStampingProperties> configured = properties.timeStamping();
        Set<String> all = configured.stream().map(TimeStampingProperties::name).collect(Collectors.toUnmodifiableSet());
        List<Stamper> stampers = new ArrayList<>();
        List<HttpStampAuthority> lines = new ArrayList<>();
        for (TimeStampingProperties authority : configured) {
            HttpStampAuthority line = new HttpStampAuthority(authority.url());
            lines.add(line);
            stampers.add(new Stamper(authority.name(), line, store, all, anchors, clock));
        }
        return new Stampers(stampers, lines);
    }

    /** Each authority has a clock of its own, so that one that is slow holds up no other. */
    @Bean
    TimerRoutes stampTimers(Stampers stampers) {
        return new TimerRoutes(stampers.all().stream()
                .collect(Collectors.toMap(
                        stamper -> "stamp-" + stamper.name(), stamper -> new TimerRoutes.Task(PERIOD, stamper::run))));
    }

    @Bean
    HealthWarnings stampWarnings(Stampers stampers) {
        return new StampWarnings(stampers.all());
    }

    @Bean
    EvidenceController evidenceController(
            MessageStore messages,
            StampStore stamps,
            ReceiptProofs proofs,
            Stampers stampers,
            JdbcClient jdbc,
            Looks looks) {
        List<String> authorities = stampers.all().stream().map(Stamper::name).toList();
        return new EvidenceController(
                messages,
                new ReceiptEvidence(messages, stamps, proofs, authorities),
                new CaseMessages(jdbc, messages),
                looks);
    }
}
