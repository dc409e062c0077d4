package org.trmgateway.node.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.unit.DataSize;
import org.trmgateway.node.config.NodeProperties.BrokerProperties;
import org.trmgateway.node.config.NodeProperties.DatabaseProperties;
import org.trmgateway.node.config.NodeProperties.Delivery;
import org.trmgateway.node.config.NodeProperties.FolderProperties;
import org.trmgateway.node.config.NodeProperties.KeysProperties;
import org.trmgateway.node.config.NodeProperties.OwnerProperties;
import org.trmgateway.node.config.NodeProperties.PartyProperties;
import org.trmgateway.node.config.NodeProperties.PolicyProperties;
import org.trmgateway.node.config.NodeProperties.TlsProperties;
import org.trmgateway.node.config.NodeProperties.TrustProperties;
import org.trmgateway.node.config.SystemProperties.WsSecurityProperties;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;

class NodePropertiesTest {

    private static final Map<String, Object> LEAST = settings(
            "trm.node=pl",
            "trm.country=pl",
            "trm.tls.key-store=tls.p12",
            "trm.tls.password-file=tls.password",
            "trm.trust.roots=roots",
            "trm.trust.authorities=authorities",
            "trm.trust.crls=crls",
            "trm.directory=directory.asice",
            "trm.policy.officers=officers",
            "trm.keys.parties.pl-sg.directory=pl-sg",
            "trm.keys.parties.pl-sg.password-file=pl-sg.password",
            "trm.keys.storage-key-file=storage.hex",
            "trm.keys.pseudonym-secret-file=pseudonym.hex",
            "trm.vault.officers=vault-officers");

    @EnableConfigurationProperties(NodeProperties.class)
    static class Configured {}

