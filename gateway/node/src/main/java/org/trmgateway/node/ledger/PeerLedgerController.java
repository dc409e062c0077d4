package org.trmgateway.node.ledger;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.trmgateway.node.http.ClientIdentity.PeerNode;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/** {@code POST /v1/peer/ledgers/{day}}: a peer's ledger of a closed day for this node's; 425 while the day is not closed here. */
@RestController
public final class PeerLedgerController {

    private static final int TOO_EARLY = 425;
    private static final String AGAIN_SECONDS = "600";
    private static final int LONGEST = 1_000;

    private final LedgerDesk desk;

    public PeerLedgerController(LedgerDesk desk) {
        this.desk = desk;
    }

    /** The exchange. */
    @PostMapping("/v1/peer/ledgers/{day}")
    public ResponseEntity<Object> exchange(PeerNode peer, @PathVariable("day") String day, HttpServletRequest request)
            throws IOException {
        try (InputStream body = request.getInputStream()) {
            byte[] theirs = body.readNBytes(LONGEST);
            return desk.answer(peer.node(), day(day), theirs)
                    .map(ours -> ResponseEntity.ok()
                            .contentType(MediaType.TEXT_PLAIN)
                            .body((Object) ours))
                    .orElseGet(() -> ResponseEntity.status(TOO_EARLY)
                            .header("Retry-After", AGAIN_SECONDS)
                            .build());
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            throw new GatewayException(ErrorCode.RECEIVE_ENVELOPE_MALFORMED, Detail.rule("day"), noDay);
        }
    }
}
