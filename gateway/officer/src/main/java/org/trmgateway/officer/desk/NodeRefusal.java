package org.trmgateway.officer.desk;

import java.io.Serial;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The node said no: its code, its rule and its sentence. */
public final class NodeRefusal extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private NodeRefusal(String message) {
        super(message);
    }

    /** What an answer that is no success says. */
    public static NodeRefusal of(int status, byte[] body) {
        try {
            JsonNode problem = JsonMapper.builder().build().readTree(body);
            String rule = problem.path("rule").asString("");
            return new NodeRefusal(problem.path("code").asString("status " + status)
                    + (rule.isEmpty() ? "" : " (" + rule + ")") + "\n"
                    + problem.path("detail").asString(""));
        } catch (JacksonException noProblem) {
            return new NodeRefusal("status " + status);
        }
    }
}
