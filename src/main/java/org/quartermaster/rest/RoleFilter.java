package org.quartermaster.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.lang.reflect.Method;
import org.quartermaster.security.RoleRules;

/** Checks the role for one resource method before its arguments are read. */
@Priority(Priorities.AUTHORIZATION)
class RoleFilter implements ContainerRequestFilter {

    private final RoleRules.Rule rule;
    private final String what;

    RoleFilter(Class<?> type, Method method) {
        this.rule = RoleRules.of(type, method).orElseGet(RoleRules.Rule.Nobody::new);
        this.what = type.getSimpleName() + "." + method.getName();
    }

    @Override
    public void filter(ContainerRequestContext request) {
        RoleRules.check(rule, what);
    }
}
