package org.trmgateway.node.http;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.trmgateway.contracts.RefusalTexts;
import org.trmgateway.node.config.NodeProperties;
import org.trmgateway.node.trail.ExportedLogs;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.TrustAnchors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Wires the HTTPS port. Needs from elsewhere: {@link NodeProperties}, {@link Clock}, {@link TrustAnchors}, a supplier of the {@link
 * Directory} in force, {@link RefusalTexts}, {@link RefusalLog}, {@link NodeHealth}, the doors, the inbox, the
 * statistics, the {@link ExportedLogs} and the message store.
 */
@Configuration(proxyBeanMethods = false)
@Import({
    SubmissionController.class,
    MessageController.class,
    InboxController.class,
    LegalHoldController.class,
    StatisticsController.class,
    ExportController.class,
    RefusalAdvice.class,
    BareErrorController.class
})
public class HttpConfiguration implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new NationalSystemArgument());
        resolvers.add(new PeerNodeArgument());
        resolvers.add(new StatedLookArgument());
    }

    @Bean
    TlsIdentity tlsIdentity(NodeProperties properties) {
        return TlsIdentity.load(properties.tls());
    }

    @Bean
    TlsPort tlsPort(NodeProperties properties, TlsIdentity identity) {
        return new TlsPort(properties.http(), identity);
    }

    @Bean
    MultipartResolver multipartResolver() {
        return new NoMultipart();
    }

    @Bean
    Refusals refusals(RefusalLog log, RefusalTexts texts) {
        return new Refusals(log, texts);
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }

    @Bean
    ClientIdentities clientIdentities(
            NodeProperties properties, TrustAnchors anchors, Supplier<Directory> directory, Clock clock) {
        return new ClientIdentities(properties.systems(), properties.auditors(), anchors, directory, clock);
    }

    @Bean
    FilterRegistrationBean<ClientIdentityFilter> clientIdentityFilter(
            NodeProperties properties, ClientIdentities identities, Refusals refusals, List<RefusalWriter> writers) {
        FilterRegistrationBean<ClientIdentityFilter> registration = new FilterRegistrationBean<>(
                new ClientIdentityFilter(identities, refusals, writers, properties.http()));
        registration.addUrlPatterns("/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    PartyController partyController(NodeProperties properties, Supplier<Directory> directory) {
        return new PartyController(properties.node(), directory);
    }

    @Bean
    HealthController healthController(
            NodeProperties properties, NodeHealth health, ObjectProvider<HealthWarnings> warnings) {
        return new HealthController(
                properties.node(), health, warnings.orderedStream().toList());
    }
}
