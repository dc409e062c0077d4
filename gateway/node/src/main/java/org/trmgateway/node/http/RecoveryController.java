package org.trmgateway.node.http;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.trmgateway.node.http.ClientIdentity.NationalSystem;
import org.trmgateway.node.trail.OwnRollBack;
import org.trmgateway.node.trail.RecoveryDesk;
import org.trmgateway.node.trail.TrailLog;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/** {@code /v1/trail/recoveries}: what an order to begin another log has to say after a roll-back, and where it is brought. */
@RestController
public final class RecoveryController {

    private final RecoveryDesk desk;

    public RecoveryController(RecoveryDesk desk) {
        this.desk = desk;
    }

    /**
     * What the node knows of its roll-back.
     *
     * @param origin of the log that went back
     * @param folder of that log
     * @param restoredSize entries the database has
     * @param restoredRoot root over them, hexadecimal
     * @param heldSize entries that a peer has the node's signature for
     * @param heldRoot root over them, hexadecimal
     * @param heldNoteSha256 digest of the note with that signature
     * @param peer who showed it
     * @param foundAt when
     */
    public record RollBack(
            String origin,
            String folder,
            long restoredSize,
            String restoredRoot,
            long heldSize,
            String heldRoot,
            String heldNoteSha256,
            String peer,
            Instant foundAt) {

        static RollBack of(OwnRollBack known) {
            return new RollBack(
                    known.restored().origin(),
                    known.folder(),
                    known.restored().size(),
                    known.restored().root().hex(),
                    known.held().size(),
                    known.held().root().hex(),
                    known.heldNote().hex(),
                    known.peer().value(),
                    known.foundAt());
        }
    }

    /**
     * An order.
     *
     * @param order the order and its signatures as one file, Base64
     */
    @SuppressWarnings("ArrayRecordComponent") // bound from JSON, never compared
    public record Request(byte @Nullable [] order) {}

    /**
     * The log that is open now.
     *
     * @param origin its name
     * @param folder last part of its name
     */
    public record Opened(String origin, String folder) {}

    /** For whoever writes the order. */
    @GetMapping("/v1/trail/recoveries")
    public RollBack rollBack(NationalSystem system) {
        return RollBack.of(desk.rollBack());
    }

    /** Executes the order, once. */
    @PostMapping("/v1/trail/recoveries")
    public Opened recover(NationalSystem system, @RequestBody Request request) {
        byte[] order = Optional.ofNullable(request.order())
                .orElseThrow(() -> new GatewayException(ErrorCode.TRAIL_RECOVERY_INVALID, Detail.field("order")));
        TrailLog log = desk.recover(system.party(), order);
        return new Opened(log.origin(), log.folder());
    }
}
