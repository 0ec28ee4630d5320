package org.quartermaster.launcher.bench.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.quartermaster.delivery.planning.RoutingPlan;
import org.quartermaster.delivery.planning.RoutingProblem;
import org.quartermaster.launcher.bench.routing.BenchInstance.Customer;
import org.quartermaster.launcher.bench.routing.BenchInstance.Depot;

/** From (0, 0) to (1, 1) is √2 = 1.41421…, to (2, 3) √13 = 3.60555…, between them √5 = 2.23607… */
class ConventionTest {
    private static final Depot HOME = new Depot(0, 0, 0, 0, 100);
    private static final Customer NEAR = new Customer(1, 1, 1, 4, 0, 50, 2);
    private static final Customer FAR = new Customer(2, 2, 3, 4, 10, 50, 2);

    private static BenchInstance instance(int vehicles, int capacity, Customer... customers) {
        return new BenchInstance("tiny", Format.SOLOMON, List.of(customers), List.of(HOME), vehicles, capacity, Double.POSITIVE_INFINITY);
    }

    private static BenchSolution round(Convention convention, int capacity, Customer... customers) {
        return new BenchSolution(instance(1, capacity, customers), convention, List.of(new BenchSolution.Route(HOME, List.of(customers))));
    }

    @Test
    void countsALegByConvention() {
        assertThat(Convention.EXACT.length(HOME, NEAR)).isEqualTo(Math.sqrt(2));
        assertThat(Convention.DIMACS.length(HOME, NEAR)).isEqualTo(1.4);
        assertThat(Convention.ROUNDED.length(HOME, NEAR)).isEqualTo(1);
        assertThat(Convention.ROUNDED.length(HOME, FAR)).isEqualTo(4);
    }

    @Test
    void truncatesNoLengthThatIsATenthExactly() {
        assertThat(Convention.DIMACS.length(HOME, new Depot(1, 3, 4, 0, 1))).isEqualTo(5);
        assertThat(Convention.DIMACS.length(HOME, new Depot(1, 0.3, 0, 0, 1))).isEqualTo(0.3);
    }

    @Test
    void sumsALegAtATime() {
        assertThat(round(Convention.DIMACS, 10, NEAR, FAR).cost()).isEqualTo(1.4 + 2.2 + 3.6);
        assertThat(round(Convention.ROUNDED, 10, NEAR, FAR).costText()).isEqualTo("7");
        assertThat(round(Convention.EXACT, 10, NEAR, FAR).cost()).isEqualTo(Math.sqrt(2) + Math.sqrt(5) + Math.sqrt(13));
    }

    @Test
    void seesWhatIsWrong() {
        var late = new Customer(2, 2, 3, 4, 0, 5, 2);

        assertThat(round(Convention.EXACT, 10, NEAR, FAR).violations()).isEmpty();
        assertThat(round(Convention.EXACT, 7, NEAR, FAR).violations()).containsExactly("a route carries 8");
        // 1.414 + 2 + 2.236 = 5.65 > 5
        assertThat(round(Convention.EXACT, 10, NEAR, late).violations()).singleElement().asString().startsWith("2 is served at 5.65");
        assertThat(new BenchSolution(instance(1, 10, NEAR, FAR), Convention.EXACT, List.of(new BenchSolution.Route(HOME, List.of(NEAR)))).violations())
                .containsExactly("2 is not visited");
    }

    @Test
    void allowsInWholeUnitsOnlyWhatExactNumbersAllow() {
        // reached at √2 = 1.41421356, so a window to 1.41421 is missed although 1.4142 units would fit
        var tight = new Customer(1, 1, 1, 1, 0, 1.41421, 0);
        RoutingProblem problem = BenchProblem.of(instance(1, 10, tight), Convention.EXACT);

        assertThat(problem.travel().seconds(0, 1)).isEqualTo(14143);
        assertThat(problem.stops().getFirst().lastEnd()).isEqualTo(14142);
    }

    @Test
    void readsThePlanWithItsDepots() {
        var two = new BenchInstance("tiny", Format.CORDEAU, List.of(NEAR, FAR), List.of(HOME, new Depot(9, 2, 2, 0, 100)), 1, 10, 100);
        BenchSolution solution = BenchSolution.of(two, Convention.EXACT, new RoutingPlan(List.of(List.of(0), List.of(1))));

        assertThat(solution.routes().get(1).depot().number()).isEqualTo(9);
        assertThat(solution.cost()).isEqualTo(2 * Math.sqrt(2) + 2);
    }
}
