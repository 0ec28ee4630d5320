package org.quartermaster.security;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.NotAllowed;
import org.quartermaster.shared.NotSignedIn;
import org.quartermaster.shared.Role;

/**
 * Reads {@code @RolesAllowed}, {@code @PermitAll} and {@code @DenyAll}: the method's own word beats that of its class, the nearest class beats its
 * superclasses, and a role includes the ones before it.
 */
public final class RoleRules {

    private RoleRules() {
    }

    /** What the annotations say. */
    public sealed interface Rule {
        /** The lowest of the named roles suffices. */
        record AtLeast(Role role) implements Rule {
        }

        /** Anybody, signed in or not. */
        record Anybody() implements Rule {
        }

        /** Nobody. */
        record Nobody() implements Rule {
        }
    }

    /** The rule of a method called on an object of {@code type}; empty when neither says anything. */
    public static Optional<Rule> of(Class<?> type, Method method) {
        return of(method).or(() -> of(type));
    }

    /** The rule of a class; empty when neither it nor a superclass says anything. */
    public static Optional<Rule> of(Class<?> type) {
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            var rule = of((AnnotatedElement) c);
            if (rule.isPresent()) {
                return rule;
            }
        }
        return Optional.empty();
    }

    private static Optional<Rule> of(AnnotatedElement element) {
        if (element.isAnnotationPresent(DenyAll.class)) {
            return Optional.of(new Rule.Nobody());
        }
        if (element.isAnnotationPresent(PermitAll.class)) {
            return Optional.of(new Rule.Anybody());
        }
        return Optional.ofNullable(element.getAnnotation(RolesAllowed.class)).map(roles -> lowest(roles.value()));
    }

    private static Rule lowest(String[] roles) {
        return Arrays.stream(roles).map(Role::of).min(Role::compareTo).<Rule>map(Rule.AtLeast::new).orElseGet(Rule.Nobody::new);
    }

    /**
     * Checks the acting person.
     *
     * @param rule the rule
     * @param what what was asked, for the message
     * @throws NotSignedIn when a role is needed and nobody acts
     * @throws NotAllowed  when the role does not suffice
     */
    public static void check(Rule rule, String what) {
        switch (rule) {
            case Rule.Anybody _ -> { }
            case Rule.Nobody _ -> throw new NotAllowed("%s is closed to everybody.".formatted(what));
            case Rule.AtLeast(Role needed) -> checkRole(needed, what);
        }
    }

    private static void checkRole(Role needed, String what) {
        var actor = Actor.required();
        if (!actor.role().includes(needed)) {
            throw new NotAllowed("%s needs the role %s; %s has the role %s. Ask an administrator."
                    .formatted(what, needed.code(), actor.name(), actor.role().code()));
        }
    }
}
