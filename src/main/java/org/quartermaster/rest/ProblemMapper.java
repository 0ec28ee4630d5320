package org.quartermaster.rest;

import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers every exception as problem+json. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

    @Override
    public Response toResponse(Throwable error) {
        if (error instanceof WebApplicationException web && web.getResponse().getStatus() < 400) {
            return web.getResponse();
        }
        var answer = Response.fromResponse(Problems.of(error).answer());
        if (error instanceof NotAllowedException notAllowed) {
            answer.header("Allow", notAllowed.getResponse().getHeaderString("Allow"));
        }
        if (answer.build().getStatus() == 401) {
            answer.header("WWW-Authenticate", "Bearer realm=\"quartermaster\"");
        }
        return answer.build();
    }
}
