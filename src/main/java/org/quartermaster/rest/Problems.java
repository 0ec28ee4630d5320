package org.quartermaster.rest;

import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.quartermaster.security.TooBusy;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotAllowed;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.NotSignedIn;

/**
 * Which problem an exception is. What nobody expected gets an incident number and says nothing about the inside; the log has the rest.
 */
final class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class.getName());

    private Problems() {
    }

    /** The problem; logs it when it is unexpected. */
    static Problem of(Throwable error) {
        return switch (error) {
            case NotSignedIn e -> Problem.of(401, "security.notSignedIn", e.getMessage());
            case NotAllowed e -> Problem.of(403, "security.notAllowed", e.getMessage());
            case NotFound e -> Problem.of(404, "rest.notFound", e.getMessage());
            case Conflict e -> Problem.of(409, e.code(), e.getMessage());
            case Refused e -> Problem.of(e.status(), e.code(), e.getMessage());
            case TooBusy e -> Problem.of(429, "security.tooBusy", e.getMessage());
            case ConstraintViolationException e -> invalid(e);
            case WebApplicationException e -> ofHttp(e);
            default -> ofOther(error);
        };
    }

    private static Problem invalid(ConstraintViolationException error) {
        var fields = error.getConstraintViolations().stream()
                .map(violation -> new Problem.FieldError(violation.getPropertyPath().toString(), violation.getMessage())).toList();
        return new Problem("about:blank", Problem.title(400), 400, "%d fields are not as they must be.".formatted(fields.size()), "rest.invalid", null, fields);
    }

    private static Problem ofHttp(WebApplicationException error) {
        if (isBadParameter(error)) {
            return Problem.of(400, "rest.badParameter", "A parameter in the address is not of its type. " + cause(error));
        }
        int status = error.getResponse().getStatus();
        return switch (error) {
            case ForbiddenException _ -> Problem.of(403, "security.notAllowed", "Your role does not cover this.");
            case NotAuthorizedException _ -> Problem.of(401, "security.notSignedIn", "Send a bearer token.");
            case NotFoundException _ -> Problem.of(404, "rest.unknownPath", "There is nothing at this address.");
            case NotAllowedException _ -> Problem.of(405, "rest.methodNotAllowed", "This address does not know this method. Allowed: "
                    + error.getResponse().getHeaderString("Allow"));
            case NotAcceptableException _ -> Problem.of(406, "rest.notAcceptable", "This address answers with application/json.");
            case NotSupportedException _ -> Problem.of(415, "rest.unsupportedMediaType", "Send application/json.");
            default -> status >= 500 ? unexpected(error) : status == 400 ? badBody(error) : status == 404 ? Problem.of(404, "rest.unknownPath", "There is nothing at this address.") : Problem.of(status, "rest.refused", Problem.title(status));
        };
    }

    /** Jersey answers 404 when a query parameter cannot be read; that hides the reason. Its class is not on the compile path. */
    private static boolean isBadParameter(Throwable error) {
        return error.getClass().getName().startsWith("org.glassfish.jersey.server.ParamException") && !error.getClass().getName().endsWith("PathParamException");
    }

    private static Problem ofOther(Throwable error) {
        Throwable inner = ours(error);
        if (inner != error) {
            return of(inner);
        }
        if (error instanceof JsonbException || error instanceof JsonException || error instanceof ProcessingException && isJson(error.getCause())) {
            return badBody(error);
        }
        if (error instanceof IllegalArgumentException && isThrownByUs(error)) {
            return Problem.of(400, "rest.invalid", error.getMessage());
        }
        return unexpected(error);
    }

    private static boolean isJson(Throwable cause) {
        return cause instanceof JsonbException || cause instanceof JsonException;
    }

    /** Containers wrap what a service throws. */
    private static Throwable ours(Throwable error) {
        for (Throwable t = error.getCause(); t != null && t != t.getCause(); t = t.getCause()) {
            if (t instanceof Conflict || t instanceof NotFound || t instanceof NotAllowed || t instanceof NotSignedIn || t instanceof Refused
                    || t instanceof IllegalArgumentException && isThrownByUs(t)) {
                return t;
            }
        }
        return error;
    }

    /** Our own checks speak to people; those of libraries do not. */
    private static boolean isThrownByUs(Throwable error) {
        return error.getStackTrace().length > 0 && error.getStackTrace()[0].getClassName().startsWith("org.quartermaster.");
    }

    private static Problem badBody(Throwable error) {
        return Problem.of(400, "rest.badBody", "The body is not the JSON that this address reads. " + cause(error));
    }

    /** One line of the innermost reason, without class names. */
    private static String cause(Throwable error) {
        Throwable inner = error;
        while (inner.getCause() != null && inner.getCause() != inner) {
            inner = inner.getCause();
        }
        String message = inner == error || inner.getMessage() == null ? "" : inner.getMessage().lines().findFirst().orElse("");
        boolean tellsInside = message.contains("org.") || message.contains("java.") || message.contains("class ");
        return tellsInside ? "" : message.substring(0, Math.min(message.length(), 200));
    }

    private static Problem unexpected(Throwable error) {
        String incident = UUID.randomUUID().toString().substring(0, 8);
        LOG.log(Level.SEVERE, error, () -> "Incident " + incident);
        return new Problem("about:blank", Problem.title(Response.Status.INTERNAL_SERVER_ERROR.getStatusCode()), 500,
                "Something went wrong inside. Nothing was changed. Quote incident %s to your administrator.".formatted(incident), "rest.unexpected", incident, List.of());
    }
}
