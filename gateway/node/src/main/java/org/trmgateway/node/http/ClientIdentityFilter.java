package org.trmgateway.node.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.trmgateway.node.config.HttpProperties;
import org.trmgateway.node.config.SystemProperties;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.trail.note.OpenLog;

/**
 * The first code of the node that sees a request, on every path. It judges the client's certificate, decides whether this client may stand
 * before this door, and bounds the body; then the {@link ClientIdentity} is an attribute of the request. Whatever goes wrong here is a
 * refusal: no request passes without an identity.
 */
public final class ClientIdentityFilter implements Filter {

    private static final int BODIES_AT_ONCE = 8;
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private final ClientIdentities identities;
    private final Refusals refusals;
    private final List<RefusalWriter> writers;
    private final HttpProperties limits;
    private final BodyBudget budget;

    /**
     * @param writers how a refusal is written; each door has one
     * @param limits longest bodies
     */
    public ClientIdentityFilter(
            ClientIdentities identities, Refusals refusals, List<RefusalWriter> writers, HttpProperties limits) {
        this.identities = identities;
        this.refusals = refusals;
        this.writers = List.copyOf(writers);
        this.limits = limits;
        this.budget = new BodyBudget(BODIES_AT_ONCE * limits.maxEnvelope().toBytes());
    }

    /**
     * The identity that this filter found.
     *
     * @throws GatewayException with INTERNAL when the filter did not run, which would be a mistake of ours
     */
    public static ClientIdentity identityOf(HttpServletRequest request) {
        if (request.getAttribute(ClientIdentity.class.getName()) instanceof ClientIdentity identity) {
            return identity;
        }
        throw new GatewayException(ErrorCode.INTERNAL, Detail.rule("identity"));
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest httpRequest && response instanceof HttpServletResponse httpResponse) {
            filter(httpRequest, httpResponse, chain);
        } else {
            throw new ServletException("only HTTP comes in here");
        }
    }

    private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Door door = Door.of(request);
        List<X509Certificate> certificates = certificates(request);
        ClientIdentity identity;
        try {
            identity = identities.identify(door, certificates);
        } catch (GatewayException refused) {
            Optional<SystemProperties> listed = identities.listedByDigest(certificates);
            String language = listed.map(SystemProperties::language).orElseGet(() -> acceptedLanguage(request));
            refuse(Refusal.of(refused), door, listed.map(SystemProperties::party), language, response);
            return;
        }
        if (!door.covers(request)) {
            Refusal nowhere = new Refusal(ErrorCode.INTAKE_SYNTAX, Detail.field("path"));
            refuse(nowhere, door, identity.speaksFor(), identity.language(), response);
            return;
        }
        long limit = limit(door);
        if (request.getContentLengthLong() > limit) {
            Refusal tooLarge = new Refusal(door.tooLarge(), Detail.field("body"));
            refuse(tooLarge, door, identity.speaksFor(), identity.language(), response);
            return;
        }
        request.setAttribute(ClientIdentity.class.getName(), identity);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        BoundedRequest bounded = new BoundedRequest(request, limit, door, budget);
        try {
            chain.doFilter(bounded, response);
        } finally {
            bounded.release();
        }
    }

    private void refuse(
            Refusal refusal, Door door, Optional<PartyId> party, String language, HttpServletResponse response)
            throws IOException {
        RefusalAnswer answer = refusals.record(refusal, door, party, language);
        for (RefusalWriter writer : writers) {
            if (writer.speaksAt(door)) {
                writer.write(answer, response);
                return;
            }
        }
        response.setStatus(HttpStatusOf.code(refusal.code()));
    }

    private long limit(Door door) {
        return switch (door) {
            case REST, SUBMISSION -> limits.maxSubmission().toBytes();
            case RELAY, DIRECTORY, PEER -> limits.maxEnvelope().toBytes();
            case TRAIL -> 0;
            case WITNESS -> OpenLog.LONGEST;
        };
    }

    private static List<X509Certificate> certificates(HttpServletRequest request) {
        return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain ? List.of(chain) : List.of();
    }

    private static String acceptedLanguage(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getHeader("Accept-Language"), "");
    }
}
