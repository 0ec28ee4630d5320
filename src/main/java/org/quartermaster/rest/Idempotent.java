package org.quartermaster.rest;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A creating resource method that may be repeated safely: with an {@code Idempotency-Key} it takes effect once, and a repetition gets the first answer again. The
 * resource must be a CDI bean ({@code @ApplicationScoped}) and the method must return a {@link jakarta.ws.rs.core.Response}.
 */
@InterceptorBinding
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {

    /** Whether the answer holds a secret, which must not be kept: a replay then has status and address only. */
    @Nonbinding
    boolean secret() default false;
}
