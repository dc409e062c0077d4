package org.trmgateway.seal;

import java.io.IOException;
import java.security.MessageDigest;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenInfo;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;

/** A time-stamp (RFC 3161) that lies beside the file it is about, in the plain form that {@link StampRequest} gives. */
public final class FileStamp {

    private FileStamp() {}

    /**
     * Verifies a token.
     *
     * @param file content that was stamped
     * @throws GatewayException with {@link ErrorCode#OPEN_TIME_STAMP_INVALID}, or the code of what is wrong with the authority
     */
    public static TimeStamp verify(byte[] token, byte[] file, TrustAnchors anchors) {
        return StampToken.verify(token, file, anchors);
    }

    /**
     * Requires that a token is about a file, by its SHA-256. Who made the token, and when, is not looked at: it may be anybody's.
     *
     * @throws GatewayException with {@link ErrorCode#OPEN_TIME_STAMP_INVALID}
     */
    public static void requireAbout(byte[] token, byte[] file) {
        try {
            TimeStampTokenInfo info = new TimeStampToken(new CMSSignedData(token)).getTimeStampInfo();
            if (!NISTObjectIdentifiers.id_sha256.equals(info.getMessageImprintAlgOID())
                    || !MessageDigest.isEqual(
                            info.getMessageImprintDigest(), Sha256.of(file).bytes())) {
                throw StampToken.invalid("stamp-imprint");
            }
        } catch (GatewayException refused) {
            throw refused;
        } catch (IOException | CMSException | TSPException | RuntimeException unreadable) {
            throw new GatewayException(ErrorCode.OPEN_TIME_STAMP_INVALID, Detail.rule("stamp"), unreadable);
        }
    }
}
