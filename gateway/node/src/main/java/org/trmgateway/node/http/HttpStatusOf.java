package org.trmgateway.node.http;

import java.util.EnumMap;
import java.util.Map;
import org.trmgateway.referral.ErrorCode;

/** The HTTP status of each refusal (RFC 9110, section 15). */
public final class HttpStatusOf {

    private static final int UNPROCESSABLE = 422;
    private static final int UNAVAILABLE = 503;
    private static final Map<ErrorCode, Integer> PARTICULAR = new EnumMap<>(Map.ofEntries(
            Map.entry(ErrorCode.INTAKE_SENDER_UNKNOWN, 403),
            Map.entry(ErrorCode.INTAKE_CERTIFICATE_EXPIRED, 403),
            Map.entry(ErrorCode.INTAKE_CERTIFICATE_UNTRUSTED, 403),
            Map.entry(ErrorCode.INTAKE_CERTIFICATE_REVOKED, 403),
            Map.entry(ErrorCode.INTAKE_SIGNATURE_INVALID, 403),
            Map.entry(ErrorCode.RECEIVE_PEER_UNKNOWN, 403),
            Map.entry(ErrorCode.INTAKE_PARTY_CUT_OFF, 403),
            Map.entry(ErrorCode.RECEIVE_PEER_CUT_OFF, 403),
            Map.entry(ErrorCode.OPEN_DIRECTORY_ROLLED_BACK, 409),
            Map.entry(ErrorCode.TRAIL_RECOVERY_CONTRADICTED, 409),
            Map.entry(ErrorCode.DELIVER_ITEM_HELD, 409),
            Map.entry(ErrorCode.INTAKE_IDEMPOTENCY_KEY_MISSING, 400),
            Map.entry(ErrorCode.INTAKE_SYNTAX, 400),
            Map.entry(ErrorCode.DELIVER_PURPOSE_MISSING, 400),
            Map.entry(ErrorCode.RECEIVE_ENVELOPE_MALFORMED, 400),
            Map.entry(ErrorCode.INTAKE_IDEMPOTENCY_CONFLICT, 409),
            Map.entry(ErrorCode.RECEIVE_DUPLICATE_ALTERED, 409),
            Map.entry(ErrorCode.INTAKE_TOO_LARGE, 413),
            Map.entry(ErrorCode.RECEIVE_TOO_LARGE, 413),
            Map.entry(ErrorCode.DELIVER_ITEM_UNKNOWN, 404),
            Map.entry(ErrorCode.TRAIL_FILE_UNKNOWN, 404),
            Map.entry(ErrorCode.DELIVER_ITEM_EXPIRED, 410),
            Map.entry(ErrorCode.ADMIT_CASE_ERASED, 410),
            Map.entry(ErrorCode.DELIVER_CONTENT_ERASED, 410)));

    private HttpStatusOf() {}

    /** The status: 503 where the same bytes may succeed later, and 422 for all that has none of its own. */
    public static int code(ErrorCode code) {
        return PARTICULAR.getOrDefault(code, code.retryable() ? UNAVAILABLE : UNPROCESSABLE);
    }
}
