package org.trmgateway.seal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.UUID;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.note.Checkpoint;

/** The file two officers sign, namespace {@value #NAMESPACE}: one spelling, written and read, that a person can read too. */
public final class RecoveryOrderXml {

    static final String NAMESPACE = "urn:trmgateway:recovery-order:1";

    private RecoveryOrderXml() {}

    public static byte[] write(RecoveryOrder order) {
        SequencedMap<String, String> namespace = new LinkedHashMap<>();
        namespace.put("xmlns", NAMESPACE);
        XmlText xml = new XmlText();
        xml.open("recoveryOrder", namespace);
        xml.text("id", order.id().toString());
        xml.text("node", order.node().value());
        xml.text("origin", order.restored().origin());
        xml.text("folder", order.folder());
        xml.text("restoredSize", Long.toString(order.restored().size()));
        xml.text("restoredRoot", order.restored().root().hex());
        xml.text("heldSize", Long.toString(order.held().size()));
        xml.text("heldRoot", order.held().root().hex());
        xml.text("heldNoteSha256", order.heldNote().hex());
        xml.text("reason", order.reason().word());
        xml.text("ordered", XmlText.instant("ordered", order.ordered()));
        xml.text("expires", XmlText.instant("expires", order.expires()));
        return xml.close("recoveryOrder").bytes();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws GatewayException with {@link ErrorCode#TRAIL_RECOVERY_INVALID} for anything else
     */
    public static RecoveryOrder read(byte[] bytes) {
        RecoveryOrder order;
        try {
            order = readMembers(bytes);
        } catch (IllegalArgumentException malformed) {
            throw new GatewayException(ErrorCode.TRAIL_RECOVERY_INVALID, Detail.rule("order-malformed"), malformed);
        } catch (GatewayException malformed) {
            throw new GatewayException(ErrorCode.TRAIL_RECOVERY_INVALID, malformed.detail(), malformed);
        }
        if (!Arrays.equals(write(order), bytes)) {
            throw new GatewayException(ErrorCode.TRAIL_RECOVERY_INVALID, Detail.rule("one-spelling"));
        }
        return order;
    }

    private static RecoveryOrder readMembers(byte[] bytes) {
        XmlCursor cursor = new XmlCursor(bytes, NAMESPACE, ErrorCode.TRAIL_RECOVERY_INVALID);
        cursor.enter("recoveryOrder");
        UUID id = UUID.fromString(cursor.text("id"));
        NodeId node = new NodeId(cursor.text("node"));
        String origin = cursor.text("origin");
        RecoveryOrder order = new RecoveryOrder(
                id,
                node,
                cursor.text("folder"),
                new Checkpoint(origin, head(cursor, "restored")),
                new Checkpoint(origin, head(cursor, "held")),
                new Sha256(cursor.text("heldNoteSha256")),
                RecoveryOrder.Reason.of(cursor.text("reason")),
                cursor.instant("ordered"),
                cursor.instant("expires"));
        cursor.leaveRoot("recoveryOrder");
        return order;
    }

    private static SizeAndRoot head(XmlCursor cursor, String which) {
        String size = which + "Size";
        return new SizeAndRoot(cursor.number(size, cursor.text(size)), new Sha256(cursor.text(which + "Root")));
    }
}
