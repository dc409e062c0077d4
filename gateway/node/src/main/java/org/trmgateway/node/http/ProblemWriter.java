package org.trmgateway.node.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Writes refusals at the REST door as {@link Problem}. */
public final class ProblemWriter implements RefusalWriter {

    private final JsonMapper json;

    public ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean speaksAt(Door door) {
        return switch (door) {
            case REST, DIRECTORY, PEER, TRAIL, WITNESS -> true;
            case SUBMISSION, RELAY -> false;
        };
    }

    @Override
    public void write(RefusalAnswer answer, HttpServletResponse response) throws IOException {
        byte[] body = json.writeValueAsBytes(Problem.of(answer));
        response.setStatus(HttpStatusOf.code(answer.refusal().code()));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader("Content-Language", answer.language());
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
