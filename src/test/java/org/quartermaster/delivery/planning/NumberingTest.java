package org.quartermaster.delivery.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NumberingTest {
    private static final int STOPS = 256;

    private static double metres(RoutingProblem problem, int one, int other) {
        return problem.travel().metres(problem.stops().get(one).location(), problem.stops().get(other).location());
    }

    private static double meanMetresOfNeighbours(RoutingProblem problem, int[] order) {
        return IntStream.range(1, order.length).mapToDouble(i -> metres(problem, order[i - 1], order[i])).average().orElseThrow();
    }

    @Test
    void everyStopHasOneNumber() {
        Numbering numbering = Numbering.of(Samples.mixed(STOPS, 8, 1));

        assertThat(IntStream.range(0, STOPS).map(numbering::stop).sorted()).containsExactly(IntStream.range(0, STOPS).boxed().toArray(Integer[]::new));
        assertThat(IntStream.range(0, STOPS)).allMatch(stop -> numbering.stop(numbering.number(stop)) == stop);
    }

    @Test
    void stopsWithNeighbouringNumbersLieNearEachOther() {
        RoutingProblem problem = Samples.mixed(STOPS, 8, 1);
        Numbering numbering = Numbering.of(problem);

        double asNumbered = meanMetresOfNeighbours(problem, IntStream.range(0, STOPS).map(numbering::stop).toArray());
        double asGiven = meanMetresOfNeighbours(problem, IntStream.range(0, STOPS).toArray());
        assertThat(asNumbered).isLessThan(asGiven / 3);
    }

    @Test
    void aPlanThereAndBackIsTheSame() {
        Numbering numbering = Numbering.of(Samples.mixed(20, 2, 1));
        var plan = new RoutingPlan(List.of(List.of(3, 17, 5), List.of(0, 19)));

        assertThat(numbering.plan(numbering.numbers(plan))).isEqualTo(plan);
    }

    @Test
    void stopsAtOnePlaceAreNumberedToo() {
        var problem = new RoutingProblem(Samples.mixed(1, 1, 1).vehicles(), Collections.nCopies(20, Samples.mixed(1, 1, 1).stops().getFirst()),
                Samples.mixed(1, 1, 1).travel());

        assertThat(IntStream.range(0, 20).map(Numbering.of(problem)::stop).sorted()).containsExactly(IntStream.range(0, 20).boxed().toArray(Integer[]::new));
    }
}
