package org.trmgateway.seal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.PartyId;

/** {@code cut.xml}, namespace {@value #NAMESPACE}: one spelling, written and read. */
final class CutXml {

    static final String NAMESPACE = "urn:trmgateway:cut:1";

    private CutXml() {}

    static byte[] write(Cut cut) {
        SequencedMap<String, String> namespace = new LinkedHashMap<>();
        namespace.put("xmlns", NAMESPACE);
        XmlText xml = new XmlText();
        xml.open("cut", namespace);
        xml.text("party", cut.party().value());
        xml.text("at", XmlText.instant("at", cut.at()));
        xml.text("directoryVersion", Long.toString(cut.directoryVersion()));
        xml.text("reason", cut.reason().name());
        return xml.close("cut").bytes();
    }

    /** Reads what {@link #write} wrote; throws {@link ErrorCode#OPEN_DIRECTORY_INVALID} for anything else. */
    static Cut read(byte[] bytes) {
        try {
            Cut cut = readFields(new XmlCursor(bytes, NAMESPACE, ErrorCode.OPEN_DIRECTORY_INVALID));
            if (!Arrays.equals(write(cut), bytes)) {
                throw new GatewayException(ErrorCode.OPEN_DIRECTORY_INVALID, Detail.rule("one-spelling"));
            }
            return cut;
        } catch (GatewayException refused) {
            throw new GatewayException(ErrorCode.OPEN_DIRECTORY_INVALID, refused.detail(), refused);
        } catch (IllegalArgumentException unknown) {
            throw new GatewayException(ErrorCode.OPEN_DIRECTORY_INVALID, Detail.field("reason"), unknown);
        }
    }

    private static Cut readFields(XmlCursor cursor) {
        cursor.enter("cut");
        Cut cut = new Cut(
                new PartyId(cursor.text("party")),
                cursor.instant("at"),
                cursor.number("directoryVersion", cursor.text("directoryVersion")),
                CutReason.valueOf(cursor.text("reason")));
        cursor.leaveRoot("cut");
        return cut;
    }
}
