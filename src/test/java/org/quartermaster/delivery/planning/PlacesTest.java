package org.quartermaster.delivery.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartermaster.delivery.planning.PlanAuditorTest.HOUR;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlacesTest {

    @Test
    void countsWhatAPlaceAdds() {
        // A van is at place 2 already: place 1 lies on the way, so it adds its 60 s of service, 60 cents; a second van would add 2 km × 60 + 260 s + 500
        var problem = new RoutingProblem(List.of(PlanAuditorTest.VAN, PlanAuditorTest.VAN),
                List.of(PlanAuditorTest.stop(2, 8 * HOUR, 9 * HOUR), PlanAuditorTest.stop(1, 8 * HOUR, 9 * HOUR)), PlanAuditorTest.LINE);

        List<Place> places = new Places(problem, new RoutingPlan(List.of(List.of(0), List.of()))).best(1, 3);

        assertThat(places).containsExactly(new Place(0, 0, -1, false, 60, 8 * HOUR + 100), new Place(1, 0, -1, false, 880, 8 * HOUR + 100));
    }

    @Test
    void recommendsNoPlaceThatBreaksARule() {
        var problem = PlanAuditorTest.problem(PlanAuditorTest.stop(2, 8 * HOUR, 9 * HOUR), PlanAuditorTest.stop(1, 7 * HOUR, 8 * HOUR));

        assertThat(new Places(problem, new RoutingPlan(List.of(List.of(0)))).best(1, 3)).isEmpty();
    }

    @Test
    void agreesWithTheAuditorAndIsQuick() {
        RoutingProblem problem = Samples.plain(200, 30, Samples.RATES, 3);
        RoutingPlan plan = new RuinAndRecreate(problem, SearchBudget.ofIterations(2000, 1)).search(RoutingPlan.empty(problem), _ -> { }, () -> false).without(7);
        var places = new Places(problem, plan);
        places.best(7, 3);

        long started = System.nanoTime();
        List<Place> best = places.best(7, 3);
        double millis = (System.nanoTime() - started) / 1e6;

        PlanAudit before = new PlanAuditor(problem).audit(plan);
        assertThat(best).hasSize(3).isSortedAccordingTo(Comparator.comparingLong(Place::addedCents));
        for (Place place : best) {
            PlanAudit after = new PlanAuditor(problem).audit(plan.moved(7, place.vehicle(), place.position()));
            assertThat(after.violations()).isEmpty();
            assertThat(before.soft() - after.soft()).isEqualTo(place.addedCents());
        }
        assertThat(IntStream.range(0, 30).flatMap(v -> IntStream.rangeClosed(0, plan.routes().get(v).size()).filter(i -> isCheaper(problem, plan, v, i, best.getFirst(), before))))
                .isEmpty();
        assertThat(millis).isLessThan(1000);
    }

    private static boolean isCheaper(RoutingProblem problem, RoutingPlan plan, int v, int i, Place best, PlanAudit before) {
        PlanAudit after = new PlanAuditor(problem).audit(plan.moved(7, v, i));
        return after.isFeasible() && before.soft() - after.soft() < best.addedCents();
    }
}
