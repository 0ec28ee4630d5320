package org.quartermaster.rest;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * An error as RFC 9457 describes it.
 *
 * @param type     {@code about:blank}: the status says it all
 * @param title    the status in words
 * @param status   HTTP status
 * @param detail   one sentence for people
 * @param code     stable key for programs
 * @param incident to be quoted to the administrator, who finds it in the log; only for unexpected errors
 * @param errors   what is wrong with single fields
 */
public record Problem(String type, String title, int status, String detail, String code, String incident, List<FieldError> errors) {

    /** Media type. */
    public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json", "UTF-8");

    /** Messages repeat what was sent; nobody needs to read all of it. */
    private static final int LONGEST_DETAIL = 500;

    /** One field. */
    public record FieldError(String field, String message) {
    }

    /** A problem without fields and incident. */
    public static Problem of(int status, String code, String detail) {
        String brief = detail != null && detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) + "…" : detail;
        return new Problem("about:blank", title(status), status, brief, code, null, null);
    }

    /** The answer that carries it. */
    public Response answer() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).header("Cache-Control", "no-store").build();
    }

    static String title(int status) {
        return switch (status) {
            case 422 -> "Unprocessable Content";
            case 428 -> "Precondition Required";
            case 429 -> "Too Many Requests";
            default -> {
                var known = Response.Status.fromStatusCode(status);
                yield known == null ? "Error" : known.getReasonPhrase();
            }
        };
    }
}
