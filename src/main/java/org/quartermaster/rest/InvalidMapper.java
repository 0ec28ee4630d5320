package org.quartermaster.rest;

import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Stands before the server's own mapper of violated constraints, which answers HTML. */
@Provider
public class InvalidMapper implements ExceptionMapper<ConstraintViolationException> {

    @Override
    public Response toResponse(ConstraintViolationException error) {
        return Problems.of(error).answer();
    }
}
