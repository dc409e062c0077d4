package org.trmgateway.node.trust;

import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.seal.OcspAnswer;
import org.trmgateway.seal.OcspQuestion;
import org.trmgateway.seal.TrustAnchors;

/**
 * Asks in the background about every certificate of the directory, again at half of an answer's life and every hour at least; never while a
 * message waits. Who does not answer, or says what cannot be believed, is asked ever less often. Not thread-safe.
 */
public final class OcspRounds {

    private static final Logger LOG = LoggerFactory.getLogger(OcspRounds.class);
    private static final Duration SOONEST = Duration.ofMinutes(1);
    private static final Duration LATEST = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 6;

    private final TrustAnchors anchors;
    private final Supplier<Collection<OcspTarget>> targets;
    private final OcspLine line;
    private final Clock clock;
    private final Map<X509Certificate, Instant> due = new HashMap<>();
    private final Map<URI, Silence> silent = new HashMap<>();

    /** How often a responder failed in a row, and when it is asked again. */
    private record Silence(int failures, Instant until) {}

    /** Rounds over what the supplier names at each. */
    public OcspRounds(TrustAnchors anchors, Supplier<Collection<OcspTarget>> targets, OcspLine line, Clock clock) {
        this.anchors = anchors;
        this.targets = targets;
        this.line = line;
        this.clock = clock;
    }

    /** Asks whom it is time to ask. */
    public void round() {
        Collection<OcspTarget> all = targets.get();
        due.keySet().retainAll(all.stream().map(OcspTarget::certificate).collect(Collectors.toSet()));
        for (OcspTarget target : all) {
            if (isTime(target) && !Thread.currentThread().isInterrupted()) {
                ask(target);
            }
        }
    }

    private boolean isTime(OcspTarget target) {
        Instant now = clock.instant();
        Silence silence = silent.get(target.responder());
        return (silence == null || !now.isBefore(silence.until()))
                && !now.isBefore(due.getOrDefault(target.certificate(), Instant.MIN));
    }

    private void ask(OcspTarget target) {
        try {
            OcspQuestion question = OcspQuestion.about(target.certificate(), target.issuer());
            OcspAnswer answer = question.read(line.ask(target.responder(), question.request()), clock.instant());
            anchors.add(answer);
            silent.remove(target.responder());
            due.put(target.certificate(), again(answer));
            if (answer.isRevoked()) {
                LOG.warn(
                        "its authority says that a certificate of the directory is revoked: serial={}", serial(target));
            }
        } catch (IOException away) {
            LOG.warn(
                    "a responder does not answer: host={} reason=\"{}\"",
                    target.responder().getHost(),
                    away.getMessage());
            pause(target);
        } catch (GatewayException refused) {
            LOG.warn(
                    "the answer of a responder was not taken: host={} {} serial={}",
                    target.responder().getHost(),
                    refused.detail(),
                    serial(target));
            // The others may be answered well; this one is not asked again at once.
            due.put(target.certificate(), clock.instant().plus(LATEST));
            if (refused.detail().rule().filter("ocsp-try-later"::equals).isPresent()) {
                due.remove(target.certificate());
                pause(target);
            }
        }
    }

    private void pause(OcspTarget target) {
        int failures = silent.getOrDefault(target.responder(), new Silence(0, Instant.MIN))
                        .failures()
                + 1;
        Duration pause = SOONEST.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        silent.put(
                target.responder(),
                new Silence(failures, clock.instant().plus(pause.compareTo(LATEST) > 0 ? LATEST : pause)));
    }

    private Instant again(OcspAnswer answer) {
        Instant now = clock.instant();
        Duration half = Duration.between(now, answer.nextUpdate()).dividedBy(2);
        if (half.compareTo(SOONEST) < 0) {
            return now.plus(SOONEST);
        }
        return now.plus(half.compareTo(LATEST) > 0 ? LATEST : half);
    }

    private static String serial(OcspTarget target) {
        return target.certificate().getSerialNumber().toString(16);
    }
}
