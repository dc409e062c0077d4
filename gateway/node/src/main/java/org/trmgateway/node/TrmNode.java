package org.trmgateway.node;

import java.nio.file.Files;
import java.nio.file.Path;
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
import org.trmgateway.node.wiring.DeadlineWiring;
import org.trmgateway.node.wiring.FlowWiring;
import org.trmgateway.node.wiring.RouteWiring;
import org.trmgateway.node.wiring.StatisticsWiring;
import org.trmgateway.node.wiring.StoreWiring;
import org.trmgateway.node.wiring.TrustWiring;

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
    StoreWiring.class,
    BrokerWiring.class,
    FlowWiring.class,
    DeadlineWiring.class,
    StatisticsWiring.class,
    RouteWiring.class,
    HttpConfiguration.class,
    SoapConfiguration.class
})
public class TrmNode {

    private static final Logger LOG = LoggerFactory.getLogger(TrmNode.class);

    private static final String USAGE = """
            Usage: ./trm node --config FILE

            Runs one node until it is stopped. FILE is YAML; docs/configuration.md describes every key, and
            ./trm demo writes three complete examples (in its directory, nodes/<node>/node.yaml).
            """;

    /** Entry point of {@code ./trm node}. */
    public static void main(String[] arguments) {
        if (arguments.length == 1 && (arguments[0].equals("--help") || arguments[0].equals("-h"))) {
            System.out.print(USAGE);
            return;
        }
        if (arguments.length != 2 || !arguments[0].equals("--config")) {
            System.err.print(USAGE);
            System.exit(2);
        }
        Path configuration = Path.of(arguments[1]);
        if (!Files.isReadable(configuration)) {
            System.err.println("trm node: cannot read the file given with --config");
            System.exit(2);
        }
        start(configuration);
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
