package org.quartermaster.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import org.quartermaster.shared.Actor;

/** Lets a request with an {@code Idempotency-Key} take effect once; see {@link FirstAnswers} for how. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 20)
public class IdempotencyCheck {

    private static final int LONGEST_KEY = 255;

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
        var fingerprint = RequestPrint.of(request.getMethod(), request.getRequestURI(), request.getQueryString(), call.getParameters(), FirstAnswers::json);
        return switch (answers.claim(actor, key, fingerprint)) {
            case FirstAnswers.Claim.Replay replay -> replay.answer();
            case FirstAnswers.Claim.Won won -> proceed(call, actor, key, won.claim());
        };
    }

    private Object proceed(InvocationContext call, String actor, String key, String claim) throws Exception {
        try {
            return answers.keep(actor, key, claim, isSecret(call), () -> (Response) call.proceed());
        } catch (Exception e) {
            answers.release(actor, key, claim);
            throw e;
        }
    }

    private static boolean isSecret(InvocationContext call) {
        var own = call.getMethod().getAnnotation(Idempotent.class);
        return own != null && own.secret();
    }
}
