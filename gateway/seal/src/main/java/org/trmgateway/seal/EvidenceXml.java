package org.trmgateway.seal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.Evidence;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Sha256;

/** {@code evidence.xml}, namespace {@value #NAMESPACE} ({@code contracts/messages/evidence.xsd}): one spelling, written and read. */
final class EvidenceXml {

    static final String NAMESPACE = "urn:trmgateway:evidence:1";

    private EvidenceXml() {}

    static byte[] write(Evidence evidence) {
        SequencedMap<String, String> namespace = new LinkedHashMap<>();
        namespace.put("xmlns", NAMESPACE);
        XmlText xml = new XmlText();
        xml.open("evidence", namespace);
        xml.text("event", evidence.event().wireName());
        xml.text("messageId", evidence.messageId().toString());
        evidence.type().ifPresent(type -> xml.text("type", type.code()));
        xml.text("from", evidence.from().value());
        evidence.to().ifPresent(to -> xml.text("to", to.value()));
        xml.text("issuer", evidence.issuer().value());
        xml.text("at", XmlText.instant("at", evidence.at()));
        evidence.envelopeSha256().ifPresent(digest -> xml.text("envelopeSha256", digest.hex()));
        evidence.originalSha256().ifPresent(digest -> xml.text("originalSha256", digest.hex()));
        evidence.refusal().ifPresent(refusal -> writeRefusal(xml, refusal));
        return xml.close("evidence").bytes();
    }

    /** Reads what {@link #write} wrote; throws {@link ErrorCode#OPEN_CONTAINER_MALFORMED} for anything else. */
    static Evidence read(byte[] bytes) {
        Evidence evidence;
        try {
            evidence = readFields(bytes);
        } catch (GatewayException refused) {
            throw new GatewayException(ErrorCode.OPEN_CONTAINER_MALFORMED, refused.detail(), refused);
        } catch (IllegalArgumentException unknown) {
            throw new GatewayException(ErrorCode.OPEN_CONTAINER_MALFORMED, Detail.field("refusal"), unknown);
        }
        if (!Arrays.equals(write(evidence), bytes)) {
            throw new GatewayException(ErrorCode.OPEN_CONTAINER_MALFORMED, Detail.rule("one-spelling"));
        }
        return evidence;
    }

    private static void writeRefusal(XmlText xml, Refusal refusal) {
        xml.open("refusal");
        xml.text("code", refusal.code().name());
        refusal.detail().field().ifPresent(field -> xml.text("field", field));
        refusal.detail().rule().ifPresent(rule -> xml.text("rule", rule));
        refusal.detail().position().ifPresent(position -> xml.text("position", Integer.toString(position)));
        xml.close("refusal");
    }

    private static Evidence readFields(byte[] bytes) {
        XmlCursor cursor = new XmlCursor(bytes, NAMESPACE, ErrorCode.OPEN_CONTAINER_MALFORMED);
        cursor.enter("evidence");
        Evidence evidence = new Evidence(
                EvidenceEvent.ofWireName(cursor.text("event")),
                MessageId.parse(cursor.text("messageId")),
                cursor.optionalText("type").map(MessageType::new),
                new PartyId(cursor.text("from")),
                cursor.optionalText("to").map(PartyId::new),
                new PartyId(cursor.text("issuer")),
                cursor.instant("at"),
                cursor.optionalText("envelopeSha256").map(Sha256::new),
                cursor.optionalText("originalSha256").map(Sha256::new),
                cursor.at("refusal") ? Optional.of(readRefusal(cursor)) : Optional.empty());
        cursor.leaveRoot("evidence");
        return evidence;
    }

    private static Refusal readRefusal(XmlCursor cursor) {
        cursor.enter("refusal");
        ErrorCode code = ErrorCode.valueOf(cursor.text("code"));
        Detail detail = new Detail(
                cursor.optionalText("field"),
                cursor.optionalText("rule"),
                cursor.optionalText("position").map(Integer::valueOf));
        cursor.leave("refusal");
        return new Refusal(code, detail);
    }
}
