package org.trmgateway.seal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/**
 * An order with what was signed under it, as one file: the order's own bytes, and behind them the {@link ApprovalSignature}s as they are, one
 * after the other. It is brought to the node like this, and lies in the export of the log that it opened. Nothing of it is verified but the form.
 *
 * @param order the order's bytes
 * @param approvals CMS, PEM
 */
@SuppressWarnings("ArrayRecordComponent") // bytes that signatures are about, never compared
public record SignedRecoveryOrder(byte[] order, List<byte[]> approvals) {

    /** Bytes of the whole file at most. */
    public static final int LONGEST = 1 << 16;

    private static final String BEGIN = "-----BEGIN CMS-----\n";
    private static final Pattern APPROVAL =
            Pattern.compile(BEGIN + "(?:[A-Za-z0-9+/=]{1,64}\n){1,512}-----END CMS-----\n");

    public SignedRecoveryOrder {
        approvals = List.copyOf(approvals);
    }

    /**
     * Takes a file apart.
     *
     * @throws GatewayException with {@link ErrorCode#TRAIL_RECOVERY_INVALID} when something else stands behind the order
     */
    public static SignedRecoveryOrder read(byte[] file) {
        if (file.length > LONGEST) {
            throw invalid("length");
        }
        String text = new String(file, ISO_8859_1);
        int end = text.indexOf(BEGIN);
        int at = end < 0 ? file.length : end;
        byte[] order = Arrays.copyOf(file, at);
        List<byte[]> approvals = new ArrayList<>();
        Matcher approval = APPROVAL.matcher(text);
        while (at < file.length) {
            if (!approval.find(at) || approval.start() != at) {
                throw invalid("approvals");
            }
            approvals.add(approval.group().getBytes(ISO_8859_1));
            at = approval.end();
        }
        return new SignedRecoveryOrder(order, approvals);
    }

    /** What the order says; TRAIL_RECOVERY_INVALID when it is none. */
    public RecoveryOrder content() {
        return RecoveryOrderXml.read(order);
    }

    /**
     * Whether two different keys, or more, signed the order. Whose they are is not known.
     *
     * @throws GatewayException as {@link ApprovalSignature#verifiedKey} does, when one of the signatures does not hold
     */
    public boolean isSignedByTwo() {
        return approvals.stream()
                        .map(approval -> ApprovalSignature.verifiedKey(approval, order))
                        .distinct()
                        .count()
                >= 2;
    }

    /** The file. */
    public byte[] bytes() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(order);
        approvals.forEach(file::writeBytes);
        return file.toByteArray();
    }

    private static GatewayException invalid(String rule) {
        return new GatewayException(ErrorCode.TRAIL_RECOVERY_INVALID, Detail.rule(rule));
    }
}
