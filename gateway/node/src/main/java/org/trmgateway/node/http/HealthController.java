package org.trmgateway.node.http;

import java.util.LinkedHashMap;
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
    private final List<HealthWarnings> warnings;

    /** Health as its parts tell it, with the warnings of all who have some. */
    public HealthController(NodeId node, NodeHealth health, List<HealthWarnings> warnings) {
        this.node = node;
        this.health = health;
        this.warnings = List.copyOf(warnings);
    }

    /**
     * The state of the node.
     *
     * @param node the node
     * @param status {@code UP} when every part works
     * @param parts each part and whether it works
     * @param warnings what works still and will not for long, and how many of it
     */
    public record Health(String node, String status, Map<String, Boolean> parts, Map<String, Integer> warnings) {}

    /** 200 when every part works, 503 otherwise. */
    @GetMapping("/v1/health")
    public ResponseEntity<Health> health(NationalSystem system) {
        Map<String, Boolean> parts = health.parts();
        boolean up = !parts.containsValue(false);
        return ResponseEntity.status(up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(new Health(node.value(), up ? "UP" : "DOWN", parts, collected()));
    }

    private Map<String, Integer> collected() {
        Map<String, Integer> all = new LinkedHashMap<>();
        warnings.forEach(source -> all.putAll(source.warnings()));
        return all;
    }
}
