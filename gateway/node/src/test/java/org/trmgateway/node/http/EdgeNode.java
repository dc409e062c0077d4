package org.trmgateway.node.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.certs.SamplePlan;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.contracts.RefusalTexts;
import org.trmgateway.node.config.NodeProperties;
import org.trmgateway.node.soap.SoapConfiguration;
import org.trmgateway.node.trail.ExportedLogs;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.Doors;
import org.trmgateway.routes.directory.HeldMessages;
import org.trmgateway.routes.erasure.LegalHolds;
import org.trmgateway.routes.inbound.deliver.Inbox;
import org.trmgateway.routes.look.Looks;
import org.trmgateway.routes.statistics.StatisticsDesk;
import org.trmgateway.routes.store.CaseStore;
import org.trmgateway.routes.store.ExpectationStore;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.seal.Cut;
import org.trmgateway.seal.CutReason;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.DirectoryNode;
import org.trmgateway.seal.Expiry;
import org.trmgateway.seal.KeyFiles;
import org.trmgateway.seal.TrustAnchors;

/** The edges of node {@code pl} with real TLS and real certificates in front of doubles. One for all tests; each test uses its own keys. */
public final class EdgeNode {

    /** Longest submission the node takes. */
    public static final int MAX_SUBMISSION = 64 * 1024;

    /** The party whose national system is listed. */
    public static final PartyId PARTY = new PartyId("pl-sg");

    /** A party of the same node; its system is listed by its common name. */
    public static final PartyId OTHER_PARTY = new PartyId("pl-kcik");

    /** Comes for {@link #PARTY} and signs its SOAP messages with the key of {@link #OTHER_PARTY}'s system. */
    public static final String SIGNING_CLIENT = SamplePki.clientOf(new PartyId("iom-pl"));

    /** The same with its own key, answered without a signature. */
    public static final String SIGNING_ALONE_CLIENT = SamplePki.clientOf(new PartyId("iom-by"));

    /** The node of the tests. */
    public static final NodeId PL = new NodeId("pl");

    /** A peer of it. */
    public static final NodeId BY = new NodeId("by");

    private static final Supplier<EdgeNode> ONE = new Supplier<>() {
        private EdgeNode started;

        @Override
        public synchronized EdgeNode get() {
            if (started == null) {
                started = new EdgeNode();
            }
            return started;
        }
    };

