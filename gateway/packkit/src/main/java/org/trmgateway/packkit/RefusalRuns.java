package org.trmgateway.packkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.trmgateway.contracts.pack.CountryPack;
import org.trmgateway.contracts.pack.DeliveryContext;
import org.trmgateway.contracts.pack.PackOutline;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Refusal;

/** Makes every refusal there is, with and without a place: a sender whose refusal cannot be written would never hear of it. */
final class RefusalRuns {

    private static final List<Detail> DETAILS =
            List.of(Detail.NONE, Detail.field("T2"), Detail.of("T2", "zz:table").at(7));

    private RefusalRuns() {}

    /** What the pack cannot write, each cause once. */
    static List<Finding> of(CountryPack pack, PackOutline outline) {
        DeliveryContext context = Deliveries.any(outline.parties());
        Map<String, ErrorCode> failed = new TreeMap<>();
        for (ErrorCode code : ErrorCode.values()) {
            for (Detail detail : DETAILS) {
                failure(pack, new Refusal(code, detail), context).ifPresent(why -> failed.putIfAbsent(why, code));
            }
        }
        return failed.entrySet().stream()
                .map(cause -> Finding.refused(
                        "refusals", "the one for " + cause.getValue() + " cannot be written: " + cause.getKey()))
                .toList();
    }

    private static Optional<String> failure(CountryPack pack, Refusal refusal, DeliveryContext context) {
        try {
            pack.refusal(refusal, context);
            return Optional.empty();
        } catch (GatewayException unwritable) {
            return Optional.of(unwritable.code() + " " + unwritable.detail());
        }
    }
}
