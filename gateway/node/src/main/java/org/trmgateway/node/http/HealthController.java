package org.trmgateway.node.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.trmgateway.node.http.ClientIdentity.NationalSystem;
import org.trmgateway.referral.NodeId;

/** {@code GET /v1/health}: whether the node can take messages now. */
@RestController
public final class HealthController {

    private final NodeId node;
    private final NodeHealth health;
    private final List<HealthNotes> notes;

    public HealthController(NodeId node, NodeHealth health, List<HealthNotes> notes) {
        this.node = node;
        this.health = health;
        this.notes = List.copyOf(notes);
    }

    /**
     * The state of the node.
     *
     * @param node the node
     * @param status {@code UP} when every part works
     * @param parts each part and whether it works
     * @param notes what an operator should look at although messages flow
     */
    public record Health(
            String node,
            String status,
            Map<String, Boolean> parts,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> notes) {}

    /** 200 when every part works, 503 otherwise. */
    @GetMapping("/v1/health")
    public ResponseEntity<Health> health(NationalSystem system) {
        Map<String, Boolean> parts = health.parts();
        boolean up = !parts.containsValue(false);
        return ResponseEntity.status(up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(new Health(
                        node.value(),
                        up ? "UP" : "DOWN",
                        parts,
                        notes.stream().flatMap(some -> some.notes().stream()).toList()));
    }
}
