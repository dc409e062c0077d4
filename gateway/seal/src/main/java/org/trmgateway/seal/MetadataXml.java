package org.trmgateway.seal;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;

/**
 * Envelope metadata as XML, namespace {@value #NAMESPACE} ({@code contracts/messages/envelope.xsd}): once in clear on the outside, once
 * with a nonce under the signature. One spelling: the same metadata is always the same bytes, and only those bytes are read.
 */
public final class MetadataXml {

    public static final String NAMESPACE = "urn:trmgateway:envelope:1";

    /** Neutral words only: what stands on the outside of an envelope cannot hold a sentence, let alone a name with a space. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:+/-]{0,99}");

    private MetadataXml() {}

    /**
     * Metadata with the nonce that goes under the signature.
     *
     * @param nonce 32 random bytes
     */
    public record Signed(EnvelopeMetadata metadata, Nonce nonce) {}

    /** Writes the outside of an envelope; throws {@link ErrorCode#SEAL_FAILED} when a field has no neutral spelling. */
    public static byte[] write(EnvelopeMetadata metadata) {
        return write(metadata, Optional.empty());
    }

    /** Writes the inside. */
    public static byte[] write(Signed signed) {
        return write(signed.metadata(), Optional.of(signed.nonce()));
    }

    /** Reads the outside of an envelope; throws {@link ErrorCode#RECEIVE_ENVELOPE_MALFORMED} unless {@link #write} would write the same. */
    public static EnvelopeMetadata read(byte[] xml) {
        XmlCursor cursor = new XmlCursor(xml, NAMESPACE, ErrorCode.RECEIVE_ENVELOPE_MALFORMED);
        EnvelopeMetadata metadata = readFields(cursor.enter("envelope"));
        cursor.leaveRoot("envelope");
        requireOneSpelling(xml, metadata, Optional.empty(), ErrorCode.RECEIVE_ENVELOPE_MALFORMED);
        return metadata;
    }

    /** Reads the inside; throws {@link ErrorCode#OPEN_CONTAINER_MALFORMED} unless {@link #write} would write the same. */
    static Signed readSigned(byte[] xml) {
        try {
            XmlCursor cursor = new XmlCursor(xml, NAMESPACE, ErrorCode.OPEN_CONTAINER_MALFORMED);
            EnvelopeMetadata metadata = readFields(cursor.enter("envelope"));
            Nonce nonce = new Nonce(HexFormat.of().parseHex(cursor.text("nonce")));
            cursor.leaveRoot("envelope");
            requireOneSpelling(xml, metadata, Optional.of(nonce), ErrorCode.OPEN_CONTAINER_MALFORMED);
            return new Signed(metadata, nonce);
        } catch (IllegalArgumentException notHex) {
            throw new GatewayException(ErrorCode.OPEN_CONTAINER_MALFORMED, Detail.field("nonce"), notHex);
        } catch (GatewayException refused) {
            throw new GatewayException(ErrorCode.OPEN_CONTAINER_MALFORMED, refused.detail(), refused);
        }
    }

    private static byte[] write(EnvelopeMetadata metadata, Optional<Nonce> nonce) {
        SequencedMap<String, String> namespace = new LinkedHashMap<>();
        namespace.put("xmlns", NAMESPACE);
        XmlText xml = new XmlText();
        xml.open("envelope", namespace);
        xml.text("messageId", metadata.messageId().toString());
        xml.text("type", metadata.type().code());
        xml.text("caseReference", metadata.caseReference().value());
        xml.text("sequence", Long.toString(positive(metadata.sequence())));
        xml.text("from", metadata.from().value());
        xml.text("to", metadata.to().value());
        xml.text("purpose", word("purpose", metadata.purpose()));
        xml.text("created", XmlText.instant("created", metadata.created()));
        xml.text("expires", XmlText.instant("expires", metadata.expires()));
        xml.text("suite", word("suite", metadata.suite()));
        xml.open("versions");
        xml.text("pack", word("pack", metadata.versions().pack()));
        xml.text("policy", word("policy", metadata.versions().policy()));
        xml.text("choreography", word("choreography", metadata.versions().choreography()));
        xml.text("codeLists", word("codeLists", metadata.versions().codeLists()));
        xml.close("versions");
        xml.text("originalSha256", metadata.originalSha256().hex());
        metadata.inReplyTo().ifPresent(id -> xml.text("inReplyTo", id.toString()));
        nonce.ifPresent(value -> xml.text("nonce", HexFormat.of().formatHex(value.bytes())));
        return xml.close("envelope").bytes();
    }

    private static EnvelopeMetadata readFields(XmlCursor cursor) {
        return new EnvelopeMetadata(
                MessageId.parse(cursor.text("messageId")),
                new MessageType(cursor.text("type")),
                new CaseReference(cursor.text("caseReference")),
                cursor.number("sequence", cursor.text("sequence")),
                new PartyId(cursor.text("from")),
                new PartyId(cursor.text("to")),
                cursor.text("purpose"),
                cursor.instant("created"),
                cursor.instant("expires"),
                cursor.text("suite"),
                readVersions(cursor),
                new Sha256(cursor.text("originalSha256")),
                cursor.optionalText("inReplyTo").map(MessageId::parse));
    }

    private static EnvelopeMetadata.Versions readVersions(XmlCursor cursor) {
        cursor.enter("versions");
        EnvelopeMetadata.Versions versions = new EnvelopeMetadata.Versions(
                cursor.text("pack"), cursor.text("policy"), cursor.text("choreography"), cursor.text("codeLists"));
        cursor.leave("versions");
        return versions;
    }

    private static void requireOneSpelling(
            byte[] xml, EnvelopeMetadata metadata, Optional<Nonce> nonce, ErrorCode whenMalformed) {
        byte[] again;
        try {
            again = write(metadata, nonce);
        } catch (GatewayException unwritable) {
            throw new GatewayException(whenMalformed, unwritable.detail(), unwritable);
        }
        if (!Arrays.equals(again, xml)) {
            throw new GatewayException(whenMalformed, Detail.rule("one-spelling"));
        }
    }

    private static long positive(long sequence) {
        if (sequence < 1) {
            throw new GatewayException(ErrorCode.SEAL_FAILED, Detail.field("sequence"));
        }
        return sequence;
    }

    private static String word(String field, String value) {
        if (!WORD.matcher(value).matches()) {
            throw new GatewayException(ErrorCode.SEAL_FAILED, Detail.of(field, "neutral-word"));
        }
        return value;
    }
}
