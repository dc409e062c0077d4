package org.trmgateway.node;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.trmgateway.node.config.NodeProperties;
import org.trmgateway.node.http.HttpConfiguration;
import org.trmgateway.node.soap.SoapConfiguration;
import org.trmgateway.node.wiring.BrokerWiring;
import org.trmgateway.node.wiring.ConfigurationFile;
import org.trmgateway.node.wiring.DeadlineWiring;
import org.trmgateway.node.wiring.DirectoryWiring;
import org.trmgateway.node.wiring.FlowWiring;
import org.trmgateway.node.wiring.NodeCheck;
import org.trmgateway.node.wiring.ProofWiring;
import org.trmgateway.node.wiring.RetentionWiring;
import org.trmgateway.node.wiring.RevocationWiring;
import org.trmgateway.node.wiring.RouteWiring;
import org.trmgateway.node.wiring.StampWiring;
import org.trmgateway.node.wiring.StatisticsWiring;
import org.trmgateway.node.wiring.StoreWiring;
import org.trmgateway.node.wiring.TrailWiring;
import org.trmgateway.node.wiring.TrustWiring;
import org.trmgateway.node.wiring.VaultWiring;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.outbound.protect.PseudonymEpochs;

/** One node of the federation: {@code ./trm node --config FILE}. */
@SpringBootConfiguration
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
        })
@EnableConfigurationProperties(NodeProperties.class)
@Import({
    TrustWiring.class,
    DirectoryWiring.class,
    StoreWiring.class,
    BrokerWiring.class,
    FlowWiring.class,
    DeadlineWiring.class,
    VaultWiring.class,
    RetentionWiring.class,
    RevocationWiring.class,
    StatisticsWiring.class,
    StampWiring.class,
    TrailWiring.class,
    ProofWiring.class,
    RouteWiring.class,
    HttpConfiguration.class,
    SoapConfiguration.class
})
public class TrmNode {

    private static final Logger LOG = LoggerFactory.getLogger(TrmNode.class);

    private static final String USAGE = """
            Usage: ./trm node --config FILE [--roll-pseudonyms PARTY | --check | --settings]

            Runs one node until it is stopped. FILE is YAML; docs/configuration.md describes every key, and
            ./trm demo writes three complete examples (in its directory, nodes/<node>/node.yaml).

              --check            read and verify everything FILE names, print what ends when, and do not start;
                                 exit status 1 when a node would not start on it or something has ended
              --settings         print the settings in force without their secrets: the text whose SHA-256 the trail
                                 has (ConfigurationChanged, NodeStarted)
              --roll-pseudonyms  once the node runs: from now on PARTY is given other pseudonyms than before
            """;

    /** Entry point of {@code ./trm node}. */
    public static void main(String[] arguments) {
        if (arguments.length == 1 && (arguments[0].equals("--help") || arguments[0].equals("-h"))) {
            System.out.print(USAGE);
            return;
        }
        boolean checks = arguments.length == 3 && arguments[2].equals("--check");
        boolean shows = arguments.length == 3 && arguments[2].equals("--settings");
        boolean rolls = arguments.length == 4 && arguments[2].equals("--roll-pseudonyms");
        if ((arguments.length != 2 && !rolls && !checks && !shows) || !arguments[0].equals("--config")) {
            System.err.print(USAGE);
            System.exit(2);
        }
        Path configuration = Path.of(arguments[1]);
        if (!Files.isReadable(configuration)) {
            System.err.println("trm node: cannot read the file given with --config");
            System.exit(2);
        }
        if (checks) {
            NodeCheck.Findings findings = NodeCheck.of(configuration, Clock.systemUTC());
            findings.lines().forEach(System.out::println);
            System.exit(findings.sound() ? 0 : 1);
        }
        if (shows) {
            System.exit(show(configuration));
        }
        ConfigurableApplicationContext node = start(configuration);
        if (rolls) {
            roll(node, arguments[3]);
        }
    }

    /** Exactly the bytes of which the trail has the digest; nothing of a value that is wrong. */
    private static int show(Path configuration) {
        try {
            System.out.writeBytes(ConfigurationFile.settings(configuration).getBytes(StandardCharsets.UTF_8));
            System.out.flush();
            return 0;
        } catch (RuntimeException wrong) {
            System.err.println("trm node: the settings are wrong; --check says where");
            return 1;
        }
    }

    private static void roll(ConfigurableApplicationContext node, String party) {
        try {
            node.getBean(PseudonymEpochs.class).rollAll(new PartyId(party));
            LOG.info("pseudonyms begin a new epoch for one party");
        } catch (GatewayException refused) {
            LOG.error("pseudonyms were not rolled: {}", refused.code());
            node.close();
            System.err.println("trm node: the directory has no such party; nothing was changed");
            System.exit(2);
        }
    }

    /** Starts a node in this JVM; closing the context stops it. Several nodes may run side by side. */
    public static ConfigurableApplicationContext start(Path configuration) {
        SpringApplication application = new SpringApplication(TrmNode.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        ConfigurableApplicationContext node =
                application.run("--spring.config.location=classpath:/trm-node-defaults.yaml," + configuration.toUri());
        NodeProperties properties = node.getBean(NodeProperties.class);
        LOG.info(
                "node {} is ready: https port {}",
                properties.node(),
                properties.http().port());
        return node;
    }
}
