package org.trmgateway.node.config;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of calls to other nodes.
 *
 * @param connectTimeout longest wait for a connection, TLS included
 * @param answerTimeout longest wait for an answer
 */
public record PeerProperties(
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("30s") Duration answerTimeout) {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    public PeerProperties {
        Setting.between(connectTimeout, Duration.ofMillis(1), LONGEST, "trm.peer.connect-timeout");
        Setting.between(answerTimeout, Duration.ofMillis(1), LONGEST, "trm.peer.answer-timeout");
    }
}
