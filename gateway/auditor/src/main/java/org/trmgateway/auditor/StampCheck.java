package org.trmgateway.auditor;

import java.io.IOException;
import java.util.Optional;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.seal.FileStamp;
import org.trmgateway.seal.TrustAnchors;
import org.trmgateway.trail.export.TrailExport;

/** Checks the time-stamp that lies beside a checkpoint, if there is one. */
final class StampCheck {

    private StampCheck() {}

    static void check(Logs.Log log, TrailExport export, Optional<TrustAnchors> trust, Findings findings)
            throws IOException {
        try {
            Optional<byte[]> token = export.file(TrailExport.STAMP);
            if (token.isEmpty()) {
                return;
            }
            byte[] note = export.note().bytes();
            if (trust.isPresent()) {
                findings.fact(
                        log.place("stampedAt"),
                        FileStamp.verify(token.get(), note, trust.get()).at());
            } else {
                FileStamp.requireAbout(token.get(), note);
                findings.fact(log.place("stamp"), "its authority was not checked: no trust folder was given");
            }
        } catch (GatewayException refused) {
            findings.defect(Check.STAMP, log.place(TrailExport.STAMP));
        }
    }
}
