package org.trmgateway.vault;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.seal.XmlCursor;
import org.trmgateway.seal.XmlText;

/** The file two officers sign, namespace {@value #NAMESPACE}: one spelling, written and read, that a person can read too. */
public final class RevealOrderXml {

    static final String NAMESPACE = "urn:trmgateway:reveal-order:1";

    private RevealOrderXml() {}

    public static byte[] write(RevealOrder order) {
        SequencedMap<String, String> namespace = new LinkedHashMap<>();
        namespace.put("xmlns", NAMESPACE);
        XmlText xml = new XmlText();
        xml.open("revealOrder", namespace);
        xml.text("id", order.id().toString());
        xml.text("node", order.node().value());
        xml.text("message", order.message().toString());
        order.fields().forEach(field -> xml.text("field", field));
        xml.text("purpose", order.purpose().word());
        xml.text("legalBasis", order.legalBasis());
        xml.text("recipient", order.recipient().value());
        xml.text("ordered", XmlText.instant("ordered", order.ordered()));
        xml.text("expires", XmlText.instant("expires", order.expires()));
        return xml.close("revealOrder").bytes();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws GatewayException with {@link ErrorCode#PROTECT_REVEAL_ORDER_INVALID} for anything else
     */
    public static RevealOrder read(byte[] bytes) {
        RevealOrder order;
        try {
            order = readMembers(bytes);
        } catch (IllegalArgumentException malformed) {
            throw new GatewayException(
                    ErrorCode.PROTECT_REVEAL_ORDER_INVALID, Detail.rule("order-malformed"), malformed);
        } catch (GatewayException malformed) {
            throw new GatewayException(ErrorCode.PROTECT_REVEAL_ORDER_INVALID, malformed.detail(), malformed);
        }
        if (!Arrays.equals(write(order), bytes)) {
            throw new GatewayException(ErrorCode.PROTECT_REVEAL_ORDER_INVALID, Detail.rule("one-spelling"));
        }
        return order;
    }

    private static RevealOrder readMembers(byte[] bytes) {
        XmlCursor cursor = new XmlCursor(bytes, NAMESPACE, ErrorCode.PROTECT_REVEAL_ORDER_INVALID);
        cursor.enter("revealOrder");
        RevealOrder order = new RevealOrder(
                UUID.fromString(cursor.text("id")),
                new NodeId(cursor.text("node")),
                MessageId.parse(cursor.text("message")),
                fields(cursor),
                RevealOrder.Purpose.of(cursor.text("purpose")),
                cursor.text("legalBasis"),
                new PartyId(cursor.text("recipient")),
                cursor.instant("ordered"),
                cursor.instant("expires"));
        cursor.leaveRoot("revealOrder");
        return order;
    }

    private static SortedSet<String> fields(XmlCursor cursor) {
        SortedSet<String> fields = new TreeSet<>();
        while (cursor.at("field")) {
            fields.add(cursor.text("field"));
        }
        return fields;
    }
}
