package org.quartermaster.launcher.bench.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartermaster.launcher.bench.routing.BenchInstance.Customer;
import org.quartermaster.launcher.bench.routing.BenchInstance.Depot;

/** What the side-by-side run hands to other solvers is the same problem: on one whose best answer is known by hand, all find it. */
class RivalsTest {

    /** Two pairs of customers, west and east; two fit in a van, and one van cannot be in both places in time. */
    private static BenchInstance westAndEast() {
        var customers = new ArrayList<Customer>();
        customers.add(new Customer(1, -10, 0, 1, 0, 100, 5));
        customers.add(new Customer(2, -20, 0, 1, 0, 100, 5));
        customers.add(new Customer(3, 10, 0, 1, 0, 100, 5));
        customers.add(new Customer(4, 20, 0, 1, 20, 30, 5));
        return new BenchInstance("west and east", Format.SOLOMON, customers, List.of(new Depot(0, 0, 0, 0, 200)), 3, 2, Double.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(classes = {JspritRival.class, OrToolsRival.class})
    void findTheAnswerThatIsKnownByHand(Class<? extends Rival> type) throws ReflectiveOperationException {
        Rival rival = type.getDeclaredConstructor().newInstance();
        BenchSolution found = RoutingBesideBench.of(rival, westAndEast(), Convention.DIMACS, 1, 1);
        assertThat(found.violations()).isEmpty();
        assertThat(found.routes()).hasSize(2);
        assertThat(found.cost()).isEqualTo(80);
    }
}
