package org.quartermaster.delivery.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SeededSearchesTest {
    private static final RoutingProblem PROBLEM = Samples.plain(60, 10, Samples.RATES, 12);

    private static RoutingPlan single(long seed) {
        return new RuinAndRecreate(PROBLEM, SearchBudget.ofIterations(1_500, seed)).search(RoutingPlan.empty(PROBLEM), _ -> { }, () -> false);
    }

    private static SeededSearches searches(int count) {
        return new SeededSearches(PROBLEM, SearchBudget.ofIterations(1_500, 7), count);
    }

    private static long soft(RoutingPlan plan) {
        return new PlanAuditor(PROBLEM).audit(plan).soft();
    }

    @Test
    void keepsTheBestOfItsSeedsWhateverTheThreadsDo() {
        RoutingPlan one = single(7);
        RoutingPlan other = single(8);
        var both = searches(2);

        RoutingPlan best = both.search(RoutingPlan.empty(PROBLEM), _ -> { }, () -> false);

        assertThat(soft(one)).as("a case in which the seeds differ").isNotEqualTo(soft(other));
        assertThat(best).isEqualTo(soft(other) > soft(one) ? other : one);
        assertThat(both.iterations()).isEqualTo(3_000);
        assertThat(searches(1).search(RoutingPlan.empty(PROBLEM), _ -> { }, () -> false)).isEqualTo(one);
    }

    @Test
    void stopsAllWhenAskedToStop() {
        var asked = new AtomicInteger();
        var long2 = new SeededSearches(PROBLEM, SearchBudget.ofSeconds(600, 7), 2);

        RoutingPlan best = long2.search(RoutingPlan.empty(PROBLEM), _ -> { }, () -> asked.incrementAndGet() > 3);

        assertThat(best.unserved(PROBLEM)).isEmpty();
    }

    @Test
    void letsNoThreadSearchOnWhenTheFirstBreaks() {
        var broken = new SeededSearches(PROBLEM, SearchBudget.ofSeconds(600, 7), 2);

        assertThatThrownBy(() -> broken.search(RoutingPlan.empty(PROBLEM), _ -> { }, () -> {
            throw new IllegalStateException("the database is gone");
        })).hasMessage("the database is gone");
    }
}
