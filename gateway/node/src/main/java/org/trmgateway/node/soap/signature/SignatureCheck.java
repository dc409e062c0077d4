package org.trmgateway.node.soap.signature;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.WSDataRef;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.wss4j.dom.validate.Credential;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;
import org.trmgateway.seal.TrustAnchors;
import org.trmgateway.seal.TrustPurpose;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Checks the signature of one national system under its SOAP requests. Thread-safe. */
public final class SignatureCheck {

    /** How old a request may be, by the clock of the system that signed it. */
    static final Duration OLDEST = Duration.ofMinutes(5);

    /** How far the clock of that system may be ahead. */
    static final Duration AHEAD = Duration.ofMinutes(1);

    private static final int MOST_REMEMBERED = 10_000;

    private final SystemSigner signer;
    private final FixedCertificate known;
    private final TrustAnchors anchors;
    private final Clock clock;
    private final RecentRequests recent;

    SignatureCheck(SystemSigner signer, TrustAnchors anchors, Clock clock) {
        this.signer = signer;
        this.known = new FixedCertificate(signer.certificate(), Optional.empty());
        this.anchors = anchors;
        this.clock = clock;
        this.recent = new RecentRequests(clock, OLDEST.plus(AHEAD).plus(AHEAD), MOST_REMEMBERED);
    }

    /**
     * Requires that body and timestamp of a request are signed with the registered certificate, that the certificate is trusted now, and that
     * the request is recent and new. The body that was checked is the one in the document: whoever goes on must read that and nothing else.
     *
     * @throws GatewayException with INTAKE_SIGNATURE_INVALID and the rule, or INTAKE_CERTIFICATE_EXPIRED, _REVOKED or _UNTRUSTED
     */
    public void require(Document document) {
        SignedRequest request = SignedRequest.of(document);
        anchors.requireTrusted(signer.certificate(), signer.authorities(), clock.instant(), TrustPurpose.SUBMITTER);
        List<WSDataRef> signed = signedParts(request.security());
        byte[] bodyDigest = digestOf(signed, request.body(), "body-unsigned");
        byte[] timestampDigest = digestOf(signed, request.timestamp(), "timestamp-unsigned");
        requireRecent(Parts.of(request.timestamp(), "timestamp"));
        recent.requireNew(identity(bodyDigest, timestampDigest));
    }

    private List<WSDataRef> signedParts(Element security) {
        try {
            List<WSSecurityEngineResult> signatures = Engine.verify(
                            security, known, (credential, _) -> requireRegistered(credential))
                    .getActionResults()
                    .getOrDefault(WSConstants.SIGN, List.of());
            Parts.require(signatures.size() == 1, "signature-missing");
            WSSecurityEngineResult signature = signatures.getFirst();
            Parts.require(
                    signer.certificate().equals(signature.get(WSSecurityEngineResult.TAG_X509_CERTIFICATE)),
                    "certificate");
            @SuppressWarnings("unchecked") // so WSS4J documents it
            List<WSDataRef> parts = (List<WSDataRef>) signature.get(WSSecurityEngineResult.TAG_DATA_REF_URIS);
            return Objects.requireNonNullElse(parts, List.of());
        } catch (WSSecurityException refused) {
            boolean wrongValue = refused.getErrorCode() == WSSecurityException.ErrorCode.FAILED_CHECK;
            throw new GatewayException(
                    ErrorCode.INTAKE_SIGNATURE_INVALID,
                    Detail.rule(wrongValue ? "signature-value" : "signature-profile"),
                    refused);
        }
    }

    private Credential requireRegistered(Credential credential) {
        Parts.require(
                credential.getCertificates() != null
                        && credential.getCertificates().length > 0
                        && signer.certificate().equals(credential.getCertificates()[0]),
                "certificate");
        return credential;
    }

    /** The digest under the very element, not one like it. */
    @SuppressWarnings("ReferenceEquality") // an equal element elsewhere is what a wrapped signature is made of
    private static byte[] digestOf(List<WSDataRef> signed, Element element, String rule) {
        for (WSDataRef part : signed) {
            if (element.isSameNode(part.getProtectedElement()) && !part.isAttachment()) {
                return part.getDigestValue();
            }
        }
        throw Parts.refused(rule);
    }

    private void requireRecent(Parts times) {
        Instant now = clock.instant();
        times.require(times.size() == 1 || times.size() == 2);
        Instant created = instant(times.at(0, Names.WSU, "Created"));
        Parts.require(!created.isBefore(now.minus(OLDEST)) && !created.isAfter(now.plus(AHEAD)), "timestamp-age");
        if (times.size() == 2) {
            Parts.require(instant(times.at(1, Names.WSU, "Expires")).isAfter(now), "timestamp-expired");
        }
    }

    private static Instant instant(Element element) {
        Parts.of(element, "timestamp").sized(0);
        try {
            return OffsetDateTime.parse(element.getTextContent().strip()).toInstant();
        } catch (DateTimeException notATime) {
            throw new GatewayException(ErrorCode.INTAKE_SIGNATURE_INVALID, Detail.rule("timestamp"), notATime);
        }
    }

    /** Of what was signed, not of the signature: an ECDSA signature can be turned into a second valid one by anybody. */
    private static Sha256 identity(byte[] bodyDigest, byte[] timestampDigest) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(bodyDigest);
        both.writeBytes(timestampDigest);
        return Sha256.of(both.toByteArray());
    }
}
