package org.quartermaster.delivery.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartermaster.delivery.planning.PlanAuditorTest.HOUR;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void findsWhatAnAuditOfEveryPlaceFinds(long seed) {
        for (RoutingProblem problem : List.of(Samples.mixed(60, 8, seed), Samples.tied(60, 8, seed))) {
            RoutingPlan plan = new RuinAndRecreate(problem, SearchBudget.ofIterations(300, seed)).search(RoutingPlan.empty(problem), _ -> { }, () -> false);
            for (int stop = (int) seed; stop < 60; stop += 5) {
                RoutingPlan without = plan.without(stop);

                assertThat(new Places(problem, without).best(stop, 3)).extracting(Place::addedCents).as("stop %d", stop)
                        .isEqualTo(cheapest(problem, without, stop, 3));
            }
        }
    }

    /** What the best place of each vehicle adds, by auditing every place; of equal vehicles that stay the first. */
    private static List<Long> cheapest(RoutingProblem problem, RoutingPlan plan, int stop, int most) {
        var auditor = new PlanAuditor(problem);
        return IntStream.range(0, problem.vehicles().size()).filter(v -> !plan.routes().get(v).isEmpty() || isFirstOfItsKind(problem, plan, v))
                .mapToObj(v -> new Placings(problem, plan).of(stop, v).stream().map(placing -> auditor.drive(v, placing.route()))
                        .filter(route -> auditor.violations(route).isEmpty()).map(route -> route.cost().total() - before(auditor, plan, v)).min(Long::compare))
                .flatMap(Optional::stream).sorted().limit(most).toList();
    }

    private static boolean isFirstOfItsKind(RoutingProblem problem, RoutingPlan plan, int v) {
        return IntStream.range(0, v).noneMatch(other -> plan.routes().get(other).isEmpty() && problem.vehicles().get(other).isTwinOf(problem.vehicles().get(v)));
    }

    private static long before(PlanAuditor auditor, RoutingPlan plan, int v) {
        return plan.routes().get(v).isEmpty() ? 0 : auditor.drive(v, plan.routes().get(v)).cost().total();
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
