package org.quartermaster.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartermaster.shared.Role;

/** Which role each step on the screens of forecasts and models needs at least; the interceptor that enforces it is tested where it lives. */
class ForecastRightsTest {

    @ParameterizedTest
    @CsvSource({"Overrides, enter, buyer", "Overrides, withdraw, buyer", "Overrides, restore, buyer", "Overrides, of, viewer", "HistoryAdjustments, enter, buyer", "HistoryAdjustments, withdraw, buyer",
            "HistoryAdjustments, of, viewer", "ForecastLock, lock, manager", "ForecastLock, days, viewer", "ForecastLock, lastDay, viewer", "ForecastTotals, of, viewer", "ForecastRuns, request, buyer",
            "ForecastNetworks, upload, admin", "ForecastNetworks, askForTrial, admin", "ForecastNetworks, tryOut, admin", "ForecastNetworks, promote, manager", "ForecastNetworks, retire, manager",
            "ForecastNetworks, rollBack, manager", "ForecastNetworks, test, buyer", "ForecastNetworks, all, viewer", "NetworkTunings, start, manager", "NetworkTunings, newest, viewer",
            "StudentNetworks, start, manager", "StudentNetworks, all, viewer"})
    void needsARole(String service, String method, String role) throws ClassNotFoundException {
        List<Method> methods = steps(Class.forName("org.quartermaster.forecasting." + service)).filter(one -> one.getName().equals(method)).toList();
        assertThat(methods).isNotEmpty().allSatisfy(one -> assertThat(one.getAnnotation(RolesAllowed.class).value()).containsExactly(role));
    }

    @Test
    void leavesNoStepOpen() {
        var services = List.of(Overrides.class, HistoryAdjustments.class, ForecastLock.class, ForecastTotals.class, ForecastPanels.class, ForecastValue.class, ForecastChanges.class, SeriesPasts.class,
                ForecastNetworks.class, NetworkTunings.class, StudentNetworks.class, ShippedNetwork.class);
        assertThat(services.stream().flatMap(ForecastRightsTest::steps)).allSatisfy(step -> assertThat(step.getAnnotation(RolesAllowed.class)).as("%s", step).isNotNull());
        assertThat(Arrays.asList(ForecastPanels.class, ForecastValue.class).stream().flatMap(ForecastRightsTest::steps))
                .allSatisfy(step -> assertThat(step.getAnnotation(RolesAllowed.class).value()).containsExactly(Role.VIEW));
    }

    private static Stream<Method> steps(Class<?> service) {
        return Arrays.stream(service.getDeclaredMethods()).filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic());
    }
}
