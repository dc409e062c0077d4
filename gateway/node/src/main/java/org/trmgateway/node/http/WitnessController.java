package org.trmgateway.node.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.trmgateway.node.trail.WitnessDesk;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.note.NoteSignature;
import org.trmgateway.trail.note.Witness;

/** {@code /witness/...}: this node as a witness of its peers' trails (C2SP tlog-witness). */
@RestController
public final class WitnessController {

    private static final MediaType LINES = new MediaType("text", "plain", UTF_8);
    private static final MediaType SIZE = MediaType.parseMediaType("text/x.tlog.size");

    private final WitnessDesk desk;

    public WitnessController(WitnessDesk desk) {
        this.desk = desk;
    }

    /** Cosigns what continues what was seen; the statuses are those of C2SP. */
    @PostMapping("/witness/add-checkpoint")
    public ResponseEntity<byte[]> addCheckpoint(InputStream body) throws IOException {
        return said(desk.answer(body.readAllBytes()));
    }

    /** Cosigns the first checkpoint of a log after another one, once it is shown how that ended; 428 of the other way asks for it. */
    @PostMapping("/witness/open-log")
    public ResponseEntity<byte[]> openLog(InputStream body) throws IOException {
        return said(desk.open(body.readAllBytes()));
    }

    private static ResponseEntity<byte[]> said(Witness.Answer answer) {
        return switch (answer) {
            case Witness.Answer.Cosigned cosigned -> text(200, LINES, lines(cosigned));
            case Witness.Answer.Conflict conflict -> text(409, SIZE, conflict.size() + "\n");
            case Witness.Answer.Refused refused ->
                ResponseEntity.status(refused.status()).build();
        };
    }

    /** The checkpoint of a log that was cosigned last: with it a peer sees for itself that it went back. */
    @GetMapping("/witness/last-seen/{originSha256}")
    public ResponseEntity<byte[]> lastSeen(@PathVariable("originSha256") String originSha256) {
        return desk.lastSeen(new Sha256(originSha256))
                .map(note -> ResponseEntity.ok().contentType(LINES).body(note))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static String lines(Witness.Answer.Cosigned cosigned) {
        return cosigned.cosignatures().stream()
                .map(NoteSignature::toString)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static ResponseEntity<byte[]> text(int status, MediaType type, String body) {
        return ResponseEntity.status(status).contentType(type).body(body.getBytes(UTF_8));
    }
}