    private final Clock clock = Clock.systemUTC();
    private final SamplePki pki;
    private final AtomicReference<Directory> directory = new AtomicReference<>();
    private final AtomicReference<Directory> opened = new AtomicReference<>();
    private final RecordingDoors doors = new RecordingDoors();
    private final RecordingRefusalLog refusals = new RecordingRefusalLog();
    private final FixedMessages messages = new FixedMessages();
    private final FixedInbox inbox = new FixedInbox();
    private final RecordingHolds holds = new RecordingHolds();
    private final FixedHeldMessages held = new FixedHeldMessages();
    private final RecordingLooks looks = new RecordingLooks();
    private final ServletWebServerApplicationContext context;

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(NodeProperties.class)
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        MultipartAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class
    })
    @Import({HttpConfiguration.class, SoapConfiguration.class})
    static class Edges {}

    private EdgeNode() {
        try {
            Path folder = Files.createTempDirectory("edge-pki");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> SamplePki.delete(folder)));
            pki = SamplePki.generate(
                    folder,
                    clock,
                    SamplePlan.of(List.of(PL, BY, new NodeId("iom")), Map.of(), List.of())
                            .withDesks(Set.of(OTHER_PARTY)));
            directory.set(pki.directory(clock));
            context = start();
            directory.set(directoryWithEveryNodeAt(baseAddress().resolve("/soap/relay")));
            opened.set(directory.get());
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The node, started at the first call and stopped with the JVM. */
    public static EdgeNode running() {
        return ONE.get();
    }

    public URI baseAddress() {
        return URI.create("https://localhost:" + context.getWebServer().getPort());
    }

    public SamplePki pki() {
        return pki;
    }

    public RecordingDoors doors() {
        return doors;
    }

    public RecordingRefusalLog refusals() {
        return refusals;
    }

    public FixedMessages messages() {
        return messages;
    }

    public RecordingHolds holds() {
        return holds;
    }

    public RecordingLooks looks() {
        return looks;
    }

    public FixedHeldMessages held() {
        return held;
    }

    /** From now on the parties are cut off at this node; none: nobody is any more. */
    public void cutOff(PartyId... parties) {
        directory.updateAndGet(now -> {
            Directory open = opened.get();
            return parties.length == 0
                    ? open
                    : open.withCuts(Arrays.stream(parties)
                            .map(party -> new Cut(party, now.issued(), now.version(), CutReason.OTHER))
                            .toList());
        });
    }

    public FixedInbox inbox() {
        return inbox;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Supplier<Directory> directory() {
        return directory::get;
    }

    /** An HTTP client of the national system of a party, or one of the certificates that must be refused. */
    public HttpClient client(String name) {
        return client(pki.layout().clientKeyStore(name));
    }

    /** An HTTP client with the certificate of a node. */
    public HttpClient peer(NodeId node) {
        return client(pki.layout().nodeKeyStore(node));
    }

    /** A TLS context with a key store of the sample, which believes the sample's root. */
    public SSLContext tls(Path keyStore) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(load(keyStore), pki.password());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(load(pki.layout().trustStore()));
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return tls;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private HttpClient client(Path keyStore) {
        return HttpClient.newBuilder().sslContext(tls(keyStore)).build();
    }

    private KeyStore load(Path file) {
        try (InputStream input = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(input, pki.password());
            return store;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private ServletWebServerApplicationContext start() throws GeneralSecurityException {
        SpringApplication application = new SpringApplication(Edges.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setDefaultProperties(settings());
        application.addInitializers((ApplicationContextInitializer<GenericApplicationContext>) this::registerDoubles);
        application.setRegisterShutdownHook(true);
        return (ServletWebServerApplicationContext) application.run();
    }

    private Map<String, Object> settings() throws GeneralSecurityException {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("spring.main.banner-mode", "off");
        settings.put("logging.level.root", "info");
        settings.put("trm.node", PL.value());
        settings.put("trm.country", "pl");
        settings.put("trm.http.port", 0);
        settings.put("trm.http.max-submission", MAX_SUBMISSION + "B");
        settings.put("trm.tls.key-store", pki.layout().nodeKeyStore(PL));
        settings.put("trm.tls.password-file", pki.layout().password());
        settings.put("trm.trust.roots", pki.layout().root());
        settings.put("trm.trust.authorities", pki.layout().authorities());
        settings.put("trm.trust.crls", pki.layout().revocationLists());
        settings.put("trm.directory", pki.layout().directoryFile());
        settings.put("trm.policy.officers", pki.layout().officers());
        settings.put("trm.vault.officers", pki.layout().vaultOfficers(PL));
        settings.put("trm.keys.parties.pl-sg.directory", pki.layout().party(PARTY));
        settings.put("trm.keys.parties.pl-sg.password-file", pki.layout().password());
        settings.put("trm.keys.storage-key-file", pki.layout().password());
        settings.put("trm.keys.pseudonym-secret-file", pki.layout().password());
        settings.put("trm.auditors[0].name", "auditor");
        settings.put("trm.auditors[0].certificate-sha256", fingerprint(SamplePki.AUDITOR));
        settings.put("trm.systems[0].name", "by-digest");
        settings.put("trm.systems[0].party", PARTY.value());
        settings.put("trm.systems[0].certificate-sha256", fingerprint(SamplePki.clientOf(PARTY)));
        settings.put("trm.systems[0].language", "pl");
        settings.put("trm.systems[1].name", "by-name");
        settings.put("trm.systems[1].party", OTHER_PARTY.value());
        settings.put("trm.systems[1].certificate-subject-cn", SamplePki.clientOf(OTHER_PARTY));
        settings.put("trm.systems[2].name", "over");
        settings.put("trm.systems[2].party", PARTY.value());
        settings.put("trm.systems[2].certificate-sha256", fingerprint(SamplePki.EXPIRED_CLIENT));
        settings.put("trm.systems[2].language", "sk");
        settings.put("trm.systems[3].name", "signing");
        settings.put("trm.systems[3].party", PARTY.value());
        settings.put("trm.systems[3].certificate-sha256", fingerprint(SIGNING_CLIENT));
        settings.put("trm.systems[3].language", "pl");
        settings.put(
                "trm.systems[3].ws-security.certificate",
                pki.layout().clientCertificate(SamplePki.clientOf(OTHER_PARTY)));
        settings.put("trm.systems[4].name", "signing-alone");
        settings.put("trm.systems[4].party", PARTY.value());
        settings.put("trm.systems[4].certificate-sha256", fingerprint(SIGNING_ALONE_CLIENT));
        settings.put("trm.systems[4].ws-security.certificate", pki.layout().clientCertificate(SIGNING_ALONE_CLIENT));
        settings.put("trm.systems[4].ws-security.sign-answers", false);
        return settings;
    }

    private String fingerprint(String client) throws GeneralSecurityException {
        byte[] der = KeyFiles.certificates(pki.layout().clientCertificate(client))
                .getFirst()
                .getEncoded();
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
    }

    private void registerDoubles(GenericApplicationContext target) {
        target.registerBean(Clock.class, () -> clock);
        target.registerBean(TrustAnchors.class, pki::trustAnchors);
        target.registerBean(DirectoryInForce.class, () -> new DirectoryInForce(directory));
        target.registerBean(RefusalTexts.class, () -> Contracts.load().refusalTexts());
        target.registerBean(RefusalLog.class, () -> refusals);
        target.registerBean(Doors.class, () -> doors);
        target.registerBean(MessageStore.class, () -> messages);
        target.registerBean(CaseStore.class, FixedCases::new);
        target.registerBean(ExpectationStore.class, FixedExpectations::new);
        target.registerBean(HeldMessages.class, () -> held);
        target.registerBean(Inbox.class, () -> inbox);
        target.registerBean(Looks.class, () -> looks);
        target.registerBean(LegalHolds.class, () -> holds);
        target.registerBean(StatisticsDesk.class, FixedStatistics::new);
        target.registerBean(ExportedLogs.class, FixedExport::new);
        target.registerBean(NodeHealth.class, () -> EdgeNode::health);
        target.registerBean(HealthWarnings.class, () -> () -> List.of("expiring: 1"));
        target.registerBean(ExpiryController.class, () -> new ExpiryController(EdgeNode::expiries));
    }

    private static List<Expiry> expiries() {
        return List.of(new Expiry(
                Expiry.Kind.OWN_KEY,
                PARTY.value(),
                "EC serial 1f",
                Instant.parse("2027-01-01T00:00:00Z"),
                12,
                Expiry.Level.SOON));
    }

    private static SequencedMap<String, Boolean> health() {
        return new LinkedHashMap<>(Map.of("database", true));
    }

    /** The same directory with another address, signed by the same authorities. The node's port is not known before it has started. */
    public Directory directoryWithEveryNodeAt(URI relay) {
        Directory old = directory.get();
        List<DirectoryNode> nodes =
                old.nodes().stream().map(node -> node.withRelayEndpoint(relay)).toList();
        byte[] next = pki.signDirectory(old.content().next(old.issued()).withNodes(nodes));
        return Directory.open(next, pki.trustAnchors(), clock);
    }

    /** Lets Spring see that this is a supplier of directories. */
    record DirectoryInForce(AtomicReference<Directory> current) implements Supplier<Directory> {

        @Override
        public Directory get() {
            return current.get();
        }
    }
}
