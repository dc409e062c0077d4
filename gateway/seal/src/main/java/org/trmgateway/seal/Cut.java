package org.trmgateway.seal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.PartyId;

/**
 * Emergency cut-off of a party: from now on nothing is sent to it and nothing is taken from it. One directory authority may order it,
 * because stopping is the safe side; only a later directory, which takes the quorum, ends it. To cut off the gateway of a node is to cut
 * off everybody behind that node.
 *
 * @param party who is cut off
 * @param at when the authority ordered it; whole milliseconds. For the record: it takes effect where and when it arrives
 * @param directoryVersion the version in force at the authority; the cut holds against every directory up to this one. From 1 to {@value
 *     #LAST_VERSION}, so that there always is a version that ends it
 * @param reason why
 */
public record Cut(PartyId party, Instant at, long directoryVersion, CutReason reason) {

    /** Name of the one file in the container. */
    public static final String FILE = "cut.xml";

    static final long LAST_VERSION = 1_000_000_000;

    private static final int ONE_AUTHORITY = 1;

    public Cut {
        if (directoryVersion < 1 || directoryVersion > LAST_VERSION) {
            throw new GatewayException(ErrorCode.OPEN_DIRECTORY_INVALID, Detail.field("directoryVersion"));
        }
    }

    /** Signs the cut with both keys of a directory authority. */
    public byte[] sign(SigningIdentity authority) {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        files.put(FILE, CutXml.write(this));
        return SignedContainer.write(files, authority, Suite.S2, at);
    }

    /**
     * Opens a signed cut.
     *
     * @param now when its signer has to be trusted: the present on arrival; for one that a node has kept, the instant at which it arrived,
     *     because a cut does not end with the certificate of who ordered it
     * @throws GatewayException with {@link ErrorCode#OPEN_DIRECTORY_INVALID} when it was altered, or its signer is no directory authority
     */
    public static Cut open(byte[] container, TrustAnchors anchors, Instant now) {
        return CutXml.read(AuthoritySignatures.open(container, FILE, anchors, ONE_AUTHORITY, now));
    }

    /** Whether a directory of this version did not know of the cut yet. */
    public boolean holdsFor(long version) {
        return version <= directoryVersion;
    }
}
