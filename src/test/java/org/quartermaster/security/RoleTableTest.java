package org.quartermaster.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.NotAllowed;
import org.quartermaster.shared.NotSignedIn;
import org.quartermaster.shared.Role;

/** Which role each method of a service needs: every method that changes something, with the role just below refused. */
class RoleTableTest {

    private static final List<JavaClass> SERVICES = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.quartermaster").stream()
            .filter(type -> type.isAnnotatedWith(ApplicationScoped.class)).toList();

    /** A public method of a service and the lowest role that may call it. */
    record Guarded(Class<?> service, Method method, Role lowest) {
        @Override
        public String toString() {
            return service.getSimpleName() + "." + method.getName() + " " + lowest.code();
        }
    }

    /** All methods that a viewer may not call. */
    static Stream<Guarded> guarded() {
        return SERVICES.stream().map(JavaClass::reflect).flatMap(type -> Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .flatMap(method -> RoleRules.of(type, method).stream().filter(RoleRules.Rule.AtLeast.class::isInstance).map(RoleRules.Rule.AtLeast.class::cast)
                        .filter(rule -> rule.role() != Role.VIEWER).map(rule -> new Guarded(type, method, rule.role()))));
    }

    private static void call(Guarded guarded) {
        RoleRules.check(RoleRules.of(guarded.service(), guarded.method()).orElseThrow(), guarded.toString());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("guarded")
    void refusesTheRoleJustBelowAndNobody(Guarded guarded) {
        var below = new Actor("below", Role.values()[guarded.lowest().ordinal() - 1], Set.of());
        var enough = new Actor("enough", guarded.lowest(), Set.of());
        assertThatThrownBy(() -> below.run(() -> call(guarded))).isInstanceOf(NotAllowed.class).hasMessageContaining(guarded.lowest().code());
        assertThatThrownBy(() -> call(guarded)).isInstanceOf(NotSignedIn.class);
        assertThatCode(() -> enough.run(() -> call(guarded))).doesNotThrowAnyException();
    }

    /** What the company would notice first; a method without a row here still has the check above. */
    @ParameterizedTest
    @CsvSource({
        "ProposalDecisions, approve, BUYER", "ProposalDecisions, reject, BUYER", "ReplenishmentPlanning, request, BUYER",
        "OrderSteps, confirm, BUYER", "OrderSteps, cancel, BUYER", "OrderSteps, receive, BUYER",
        "CustomerOrders, hold, BUYER", "CustomerOrders, release, BUYER",
        "TermEditing, change, BUYER", "SupplierEditing, change, BUYER", "SkuEditing, change, BUYER",
        "AlertDecisions, acknowledge, BUYER", "AlertDecisions, resolve, BUYER", "AlertDetection, request, BUYER",
        "Imports, accept, BUYER", "Imports, start, BUYER", "Today, requestNight, BUYER",
        "Tokens, issue, ADMIN", "Users, create, ADMIN", "Users, change, ADMIN", "Users, resetPassword, ADMIN", "Users, endSessions, ADMIN"})
    void needsThisRole(String service, String method, Role lowest) {
        assertThat(guarded().filter(one -> one.service().getSimpleName().equals(service) && one.method().getName().equals(method))).as(service + "." + method).isNotEmpty()
                .allSatisfy(one -> assertThat(one.lowest()).isEqualTo(lowest));
    }

    @Test
    void thereIsSomethingToGuard() {
        assertThat(guarded().count()).isGreaterThan(40);
    }
}