    @Test
    void fillsInDefaults() {
        NodeProperties properties = bind(Map.of());

        assertThat(properties)
                .isEqualTo(new NodeProperties(
                        new NodeId("pl"),
                        "pl",
                        Path.of("data"),
                        new HttpProperties("127.0.0.1", 8441, DataSize.ofMegabytes(2), DataSize.ofMegabytes(16)),
                        new TlsProperties(Path.of("tls.p12"), Path.of("tls.password")),
                        new TrustProperties(
                                Path.of("roots"),
                                Path.of("authorities"),
                                Path.of("crls"),
                                new RevocationProperties(Duration.ofHours(24), List.of(), false),
                                2),
                        Path.of("directory.asice"),
                        new PolicyProperties(Path.of("officers")),
                        keys(Optional.empty()),
                        new VaultProperties(
                                Path.of("vault-officers"), 20, Duration.ofDays(30), Optional.empty(), Optional.empty()),
                        new PeerProperties(Duration.ofSeconds(5), Duration.ofSeconds(30)),
                        new DatabaseProperties(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                        new BrokerProperties(Optional.empty(), 0, Optional.empty(), Optional.empty()),
                        new RetentionProperties(
                                Period.ofDays(7),
                                Period.ofDays(30),
                                Period.ofYears(1),
                                Period.ofYears(1),
                                Period.ofYears(2)),
                        new StatisticsProperties(11),
                        new TrailProperties(Duration.ofSeconds(10), Duration.ofHours(4)),
                        List.of(),
                        Duration.ofDays(30),
                        List.of(),
                        List.of(),
                        Map.of()));
    }

    @Test
    void mapsEveryKey() {
        Map<String, Object> all = settings(
                "trm.data=/srv/trm",
                "trm.warn-before=60d",
                "trm.trust.revocation.grace=2h",
                "trm.trust.revocation.ocsp[0].authority=Authority PL",
                "trm.trust.revocation.ocsp[0].url=http://ocsp.example/pl",
                "trm.trust.revocation.ocsp-from-certificates=true",
                "trm.trust.directory-quorum=3",
                "trm.http.host=0.0.0.0",
                "trm.http.port=9000",
                "trm.http.max-submission=3MB",
                "trm.http.max-envelope=20MB",
                "trm.peer.connect-timeout=2s",
                "trm.peer.answer-timeout=1m",
                "trm.database.url=jdbc:postgresql://db/trm",
                "trm.database.user=trm",
                "trm.database.password-file=db.password",
                "trm.database.owner.user=trm_owner",
                "trm.database.owner.password-file=db-owner.password",
                "trm.keys.trail.directory=trail",
                "trm.keys.trail.password-file=trail.password",
                "trm.vault.reveals-per-day=5",
                "trm.vault.tell-within=10d",
                "trm.vault.user=trm_vault",
                "trm.vault.password-file=vault.password",
                "trm.broker.port=5672",
                "trm.broker.user=system",
                "trm.broker.password-file=broker.password",
                "trm.retention.withdrawn=P3D",
                "trm.retention.bodies=P60D",
                "trm.retention.addressing=P18M",
                "trm.retention.index=P6M",
                "trm.retention.vault=P5Y",
                "trm.statistics.threshold=20",
                "trm.trail.checkpoint-every=30s",
                "trm.trail.max-unwitnessed=2h",
                "trm.systems[0].name=case-system",
                "trm.systems[0].party=pl-sg",
                "trm.systems[0].certificate-sha256=" + "ab".repeat(32),
                "trm.systems[0].language=pl",
                "trm.systems[0].ws-security.certificate=signer.pem",
                "trm.systems[0].ws-security.sign-answers=false",
                "trm.systems[1].name=shelter",
                "trm.systems[1].party=pl-kcik",
                "trm.systems[1].certificate-subject-cn=shelter.example",
                "trm.auditors[0].name=auditor",
                "trm.auditors[0].certificate-sha256=" + "cd".repeat(32),
                "trm.parties.pl-sg.delivery=inbox",
                "trm.parties.pl-kcik.delivery=folder",
                "trm.parties.pl-kcik.folder.out=out",
                "trm.parties.pl-kcik.folder.in=in");

        NodeProperties properties = bind(all);

        assertThat(properties)
                .isEqualTo(new NodeProperties(
                        new NodeId("pl"),
                        "pl",
                        Path.of("/srv/trm"),
                        new HttpProperties("0.0.0.0", 9000, DataSize.ofMegabytes(3), DataSize.ofMegabytes(20)),
                        new TlsProperties(Path.of("tls.p12"), Path.of("tls.password")),
                        new TrustProperties(
                                Path.of("roots"),
                                Path.of("authorities"),
                                Path.of("crls"),
                                new RevocationProperties(
                                        Duration.ofHours(2),
                                        List.of(new OcspProperties(
                                                "Authority PL", URI.create("http://ocsp.example/pl"))),
                                        true),
                                3),
                        Path.of("directory.asice"),
                        new PolicyProperties(Path.of("officers")),
                        keys(Optional.of(new TrailKeysProperties(Path.of("trail"), Path.of("trail.password")))),
                        new VaultProperties(
                                Path.of("vault-officers"),
                                5,
                                Duration.ofDays(10),
                                Optional.of("trm_vault"),
                                Optional.of(Path.of("vault.password"))),
                        new PeerProperties(Duration.ofSeconds(2), Duration.ofMinutes(1)),
                        new DatabaseProperties(
                                Optional.of("jdbc:postgresql://db/trm"),
                                Optional.of("trm"),
                                Optional.of(Path.of("db.password")),
                                Optional.of(new OwnerProperties("trm_owner", Path.of("db-owner.password")))),
                        new BrokerProperties(
                                Optional.empty(), 5672, Optional.of("system"), Optional.of(Path.of("broker.password"))),
                        new RetentionProperties(
                                Period.ofDays(3),
                                Period.ofDays(60),
                                Period.ofMonths(18),
                                Period.ofMonths(6),
                                Period.ofYears(5)),
                        new StatisticsProperties(20),
                        new TrailProperties(Duration.ofSeconds(30), Duration.ofHours(2)),
                        List.of(),
                        Duration.ofDays(60),
                        List.of(
                                new SystemProperties(
                                        "case-system",
                                        new PartyId("pl-sg"),
                                        Optional.of(new Sha256("ab".repeat(32))),
                                        Optional.empty(),
                                        "pl",
                                        Optional.of(new WsSecurityProperties(Path.of("signer.pem"), false))),
                                new SystemProperties(
                                        "shelter",
                                        new PartyId("pl-kcik"),
                                        Optional.empty(),
                                        Optional.of("shelter.example"),
                                        "en",
                                        Optional.empty())),
                        List.of(new AuditorProperties("auditor", new Sha256("cd".repeat(32)))),
                        Map.of(
                                new PartyId("pl-sg"),
                                new PartyProperties(Delivery.INBOX, Optional.empty()),
                                new PartyId("pl-kcik"),
                                new PartyProperties(
                                        Delivery.FOLDER,
                                        Optional.of(new FolderProperties(Path.of("out"), Path.of("in")))))));
    }

    private static Map<String, Object> stamping(String name, String url) {
        return settings("trm.time-stamping[0].name=" + name, "trm.time-stamping[0].url=" + url);
    }

    /** An external database, but for its owner. */
    private static Map<String, Object> database(String... more) {
        Map<String, Object> all = settings(
                "trm.database.url=jdbc:postgresql://db/trm",
                "trm.database.user=trm",
                "trm.database.password-file=p",
                "trm.vault.user=trm_vault",
                "trm.vault.password-file=p");
        all.putAll(settings(more));
        return all;
    }

    private static Map<String, Object> auditor(int position, String sha256) {
        String key = "trm.auditors[" + position + "].";
        return settings(key + "name=auditor-" + position, key + "certificate-sha256=" + sha256);
    }

    private static Map<String, Object> twice(Map<String, Object> first, Map<String, Object> second) {
        Map<String, Object> both = new HashMap<>(first);
        both.putAll(second);
        return both;
    }

    static Stream<Arguments> wrongSettings() {
        return Stream.of(
                Arguments.of(settings("trm.htpp.port=1"), "trm.htpp.port"),
                Arguments.of(settings("trm.http.prot=1"), "trm.http.prot"),
                Arguments.of(settings("trm.node=Not A Node"), "trm.node"),
                Arguments.of(settings("trm.http.port=70000"), "trm.http"),
                Arguments.of(settings("trm.time-stamping[0].name=first"), "trm.time-stamping"),
                Arguments.of(stamping("first", "ftp://tsa.example/"), "trm.time-stamping"),
                Arguments.of(stamping("First One", "https://tsa.example/"), "trm.time-stamping"),
                Arguments.of(
                        settings(
                                "trm.time-stamping[0].name=first",
                                "trm.time-stamping[0].url=https://a.example/",
                                "trm.time-stamping[1].name=first",
                                "trm.time-stamping[1].url=https://b.example/"),
                        "trm.time-stamping"),
                Arguments.of(settings("trm.http.max-submission=1B"), "trm.http"),
                Arguments.of(settings("trm.peer.answer-timeout=0s"), "trm.peer"),
                Arguments.of(settings("trm.database.url=jdbc:postgresql://db/trm"), "trm.database"),
                Arguments.of(database(), "trm.database.owner: user and password-file go together"),
                Arguments.of(database("trm.database.owner.user=o"), "trm.database.owner.password-file is missing"),
                Arguments.of(database("trm.database.owner.password-file=p"), "trm.database.owner.user is missing"),
                Arguments.of(
                        database("trm.database.owner.user=trm", "trm.database.owner.password-file=p"),
                        "trm.database.owner.user must be another role"),
                Arguments.of(
                        settings("trm.database.owner.user=o", "trm.database.owner.password-file=p"),
                        "trm.database.owner: user and password-file go together"),
                Arguments.of(settings("trm.broker.port=5672"), "trm.broker"),
                Arguments.of(settings("trm.broker.url=tcp://broker:61617"), "trm.broker"),
                Arguments.of(
                        settings(
                                "trm.broker.url=tcp://broker:61617",
                                "trm.broker.port=5672",
                                "trm.broker.user=node",
                                "trm.broker.password-file=broker.password"),
                        "trm.broker"),
                Arguments.of(settings("trm.retention.bodies=P0D"), "trm.retention"),
                Arguments.of(settings("trm.retention.withdrawn=P-1D"), "trm.retention"),
                Arguments.of(settings("trm.retention.index=P101Y"), "trm.retention"),
                Arguments.of(settings("trm.retention.vault=forever"), "trm.retention"),
                Arguments.of(settings("trm.statistics.threshold=10"), "trm.statistics"),
                Arguments.of(settings("trm.trail.checkpoint-every=0s"), "trm.trail"),
                Arguments.of(settings("trm.trail.max-unwitnessed=8d"), "trm.trail"),
                Arguments.of(settings("trm.parties.pl-sg.delivery=folder"), "trm.parties"),
                Arguments.of(
                        settings(
                                "trm.systems[0].name=a",
                                "trm.systems[0].party=pl-sg",
                                "trm.systems[0].certificate-subject-cn=a.example",
                                "trm.systems[0].ws-security.sign-answers=true"),
                        "trm.systems[].ws-security.certificate is missing"),
                Arguments.of(settings("trm.auditors[0].name=a"), "trm.auditors[].certificate-sha256 is missing"),
                Arguments.of(auditor(0, "AB".repeat(32)), "trm.auditors"),
                Arguments.of(twice(auditor(0, "ab".repeat(32)), auditor(1, "ab".repeat(32))), "trm.auditors"),
                Arguments.of(
                        twice(
                                auditor(0, "ab".repeat(32)),
                                settings(
                                        "trm.systems[0].name=a",
                                        "trm.systems[0].party=pl-sg",
                                        "trm.systems[0].certificate-sha256=" + "ab".repeat(32))),
                        "trm.auditors"),
                Arguments.of(settings("trm.warn-before=1h"), "trm.warn-before"),
                Arguments.of(settings("trm.trust.revocation.grace=8d"), "trm.trust"),
                Arguments.of(settings("trm.trust.revocation.grace=-1s"), "trm.trust"),
                Arguments.of(settings("trm.trust.revocation.ocsp[0].authority=a"), "trm.trust"),
                Arguments.of(
                        settings(
                                "trm.trust.revocation.ocsp[0].authority=a",
                                "trm.trust.revocation.ocsp[0].url=file:///etc/passwd"),
                        "trm.trust"),
                Arguments.of(settings("trm.keys.trail.directory=trail"), "trm.keys.trail.password-file is missing"),
                Arguments.of(settings("trm.keys.trail.password-file=p"), "trm.keys.trail.directory is missing"),
                Arguments.of(settings("trm.keys.parties.pl-sg.pkcs12=keys.p12"), "trm.keys"),
                Arguments.of(settings("trm.keys.parties.pl-sg.pkcs11.library=lib.so"), "trm.keys"),
                Arguments.of(settings("trm.keys.parties.pl-sg.earlier[0].password-file=p"), "trm.keys"),
                Arguments.of(
                        settings(
                                "trm.keys.parties.pl-sg.earlier[0].pkcs12=old.p12",
                                "trm.keys.parties.pl-sg.earlier[0].password-file=p",
                                "trm.keys.parties.pl-sg.earlier[0].pkcs11.library=lib.so",
                                "trm.keys.parties.pl-sg.earlier[0].pkcs11.pin-file=pin"),
                        "trm.keys"),
                Arguments.of(settings("trm.systems[0].name=a", "trm.systems[0].party=pl-sg"), "trm.systems"));
    }

    @ParameterizedTest
    @MethodSource("wrongSettings")
    void refusesToStart(Map<String, Object> wrong, String namedKey) {
        assertThatThrownBy(() -> bind(wrong))
                .satisfies(failure -> assertThat(texts(failure)).contains(namedKey));
    }

    @Test
    void refusesToStartWithoutARequiredKey() {
        Map<String, Object> incomplete = new HashMap<>(LEAST);
        incomplete.remove("trm.keys.pseudonym-secret-file");

        assertThatThrownBy(() -> bindExactly(incomplete))
                .satisfies(failure -> assertThat(texts(failure)).contains("trm.keys.pseudonym-secret-file is missing"));
    }

    @Test
    void bindsEveryWayToHoldKeys() {
        PartyKeysProperties keys = bind(settings(
                        "trm.keys.parties.pl-sg.pkcs11.library=/usr/lib/token.so",
                        "trm.keys.parties.pl-sg.pkcs11.slot=77",
                        "trm.keys.parties.pl-sg.pkcs11.pin-file=pin",
                        "trm.keys.parties.pl-sg.earlier[0].pkcs12=old.p12",
                        "trm.keys.parties.pl-sg.earlier[0].password-file=old.password"))
                .keys()
                .parties()
                .get(new PartyId("pl-sg"));

        assertThat(keys.current().pkcs11())
                .contains(new TokenProperties(Path.of("/usr/lib/token.so"), Optional.of(77L), 0, Path.of("pin")));
        assertThat(keys.earlier())
                .containsExactly(new KeyStoreProperties(
                        Optional.empty(), Optional.of(Path.of("old.p12")), Optional.empty(), Path.of("old.password")));
    }

    @Test
    void refusesTwoSystemsWithOneCertificate() {
        Map<String, Object> twice = settings(
                "trm.systems[0].name=a",
                "trm.systems[0].party=pl-sg",
                "trm.systems[0].certificate-subject-cn=same.example",
                "trm.systems[1].name=b",
                "trm.systems[1].party=pl-kcik",
                "trm.systems[1].certificate-subject-cn=same.example");

        assertThatThrownBy(() -> bind(twice))
                .satisfies(failure -> assertThat(texts(failure)).contains("trm.systems.certificate must be unique"));
    }

    @Test
    void signsAnswersToASystemThatSignsUnlessToldOtherwise() {
        NodeProperties properties = bind(settings(
                "trm.systems[0].name=a",
                "trm.systems[0].party=pl-sg",
                "trm.systems[0].certificate-subject-cn=a.example",
                "trm.systems[0].ws-security.certificate=signer.pem"));

        assertThat(properties.systems().getFirst().wsSecurity())
                .contains(new WsSecurityProperties(Path.of("signer.pem"), true));
    }

    private static KeysProperties keys(Optional<TrailKeysProperties> trail) {
        return new KeysProperties(
                Map.of(new PartyId("pl-sg"), PartyKeysProperties.of(Path.of("pl-sg"), Path.of("pl-sg.password"))),
                Path.of("storage.hex"),
                Path.of("pseudonym.hex"),
                trail);
    }

    private static NodeProperties bind(Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(LEAST);
        all.putAll(more);
        return bindExactly(all);
    }

    private static NodeProperties bindExactly(Map<String, Object> values) {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", values));
            context.register(Configured.class);
            context.refresh();
            return context.getBean(NodeProperties.class);
        }
    }

    private static Map<String, Object> settings(String... lines) {
        Map<String, Object> settings = new HashMap<>();
        for (String line : lines) {
            int equals = line.indexOf('=');
            settings.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return settings;
    }

    private static String texts(Throwable failure) {
        StringBuilder texts = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            texts.append(cause.getMessage()).append('\n');
        }
        return texts.toString();
    }
}
