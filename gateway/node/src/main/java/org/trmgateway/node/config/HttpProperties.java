package org.trmgateway.node.config;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The one HTTPS port of a node, for national systems and for peers.
 *
 * @param host address to bind to; the loopback address unless an operator opens it
 * @param port TCP port; 0 for any free one
 * @param maxSubmission longest body of a submission
 * @param maxEnvelope longest body of a relay call
 */
public record HttpProperties(
        @DefaultValue("127.0.0.1") String host,
        @DefaultValue("8441") int port,
        @DefaultValue("2MB") DataSize maxSubmission,
        @DefaultValue("16MB") DataSize maxEnvelope) {

    private static final DataSize LARGEST = DataSize.ofMegabytes(256);

    public HttpProperties {
        Setting.port(port, "trm.http.port");
        Setting.between(maxSubmission, DataSize.ofKilobytes(1), LARGEST, "trm.http.max-submission");
        Setting.between(maxEnvelope, DataSize.ofKilobytes(1), LARGEST, "trm.http.max-envelope");
    }
}
