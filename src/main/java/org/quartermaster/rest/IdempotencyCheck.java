package org.quartermaster.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import org.quartermaster.shared.Actor;

/** Lets a request with an {@code Idempotency-Key} take effect once; see {@link FirstAnswers} for how. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 20)
public class IdempotencyCheck {

    private static final int LONGEST_KEY = 255;
    private static final Jsonb JSONB = JsonbBuilder.create();

    @Inject
    private HttpServletRequest request;

    @Inject
    private FirstAnswers answers;

    /** @throws Refused 409 while the first request is at work, 422 when the key was used for another request */
    @AroundInvoke
    public Object once(InvocationContext call) throws Exception {
        String key = request.getHeader("Idempotency-Key");
        if (key == null || key.isBlank()) {
            return call.proceed();
        }
        if (key.length() > LONGEST_KEY) {
            throw new Refused(400, "rest.keyTooLong", "An Idempotency-Key has at most %d signs.".formatted(LONGEST_KEY));
        }
        String actor = Actor.required().name();
        var fingerprint = RequestPrint.of(request.getMethod(), request.getRequestURI(), request.getQueryString(), call.getParameters(), IdempotencyCheck::json);
        return switch (answers.claim(actor, key, fingerprint)) {
            case FirstAnswers.Claim.Replay replay -> response(replay.answer());
            case FirstAnswers.Claim.Won won -> proceed(call, actor, key, won.claim());
        };
    }

    private Object proceed(InvocationContext call, String actor, String key, String claim) throws Exception {
        try {
            return answers.keep(actor, key, claim, () -> (Response) call.proceed(), answer -> kept(answer, isSecret(call)));
        } catch (Exception e) {
            answers.release(actor, key, claim);
            throw e;
        }
    }

    private static boolean isSecret(InvocationContext call) {
        var own = call.getMethod().getAnnotation(Idempotent.class);
        return own != null && own.secret();
    }

    private static FirstAnswers.Answer kept(Response answer, boolean secret) {
        if (answer.getStatus() >= 400) {
            throw new IllegalStateException("A resource must throw to refuse, so that its transaction is rolled back; it answered " + answer.getStatus());
        }
        String body = secret || answer.getEntity() == null ? null : json(answer.getEntity());
        return new FirstAnswers.Answer(answer.getStatus(), answer.getHeaderString(HttpHeaders.LOCATION), body);
    }

    private static Response response(FirstAnswers.Answer kept) {
        var answer = Response.status(kept.status()).header("Idempotent-Replayed", "true");
        if (kept.location() != null) {
            answer.header(HttpHeaders.LOCATION, kept.location());
        }
        if (kept.body() != null) {
            StreamingOutput body = out -> out.write(kept.body().getBytes(StandardCharsets.UTF_8));
            answer.type(MediaType.APPLICATION_JSON).entity(body);
        }
        return answer.build();
    }

    private static String json(Object value) {
        return JSONB.toJson(value);
    }
}
