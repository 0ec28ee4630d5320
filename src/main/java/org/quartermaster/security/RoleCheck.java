package org.quartermaster.security;

import jakarta.annotation.Priority;
import jakarta.annotation.security.RolesAllowed;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.quartermaster.shared.NotAllowed;
import org.quartermaster.shared.NotSignedIn;

/**
 * Enforces {@code @RolesAllowed} on CDI beans, before a transaction begins. Calls of a bean to itself are not seen, as with every interceptor.
 *
 * <p>{@link RolesExtension} makes {@code @RolesAllowed} an interceptor binding.
 */
@Interceptor
@RolesAllowed({})
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 10)
public class RoleCheck {

    /**
     * @throws NotSignedIn when nobody acts
     * @throws NotAllowed  when the actor's role does not suffice
     */
    @AroundInvoke
    public Object check(InvocationContext call) throws Exception {
        var method = call.getMethod();
        RoleRules.of(call.getTarget().getClass(), method)
                .ifPresent(rule -> RoleRules.check(rule, method.getDeclaringClass().getSimpleName() + "." + method.getName()));
        return call.proceed();
    }
}
