package org.trmgateway.referral;

/**
 * The one exception of the gateway. Its text is the code and the ids of what was wrong, never a value of the message; the cause stays for
 * the debugger and is never logged with its own text.
 */
public final class GatewayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient Detail detail;

    public GatewayException(ErrorCode code) {
        this(code, Detail.NONE);
    }

    public GatewayException(ErrorCode code, Detail detail) {
        super(text(code, detail));
        this.code = code;
        this.detail = detail;
    }

    public GatewayException(ErrorCode code, Detail detail, Throwable cause) {
        super(text(code, detail), cause);
        this.code = code;
        this.detail = detail;
    }

    public ErrorCode code() {
        return code;
    }

    public Detail detail() {
        return detail;
    }

    private static String text(ErrorCode code, Detail detail) {
        String where = detail.toString();
        return where.isEmpty() ? code.name() : code.name() + " " + where;
    }
}
