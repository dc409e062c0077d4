package org.trmgateway.node.wiring;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.trmgateway.node.change.Changes;
import org.trmgateway.node.config.NodeProperties;
import org.trmgateway.node.config.OcspProperties;
import org.trmgateway.node.config.RevocationProperties;
import org.trmgateway.node.http.ExpiryController;
import org.trmgateway.node.http.HealthWarnings;
import org.trmgateway.node.http.TlsIdentity;
import org.trmgateway.node.trust.DirectoryCertificates;
import org.trmgateway.node.trust.ForecastWatch;
import org.trmgateway.node.trust.HttpOcspLine;
import org.trmgateway.node.trust.OcspLine;
import org.trmgateway.node.trust.OcspRounds;
import org.trmgateway.node.trust.OcspTargets;
import org.trmgateway.node.trust.RevocationWatch;
import org.trmgateway.node.trust.Rhythm;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.store.UnitOfWork;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.TrustAnchors;

/** What is looked after while the node runs: revocation lists, answers about single certificates, ends to come. */
@Configuration(proxyBeanMethods = false)
public class RevocationWiring {

    private static final Duration LISTS = Duration.ofSeconds(10);
    private static final Duration ROUNDS = Duration.ofSeconds(10);
    private static final Duration FORECAST = Duration.ofHours(1);

    @Bean
    DirectoryCertificates directoryCertificates(Supplier<Directory> directory, TrustAnchors anchors) {
        return new DirectoryCertificates(directory, anchors);
    }

    @Bean
    RevocationWatch revocationWatch(
            NodeProperties properties,
            TrustAnchors anchors,
            DirectoryCertificates certificates,
            EvidenceDesk evidence,
            Changes changes,
            UnitOfWork unitOfWork,
            Clock clock) {
        return new RevocationWatch(
                properties.trust().crls(),
                anchors,
                certificates,
                (event, authority, reason) -> unitOfWork.inTransaction(() -> {
                    evidence.recordRevocation(event, authority, reason);
                    return Optional.empty();
                }),
                lists -> unitOfWork.inTransaction(() -> {
                    changes.revocationLists(lists);
                    return lists;
                }),
                clock);
    }

    @Bean
    OcspLine ocspLine() {
        return new HttpOcspLine();
    }

    @Bean
    OcspRounds ocspRounds(
            NodeProperties properties,
            TrustAnchors anchors,
            DirectoryCertificates certificates,
            OcspLine line,
            Clock clock) {
        RevocationProperties settings = properties.trust().revocation();
        return new OcspRounds(
                anchors,
                new OcspTargets(
                        certificates,
                        anchors,
                        settings.ocsp().stream()
                                .collect(Collectors.toMap(OcspProperties::authority, OcspProperties::url)),
                        settings.ocspFromCertificates()),
                line,
                clock);
    }

    @Bean
    Forecast forecast(
            NodeProperties properties,
            Keys keys,
            TlsIdentity tls,
            TrustAnchors anchors,
            Supplier<Directory> directory,
            Clock clock) {
        return new Forecast(properties, keys, tls, anchors, directory, clock);
    }

    @Bean
    ForecastWatch forecastWatch(Forecast forecast, Clock clock) {
        return new ForecastWatch(forecast, clock);
    }

    @Bean
    ExpiryController expiryController(Forecast forecast) {
        return new ExpiryController(forecast);
    }

    @Bean
    HealthWarnings revocationWarnings(RevocationWatch watch) {
        return () -> counted(watch.warnings());
    }

    @Bean
    HealthWarnings forecastWarnings(ForecastWatch watch) {
        return () -> counted(watch.warnings());
    }

    private static List<String> counted(Map<String, Integer> warnings) {
        return warnings.entrySet().stream()
                .map(warning -> warning.getKey() + ": " + warning.getValue())
                .toList();
    }

    /** Not before the start is on the trail: it is the first entry of every run. */
    @Bean
    Rhythm trustRhythm(
            NodeProperties properties,
            RevocationWatch watch,
            OcspRounds rounds,
            ForecastWatch forecast,
            RouteWiring.StartRecord started) {
        RevocationProperties settings = properties.trust().revocation();
        List<Rhythm.Beat> beats = new ArrayList<>();
        beats.add(new Rhythm.Beat("revocation", LISTS, watch::look));
        beats.add(new Rhythm.Beat("forecast", FORECAST, forecast::look));
        if (!settings.ocsp().isEmpty() || settings.ocspFromCertificates()) {
            beats.add(new Rhythm.Beat("ocsp", ROUNDS, rounds::round));
        }
        return new Rhythm(beats);
    }
}
