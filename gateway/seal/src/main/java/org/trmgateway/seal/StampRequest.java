package org.trmgateway.seal;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;

/**
 * A question to a time-stamping authority, and the judge of its answer (RFC 3161). The authority learns a SHA-256 and nothing else.
 */
public final class StampRequest {

    private static final int NONCE_BITS = 127;

    private final byte[] covered;
    private final TimeStampRequest request;
    private final Instant askedAt;

    private StampRequest(byte[] covered, TimeStampRequest request, Instant askedAt) {
        this.covered = covered;
        this.request = request;
        this.askedAt = askedAt;
    }

    /**
     * Asks about the classical signature of a receipt, with a nonce of its own.
     *
     * @throws GatewayException when the bytes are no receipt
     */
    public static StampRequest about(byte[] receipt, Instant now) {
        return over(StampedReceipt.read(receipt).signatureValue(), now);
    }

    /** Asks about these bytes, with a nonce of its own. */
    public static StampRequest over(byte[] covered, Instant now) {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        BigInteger nonce = new BigInteger(NONCE_BITS, CryptoProviders.random()).setBit(NONCE_BITS);
        byte[] imprint = Sha256.of(covered).bytes();
        return new StampRequest(covered, generator.generate(NISTObjectIdentifiers.id_sha256, imprint, nonce), now);
    }

    /** The request, DER: the body of a POST with the media type {@code application/timestamp-query}. */
    public byte[] der() {
        try {
            return request.getEncoded();
        } catch (IOException impossible) {
            throw new GatewayException(ErrorCode.SEAL_FAILED, Detail.rule("stamp"), impossible);
        }
    }

    /**
     * The token of an answer that was found good: granted, to this question, by an authority under the trust anchors, whose clock agrees
     * with ours.
     *
     * @param response DER TimeStampResp
     * @return the token for {@link StampedReceipt#stamped}
     * @throws GatewayException with {@link ErrorCode#OPEN_TIME_STAMP_INVALID}
     */
    public byte[] token(byte[] response, TrustAnchors anchors, Instant now) {
        byte[] token = StampToken.plain(granted(response));
        TimeStamp stamp = StampToken.verify(token, covered, anchors);
        if (stamp.at().isBefore(askedAt.minus(Opener.CLOCK_SKEW)) || stamp.at().isAfter(now.plus(Opener.CLOCK_SKEW))) {
            throw StampToken.invalid("stamp-time");
        }
        return token;
    }

    private byte[] granted(byte[] response) {
        try {
            TimeStampResponse answer = new TimeStampResponse(response);
            // Nonce, imprint, policy and status; a token without a nonce is one that was made for somebody else.
            answer.validate(request);
            TimeStampToken token = answer.getTimeStampToken();
            if (token == null) {
                throw StampToken.invalid("stamp-refused");
            }
            return token.getEncoded();
        } catch (TSPException | IOException | RuntimeException unusable) {
            if (unusable instanceof GatewayException refused) {
                throw refused;
            }
            throw new GatewayException(ErrorCode.OPEN_TIME_STAMP_INVALID, Detail.rule("stamp-response"), unusable);
        }
    }
}
