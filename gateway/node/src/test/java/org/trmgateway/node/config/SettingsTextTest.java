package org.trmgateway.node.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.trmgateway.referral.Sha256;

class SettingsTextTest {

    private static final String CANARY = "Kowalska7";

    @TempDir
    private Path folder;

    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void least() throws IOException {
        Files.createDirectories(folder.resolve("officers/anna-" + CANARY));
        file("officers/anna-" + CANARY + "/signing.cert.pem", "certificate 1");
        file("officers/policy.cert.pem", "certificate 2");
        file("officers/notes.txt", CANARY);
        settings.put("trm.node", "pl");
        settings.put("trm.country", "pl");
        settings.put("trm.tls.key-store", secret("tls.p12"));
        settings.put("trm.tls.password-file", secret("tls.password"));
        settings.put("trm.trust.roots", file("roots", "root"));
        settings.put("trm.trust.authorities", file("authorities", "authority"));
        settings.put("trm.trust.crls", file("crls", "list"));
        settings.put("trm.directory", file("directory.asice", "directory"));
        settings.put("trm.policy.officers", folder.resolve("officers").toString());
        settings.put("trm.vault.officers", folder.resolve("officers").toString());
        settings.put("trm.keys.storage-key-file", secret("storage"));
        settings.put("trm.keys.pseudonym-secret-file", secret("pseudonym"));
        settings.put("trm.keys.parties[pl-sg].directory", secret("pl-sg"));
        settings.put("trm.keys.parties[pl-sg].password-file", secret("pl-sg.password"));
        settings.put("trm.keys.parties[pl-sg].pkcs11.library", "/usr/lib/token.so");
        settings.put("trm.keys.parties[pl-sg].pkcs11.pin-file", secret("pin"));
    }

    @Test
    void isOneLineForEachSettingSortedWithItsDefaults() {
        String certificates = sorted("certificate 1", "certificate 2");
        assertThat(text().replace(folder.toString(), "DIR")).isEqualTo("""
                trm-settings/v1
                trm.broker.port=0
                trm.country=pl
                trm.data=data
                trm.directory=DIR/directory.asice
                trm.http.host=127.0.0.1
                trm.http.max-envelope=16777216B
                trm.http.max-submission=2097152B
                trm.http.port=8441
                trm.keys.parties.pl-sg.directory=set
                trm.keys.parties.pl-sg.password-file=set
                trm.keys.parties.pl-sg.pkcs11.library=/usr/lib/token.so
                trm.keys.parties.pl-sg.pkcs11.pin-file=set
                trm.keys.parties.pl-sg.pkcs11.slot-index=0
                trm.keys.pseudonym-secret-file=set
                trm.keys.storage-key-file=set
                trm.node=pl
                trm.peer.answer-timeout=PT30S
                trm.peer.connect-timeout=PT5S
                trm.policy.officers=DIR/officers
                trm.policy.officers.sha256=CERTIFICATES
                trm.retention.addressing=P1Y
                trm.retention.bodies=P30D
                trm.retention.index=P1Y
                trm.retention.vault=P2Y
                trm.retention.withdrawn=P7D
                trm.statistics.threshold=11
                trm.tls.key-store=set
                trm.tls.password-file=set
                trm.trail.checkpoint-every=PT10S
                trm.trail.max-unwitnessed=PT4H
                trm.trust.authorities=DIR/authorities
                trm.trust.authorities.sha256=AUTHORITY
                trm.trust.crls=DIR/crls
                trm.trust.directory-quorum=2
                trm.trust.revocation.grace=PT24H
                trm.trust.revocation.ocsp-from-certificates=false
                trm.trust.roots=DIR/roots
                trm.trust.roots.sha256=ROOT
                trm.vault.officers=DIR/officers
                trm.vault.officers.sha256=CERTIFICATES
                trm.vault.reveals-per-day=20
                trm.vault.tell-within=PT720H
                trm.warn-before=PT720H
                """.replace("CERTIFICATES", certificates)
                .replace("AUTHORITY", digest("authority"))
                .replace("ROOT", digest("root")));
    }

    @Test
    void hasNothingOfASecretAndNoNameOfAFileThatHoldsOne() {
        settings.put(
                "trm.database.url",
                "jdbc:postgresql://trm:" + CANARY + "@db/trm?sslmode=verify-full&password=" + CANARY);
        settings.put("trm.database.user", "trm");
        settings.put("trm.database.password-file", secret("database.password"));
        settings.put("trm.database.owner.user", "trm_owner");
        settings.put("trm.database.owner.password-file", secret("owner.password"));
        settings.put("trm.vault.user", "trm_vault");
        settings.put("trm.vault.password-file", secret("vault.password"));
        settings.put("trm.broker.url", "tcp://broker:61617?sslEnabled=true&trustStorePassword=" + CANARY);
        settings.put("trm.broker.user", "node");
        settings.put("trm.broker.password-file", secret("broker.password"));
        settings.put("trm.time-stamping[0].name", "first");
        settings.put("trm.time-stamping[0].url", "https://node:" + CANARY + "@tsa.example/stamp");

        assertThat(text())
                .doesNotContain(CANARY)
                .contains("trm.database.password-file=set\n", "trm.broker.password-file=set\n")
                .contains("trm.database.url=jdbc:postgresql://db/trm?sslmode=verify-full and 1 more\n")
                .contains("trm.broker.url=tcp://broker:61617?sslEnabled=true and 1 more\n")
                .contains("trm.time-stamping[0].url=https://tsa.example/stamp\n");
    }

    @Test
    void isAnotherWhenWhomTheNodeBelievesIsChangedInItsPlaceAndNotWhenASecretIs() throws IOException {
        String before = text();

        file("tls.password-" + CANARY, "another");
        file("crls", "newer");
        assertThat(text()).isEqualTo(before);

        file("roots", "another root");
        assertThat(text()).isNotEqualTo(before);
        file("roots", "root");
        assertThat(text()).isEqualTo(before);
        file("officers/policy.cert.pem", "another officer");
        assertThat(text()).isNotEqualTo(before);
    }

    @Test
    void lendsNoValueALineOfItsOwn() {
        settings.put("trm.http.host", "a\ntrm.node=other");

        assertThat(text()).contains("trm.http.host=a\\u000atrm.node=other\n").doesNotContain("\ntrm.node=other");
    }

    private String text() {
        return SettingsText.of(new Binder(new MapConfigurationPropertySource(settings))
                .bind("trm", NodeProperties.class)
                .get());
    }

    private String secret(String name) {
        try {
            return file(name + "-" + CANARY, CANARY);
        } catch (IOException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static String digest(String content) {
        return Sha256.of(content.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .hex();
    }

    private static String sorted(String one, String other) {
        String first = digest(one);
        String second = digest(other);
        return first.compareTo(second) < 0 ? first + "," + second : second + "," + first;
    }
}
