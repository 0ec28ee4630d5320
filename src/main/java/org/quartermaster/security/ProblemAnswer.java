package org.quartermaster.security;

import jakarta.json.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** An error as problem+json (RFC 9457), written where no JAX-RS is at hand. */
public final class ProblemAnswer {

    private static final Map<Integer, String> TITLES = Map.of(400, "Bad Request", 401, "Unauthorized", 403, "Forbidden", 404, "Not Found",
            413, "Content Too Large", 429, "Too Many Requests");

    private ProblemAnswer() {
    }

    /**
     * Writes the answer.
     *
     * @param code   stable text key for programs
     * @param detail one sentence for people
     */
    public static void write(HttpServletResponse response, int status, String code, String detail) throws IOException {
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(Json.createObjectBuilder().add("type", "about:blank").add("title", TITLES.getOrDefault(status, "Error"))
                .add("status", status).add("detail", detail).add("code", code).build().toString());
    }
}
