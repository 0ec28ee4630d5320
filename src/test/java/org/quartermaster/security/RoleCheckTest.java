package org.quartermaster.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.NotAllowed;
import org.quartermaster.shared.NotSignedIn;
import org.quartermaster.shared.Role;

class RoleCheckTest {

    @RolesAllowed(Role.BUY)
    static class Service {
        public void inherited() {
        }

        @RolesAllowed(Role.ADMINISTER)
        public void higher() {
        }

        @RolesAllowed({Role.MANAGE, Role.VIEW})
        public void lowestOfTwo() {
        }

        @PermitAll
        public void open() {
        }

        @DenyAll
        public void closed() {
        }
    }

    /** As the container makes it around an intercepted bean: no annotations of its own. */
    static class Subclass extends Service {
    }

    static class Silent {
        public void anything() {
        }
    }

    @ParameterizedTest
    @CsvSource({
        "inherited,   VIEWER, false", "inherited,   BUYER, true", "inherited,   MANAGER, true", "inherited, ADMIN, true",
        "higher,      MANAGER, false", "higher,      ADMIN, true",
        "lowestOfTwo, VIEWER, true",
        "open,        VIEWER, true",
        "closed,      ADMIN, false"})
    void letsARoleIncludeTheOnesBelow(String method, Role role, boolean allowed) throws Exception {
        if (allowed) {
            assertThat(as(role, new Subclass(), method)).isEqualTo("done");
        } else {
            assertThatThrownBy(() -> as(role, new Subclass(), method)).isInstanceOf(NotAllowed.class).hasMessageContaining(method);
        }
    }

    @Test
    void refusesAnonymousCallsUnlessTheMethodIsOpen() throws Exception {
        assertThatThrownBy(() -> call(new Service(), "inherited")).isInstanceOf(NotSignedIn.class);
        assertThat(call(new Service(), "open")).isEqualTo("done");
    }

    @Test
    void leavesBeansWithoutARuleAlone() throws Exception {
        assertThat(call(new Silent(), "anything")).isEqualTo("done");
    }

    private static Object as(Role role, Object target, String method) throws Exception {
        return new Actor("somebody", role, Set.of()).call(() -> call(target, method));
    }

    private static Object call(Object target, String method) throws Exception {
        return new RoleCheck().check(new Call(target, target.getClass().getMethod(method)));
    }

    private record Call(Object getTarget, Method getMethod) implements InvocationContext {
        @Override
        public Object getTimer() {
            return null;
        }

        @Override
        public Constructor<?> getConstructor() {
            return null;
        }

        @Override
        public Object[] getParameters() {
            return new Object[0];
        }

        @Override
        public void setParameters(Object[] parameters) {
        }

        @Override
        public Map<String, Object> getContextData() {
            return Map.of();
        }

        @Override
        public Object proceed() {
            return "done";
        }
    }
}
