package org.quartermaster.delivery.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** Whoever is asked whether to stop may read the database, which only the thread of the job may. */
class RoutingStopTest {

    private static final long POLISH_MILLIS = Duration.ofMinutes(5).toMillis();

    private final RoutingProblem problem = Samples.mixed(40, 5, 11);
    private final Set<Thread> asked = ConcurrentHashMap.newKeySet();

    private RoutingSolver.Outcome solve(Duration until) {
        long started = System.nanoTime();
        return new RoutingSolver().solve(problem, RoutingPlan.empty(problem), SearchBudget.ofIterations(300, 1), POLISH_MILLIS, _ -> { }, () -> {
            asked.add(Thread.currentThread());
            return System.nanoTime() - started > until.toNanos();
        });
    }

    @Test
    void asksItsCallersThreadAloneAndEndsThePolishing() {
        long started = System.nanoTime();
        RoutingSolver.Outcome outcome = solve(Duration.ofSeconds(4));
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofMinutes(2));
        assertThat(asked).containsExactly(Thread.currentThread());
        assertThat(outcome.iterations()).as("the search before had ended").isEqualTo(300);
        assertThat(outcome.agrees()).isTrue();
    }

    @Test
    void answersWithAPlanWhenItIsStoppedAtOnce() {
        RoutingSolver.Outcome outcome = solve(Duration.ZERO);
        assertThat(asked).containsExactly(Thread.currentThread());
        assertThat(outcome.audit()).isEqualTo(new PlanAuditor(problem).audit(outcome.plan()));
    }
}
