package org.trmgateway.node.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.certs.SampleOfficers;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.certs.SamplePlan;
import org.trmgateway.certs.SampleVaultOfficers;
import org.trmgateway.node.wiring.NodeCheck.Findings;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.seal.Pkcs12Keys;

class NodeCheckTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final NodeId PL = new NodeId("pl");

    @TempDir
    private static Path folder;

    private static SamplePki pki;
    private static Path secret;

    @BeforeAll
    static void generate() throws IOException {
        pki = SamplePki.generate(
                folder.resolve("pki"), CLOCK, SamplePlan.of(List.of(PL, new NodeId("by")), Map.of(), List.of()));
        SampleOfficers.copyCertificates(pki.layout().officers());
        SampleVaultOfficers.generate(pki.layout(), PL, CLOCK);
        for (String party : List.of("pl-kcik", "by-mvd")) {
            PartyId id = new PartyId(party);
            Pkcs12Keys.convert(
                    pki.layout().party(id),
                    pki.layout().password(),
                    pki.layout().partyKeyStore(id));
        }
        secret = Files.writeString(folder.resolve("secret"), "ab".repeat(32) + "\n");
    }

    @Test
    void findsASoundConfigurationSoundAndTellsWhatEndsWhen() throws IOException {
        Findings findings = check(configuration(""), CLOCK);

        assertThat(findings.lines())
                .contains("ok    keys", "ok    trust", "ok    directory", "ok    keys of the trail", "sound");
        assertThat(findings.sound()).isTrue();
        assertThat(findings.lines())
                .anyMatch(line -> line.contains("own-key") && line.contains("pl-sg"))
                .anyMatch(line -> line.contains("tls") && line.contains(", until "))
                .anyMatch(line -> line.contains("revocation-list"))
                .anyMatch(line -> line.contains("officer"))
                .anyMatch(line -> line.contains("party") && line.contains("by-mvd"));
    }

    @Test
    void saysWhichPartIsWrongAndNeverAValue() throws IOException {
        assertWrong(configuration("").replace("  country: \"pl\"", ""), "WRONG configuration: ", "trm.country");
        assertWrong(configuration("  sekret: \"Kowalska\"\n"), "WRONG configuration: ");
        assertWrong(
                configuration("").replace(pki.layout().nodeKeyStore(PL).toString(), secret.toString()),
                "WRONG tls key store: SEAL_KEY_UNAVAILABLE");
        assertWrong(
                configuration("").replace(pki.layout().directoryFile().toString(), secret.toString()),
                "WRONG directory: ");
        assertWrong(
                configuration("")
                        .replace(
                                pki.layout().nodeKeyStore(PL).toString(),
                                pki.layout().nodeKeyStore(new NodeId("by")).toString()),
                "WRONG listed in the directory: ");
        assertWrong(
                configuration("")
                        .replace(
                                pki.layout()
                                        .partyKeyStore(new PartyId("pl-kcik"))
                                        .toString(),
                                pki.layout()
                                        .partyKeyStore(new PartyId("by-mvd"))
                                        .toString()),
                "WRONG listed in the directory: ",
                "pl-kcik");
    }

    @Test
    void theKeysOfTheTrailHaveToBeThoseOfTheDirectory() throws IOException {
        String sound = configuration("");
        String own = pki.layout().trail(PL).toString();
        assertWrong(
                sound.replace(own, pki.layout().trail(new NodeId("by")).toString()),
                "WRONG keys of the trail: SEAL_KEY_UNAVAILABLE",
                "log-ed25519.pem",
                "have the directory authorities list the new ones");
        assertWrong(
                sound.replaceFirst("    trail:\n.*\n.*\n", ""),
                "WRONG keys of the trail: SEAL_KEY_UNAVAILABLE",
                "trm.keys.trail is missing");
        assertWrong(
                sound.replace(own, folder.toString()),
                "WRONG keys of the trail: SEAL_KEY_UNAVAILABLE field=log-ed25519.pem rule=key-file");
    }

    @Test
    void aNodeWhoseTrailIsNotListedYetNeedsNoKeysOfOne() throws IOException {
        Path unlisted = Files.write(
                folder.resolve("unlisted.asice"),
                pki.nextDirectory(
                        CLOCK.instant(),
                        content -> content.withNodes(content.nodes().stream()
                                .map(node -> node.withTrail(Optional.empty()))
                                .toList())));
        Findings findings = check(
                configuration("")
                        .replace(pki.layout().directoryFile().toString(), unlisted.toString())
                        .replaceFirst("    trail:\n.*\n.*\n", ""),
                CLOCK);
        assertThat(findings.lines()).contains("ok    keys of the trail");
        assertThat(findings.sound()).isTrue();
    }

    @Test
    void isNotSoundOnceSomethingHasEnded() throws IOException {
        Clock later = Clock.fixed(Instant.now().plus(Duration.ofDays(800)), ZoneOffset.UTC);
        assertWrong(check(configuration(""), later), "WRONG directory: ");
    }

    private static void assertWrong(String configuration, String... parts) throws IOException {
        assertWrong(check(configuration, CLOCK), parts);
    }

    private static void assertWrong(Findings findings, String... parts) {
        assertThat(findings.sound()).isFalse();
        assertThat(findings.lines()).last().asString().startsWith("not sound");
        assertThat(findings.lines()).anySatisfy(line -> assertThat(line).contains(parts));
        assertThat(findings.lines()).noneMatch(line -> line.contains("Kowalska"));
    }

    private static Findings check(String configuration, Clock clock) throws IOException {
        return NodeCheck.of(Files.writeString(folder.resolve("node.yaml"), configuration), clock);
    }

    private static String configuration(String more) {
        String yaml = """
                trm:
                  node: "pl"
                  country: "pl"
                  http:
                    port: 8441
                  tls:
                    key-store: "%s"
                    password-file: "PASSWORD"
                  trust:
                    roots: "%s"
                    authorities: "%s"
                    crls: "%s"
                  directory: "%s"
                  policy:
                    officers: "%s"
                  vault:
                    officers: "%s"
                  keys:
                    storage-key-file: "SECRET"
                    pseudonym-secret-file: "SECRET"
                    trail:
                      directory: "%s"
                      password-file: "PASSWORD"
                    parties:
                      "[pl-gw]":
                        directory: "%s"
                        password-file: "PASSWORD"
                      "[pl-sg]":
                        directory: "%s"
                        password-file: "PASSWORD"
                      "[pl-kcik]":
                        pkcs12: "%s"
                        password-file: "PASSWORD"
                """.formatted(
                        pki.layout().nodeKeyStore(PL),
                        pki.layout().root(),
                        pki.layout().authorities(),
                        pki.layout().revocationLists(),
                        pki.layout().directoryFile(),
                        pki.layout().officers(),
                        pki.layout().vaultOfficers(PL),
                        pki.layout().trail(PL),
                        pki.layout().party(new PartyId("pl-gw")),
                        pki.layout().party(new PartyId("pl-sg")),
                        pki.layout().partyKeyStore(new PartyId("pl-kcik")));
        return yaml.replace("PASSWORD", pki.layout().password().toString()).replace("SECRET", secret.toString()) + more;
    }
}
