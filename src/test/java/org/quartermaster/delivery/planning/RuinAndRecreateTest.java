package org.quartermaster.delivery.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuinAndRecreateTest {

    private static RoutingPlan search(RoutingProblem problem, long iterations, long seed) {
        return new RuinAndRecreate(problem, SearchBudget.ofIterations(iterations, seed)).search(RoutingPlan.empty(problem), _ -> { }, () -> false);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void findsTheOptimumThatEnumerationFinds(long seed) {
        RoutingProblem problem = seed % 2 == 0 ? Samples.plain(6, 3, Samples.RATES, seed) : Samples.mixed(6, 3, seed);

        PlanAudit found = new PlanAuditor(problem).audit(search(problem, 4000, seed));

        PlanAudit optimum = new Enumeration(problem).best();
        assertThat(found.isFeasible()).isTrue();
        assertThat(found.medium()).isEqualTo(optimum.medium());
        // the search compares money before it is rounded to the cent, three parts per route
        assertThat(found.soft()).isBetween(optimum.soft() - 5, optimum.soft());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void findsTheOptimumOfTiedStops(long seed) {
        RoutingProblem problem = Samples.tied(5, 2, seed).with(new SideRules(List.of(new SideRules.Pair(1, 2)), Set.of(5, 6), Map.of(1, List.of(3))));

        PlanAudit found = new PlanAuditor(problem).audit(search(problem, 4000, seed));

        PlanAudit optimum = new Enumeration(problem).best();
        assertThat(found.violations()).isEmpty();
        assertThat(found.medium()).isEqualTo(optimum.medium());
        assertThat(found.soft()).isBetween(optimum.soft() - 5, optimum.soft());
    }

    @Test
    void givesUpAStopThatCostsMoreThanItBrings() {
        // on a line: leaving the farther one out costs 1 cent, which is less than the way there
        var van = new Vehicle(0, new Load(0, 0, 100), new Window(0, 9000), 0, 0, Samples.RATES, 0);
        List<Stop> stops = List.of(Stop.of(1, 1, new Load(0, 0, 1), Window.ALL_DAY, 0), Stop.of(2, 2, new Load(0, 0, 1), Window.ALL_DAY, 0).optional(1));
        var problem = new RoutingProblem(List.of(van), stops, PlanAuditorTest.LINE);

        RoutingPlan found = new RuinAndRecreate(problem, SearchBudget.ofIterations(500, 1)).search(new RoutingPlan(List.of(List.of(0, 1))), _ -> { }, () -> false);

        assertThat(found.routes()).containsExactly(List.of(0));
    }

    @Test
    void makesASecondTripWhenOneVehicleMustServeMoreThanItCarries() {
        // two stops of 60 pieces, one van for 100, a reload of 15 minutes at the depot
        var window = List.of(Window.ALL_DAY);
        List<Stop> stops = List.of(new Stop(1, 1, new Load(0, 0, 60), window, 0, 1, 0, 0, 0, Stop.ANY), new Stop(2, 2, new Load(0, 0, 60), window, 0, 1, 0, 0, 0, Stop.ANY),
                new Stop(3, 0, Load.NONE, window, 900, 0, 0, 0, 0, 0));
        var van = new Vehicle(0, new Load(0, 0, 100), new Window(0, 9000), 0, 0, Samples.RATES, 0);
        var one = new RoutingProblem(List.of(van), stops.subList(0, 2), PlanAuditorTest.LINE);
        var two = new RoutingProblem(List.of(van), stops, PlanAuditorTest.LINE, new SideRules(List.of(), Set.of(2), Map.of()));

        assertThat(search(one, 200, 1).unserved(one)).hasSize(1);
        assertThat(search(two, 200, 1).unserved(two)).isEmpty();
        assertThat(search(two, 200, 1).routes().getFirst()).element(1).isEqualTo(2);
    }

    @Test
    void usesFewerVehiclesWhenThatComesFirst() {
        RoutingProblem problem = Samples.plain(30, 12, new Rates(100, 0, 0), 4);

        PlanAudit cheap = new PlanAuditor(problem).audit(search(problem, 4000, 1));
        PlanAudit few = new PlanAuditor(problem).audit(new RuinAndRecreate(problem, SearchBudget.ofIterations(4000, 1).withFleetFirst())
                .search(RoutingPlan.empty(problem), _ -> { }, () -> false));

        assertThat(few.violations()).isEmpty();
        assertThat(few.unserved()).isEmpty();
        assertThat(few.routes().size()).isLessThanOrEqualTo(cheap.routes().size());
    }

    @Test
    void givesTheSamePlanForTheSameSeed() {
        RoutingProblem problem = Samples.mixed(60, 6, 5);

        assertThat(search(problem, 2000, 42)).isEqualTo(search(problem, 2000, 42));
    }

    @Test
    void keepsLockedStopsOnTheirVehicle() {
        RoutingProblem problem = Samples.plain(20, 4, Samples.RATES, 3);
        RoutingProblem locked = problem.with(0, problem.stops().get(0).lockedTo(3)).with(1, problem.stops().get(1).lockedTo(2));

        RoutingPlan plan = search(locked, 1000, 1);

        assertThat(plan.vehicleOf(0)).isEqualTo(3);
        assertThat(plan.vehicleOf(1)).isEqualTo(2);
    }

    @Test
    void leavesOutAnOptionalStopThatCostsMoreThanItBrings() {
        RoutingProblem problem = Samples.plain(8, 3, Samples.RATES, 3);
        RoutingPlan plan = search(problem.with(0, problem.stops().get(0).optional(1)), 500, 1);

        assertThat(plan.vehicleOf(0)).isEqualTo(-1);
    }

    @Test
    void servesTheMoreImportantStopsWhenNotAllFit() {
        // one van for 100 pieces, three stops of 50 pieces with priorities 1, 5, 5
        var window = List.of(Window.ALL_DAY);
        List<Stop> stops = IntStream.of(1, 5, 5)
                .mapToObj(priority -> new Stop(priority, 1, new Load(0, 0, 50), window, 0, priority, 0, 0, 0, Stop.ANY)).toList();
        var van = new Vehicle(0, new Load(0, 0, 100), new Window(0, 9000), 0, 0, Samples.RATES, 0);
        var problem = new RoutingProblem(List.of(van), stops, PlanAuditorTest.LINE);

        assertThat(search(problem, 500, 1).unserved(problem)).containsExactly(0);
    }

    @Test
    void plansAThousandStopsInUnderASecond() {
        RoutingProblem problem = Samples.plain(1000, 120, Samples.RATES, 9);
        search(problem, 1, 1);
        var first = new ArrayList<SearchProgress>();

        new RuinAndRecreate(problem, SearchBudget.ofIterations(1, 1)).search(RoutingPlan.empty(problem), first::add, () -> false);

        assertThat(first.getFirst().missing()).isZero();
        assertThat(first.getFirst().millis()).isLessThan(1000);
        assertThat(new PlanAuditor(problem).audit(first.getFirst().plan()).isFeasible()).isTrue();
    }

    @Test
    void stopsWhenAskedWithTheBestSoFar() {
        RoutingProblem problem = Samples.plain(50, 8, Samples.RATES, 9);
        RoutingPlan plan = new RuinAndRecreate(problem, SearchBudget.ofSeconds(600, 1)).search(RoutingPlan.empty(problem), _ -> { }, () -> true);

        assertThat(plan.unserved(problem)).isEmpty();
    }

    @Test
    void takesAnInfeasibleStartApart() {
        RoutingProblem problem = Samples.mixed(30, 5, 4);
        RoutingPlan plan = new RuinAndRecreate(problem, SearchBudget.ofIterations(200, 1)).search(Samples.anyPlan(problem, 4), _ -> { }, () -> false);

        assertThat(new PlanAuditor(problem).audit(plan).violations()).isEmpty();
    }

    /** All ways to spread a handful of stops over the vehicles, in all orders, judged by the auditor. */
    private static final class Enumeration {
        private final PlanAuditor auditor;
        private final int stops;
        private PlanAudit best;

        Enumeration(RoutingProblem problem) {
            auditor = new PlanAuditor(problem);
            stops = problem.stops().size();
            place(RoutingPlan.empty(problem), 0);
        }

        PlanAudit best() {
            return best;
        }

        private void place(RoutingPlan plan, int stop) {
            if (stop == stops) {
                PlanAudit audit = auditor.audit(plan);
                best = audit.isFeasible() && (best == null || audit.compareTo(best) > 0) ? audit : best;
                return;
            }
            place(plan, stop + 1);
            for (int v = 0; v < plan.routes().size(); v++) {
                for (int i = 0; i <= plan.routes().get(v).size(); i++) {
                    place(plan.moved(stop, v, i), stop + 1);
                }
            }
        }
    }
}
