package org.trmgateway.node.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.trmgateway.referral.ErrorCode;

/** The doors of the HTTPS port. Each is for one kind of client, and a request stands before exactly one of them. */
public enum Door {
    /** REST API for national systems, {@code /v1/**}. Also every address that leads nowhere, so that nobody learns which do. */
    REST("rest", ErrorCode.INTAKE_TOO_LARGE, ErrorCode.INTAKE_SYNTAX, ErrorCode.INTAKE_UNAVAILABLE),
    /** The directory, {@code /v1/directory...}: for national systems and for peer nodes, those that are cut off too. */
    DIRECTORY("directory", ErrorCode.INTAKE_TOO_LARGE, ErrorCode.INTAKE_SYNTAX, ErrorCode.INTAKE_UNAVAILABLE),
    /** What nodes owe each other beside messages, {@code /v1/peer/...}: for peer nodes. */
    PEER("peer", ErrorCode.RECEIVE_TOO_LARGE, ErrorCode.RECEIVE_ENVELOPE_MALFORMED, ErrorCode.RECEIVE_UNAVAILABLE),
    /** Witnessing the trails of peer nodes, {@code /witness/...}: for those that are cut off too, so that what they sign binds them. */
    WITNESS(
            "witness",
            ErrorCode.RECEIVE_TOO_LARGE,
            ErrorCode.RECEIVE_ENVELOPE_MALFORMED,
            ErrorCode.RECEIVE_UNAVAILABLE),
    /** SOAP for national systems, {@code /soap/submission}. */
    SUBMISSION("soap", ErrorCode.INTAKE_TOO_LARGE, ErrorCode.INTAKE_SYNTAX, ErrorCode.INTAKE_UNAVAILABLE),
    /** The trail as files, {@code /trail/...}: for auditors. */
    TRAIL("trail", ErrorCode.INTAKE_TOO_LARGE, ErrorCode.INTAKE_SYNTAX, ErrorCode.INTAKE_UNAVAILABLE),
    /** SOAP for peer nodes, {@code /soap/relay}. */
    RELAY("relay", ErrorCode.RECEIVE_TOO_LARGE, ErrorCode.RECEIVE_ENVELOPE_MALFORMED, ErrorCode.RECEIVE_UNAVAILABLE);

    // Path parameters and encoded characters mean different things to different readers of a path; no address of ours
    // has any.
    private static final Pattern PLAIN = Pattern.compile("/v1(/[A-Za-z0-9_-]+)+");

    private static final Pattern WITNESS_PATH =
            Pattern.compile("/witness/(add-checkpoint|open-log|last-seen/[0-9a-f]{64})");
    private static final Pattern FILE = Pattern.compile("/trail(/[a-z0-9-]+(\\.[a-z]+)?)+");

    private static final String DIRECTORY_PATH = "/v1/directory";
    private static final String TRAIL_PATH = "/trail/";
    private static final String PEER_PATH = "/v1/peer/";

    private final String channel;
    private final ErrorCode tooLarge;
    private final ErrorCode malformed;
    private final ErrorCode unavailable;

    Door(String channel, ErrorCode tooLarge, ErrorCode malformed, ErrorCode unavailable) {
        this.channel = channel;
        this.tooLarge = tooLarge;
        this.malformed = malformed;
        this.unavailable = unavailable;
    }

    /** The door a request stands before. */
    public static Door of(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (path.equals(DIRECTORY_PATH) || path.startsWith(DIRECTORY_PATH + "/")) {
            return DIRECTORY;
        }
        if (path.startsWith(TRAIL_PATH)) {
            return TRAIL;
        }
        if (path.startsWith(PEER_PATH)) {
            return PEER;
        }
        if (path.startsWith("/witness/")) {
            return WITNESS;
        }
        return switch (path) {
            case "/soap/relay" -> RELAY;
            case "/soap/submission" -> SUBMISSION;
            default -> REST;
        };
    }

    /** Whether the path of a request is one that this door can have, spelt in the only way. */
    boolean covers(HttpServletRequest request) {
        String path = request.getRequestURI();
        return switch (this) {
            case RELAY, SUBMISSION -> true;
            case REST, DIRECTORY, PEER -> PLAIN.matcher(path).matches();
            case TRAIL -> FILE.matcher(path).matches();
            case WITNESS -> WITNESS_PATH.matcher(path).matches();
        };
    }

    /** Word for the trail. */
    public String channel() {
        return channel;
    }

    public ErrorCode tooLarge() {
        return tooLarge;
    }

    public ErrorCode malformed() {
        return malformed;
    }

    public ErrorCode unavailable() {
        return unavailable;
    }
}
