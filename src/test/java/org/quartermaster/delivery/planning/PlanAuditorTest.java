package org.quartermaster.delivery.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Three places on a line, one kilometre and 100 seconds apart; the depot is place 0. 60 cents/km, 36 €/h = 1 cent/s, 500 cents per use. */
class PlanAuditorTest {
    static final int HOUR = 3600;
    static final TravelMatrix LINE = new TravelMatrix(3, new int[] {0, 1000, 2000, 1000, 0, 1000, 2000, 1000, 0},
            new int[] {0, 100, 200, 100, 0, 100, 200, 100, 0});
    static final Vehicle VAN = new Vehicle(7, new Load(1000, 1000, 10), new Window(8 * HOUR, 10 * HOUR), 0, 0, new Rates(60, 3600, 500), 0);

    static RoutingProblem problem(Stop... stops) {
        return new RoutingProblem(List.of(VAN), List.of(stops), LINE);
    }

    static Stop stop(int location, int from, int to) {
        return Stop.of(location, location, new Load(100, 100, 4), new Window(from, to), 60);
    }

    static PlanAudit audit(RoutingProblem problem, Integer... route) {
        return new PlanAuditor(problem).audit(new RoutingPlan(List.of(List.of(route))));
    }

    @Test
    void leavesJustInTimeAndWaitsOnlyBetweenStops() {
        // Opens 8:30 at place 1, 9:00 at place 2: leaves 8:30 − 100 s, serves 60 s, drives 100 s, waits 1800 − 60 − 100 = 1640 s, 60 s, 200 s home.
        PlanAudit audit = audit(problem(stop(1, 8 * HOUR + 1800, 9 * HOUR), stop(2, 9 * HOUR, 10 * HOUR)), 0, 1);

        RouteAudit route = audit.routes().getFirst();
        assertThat(route.departure()).isEqualTo(8 * HOUR + 1700);
        assertThat(route.visits().get(1).waitSeconds()).isEqualTo(1640);
        assertThat(route.back()).isEqualTo(9 * HOUR + 260);
        // 4 km × 60 = 240; (400 s driving + 120 s service) × 1 = 520; waiting 1640; use 500
        assertThat(route.cost()).isEqualTo(new RouteCost(240, 520, 1640, 500, 0));
        assertThat(audit.soft()).isEqualTo(-2900);
        assertThat(audit.isFeasible()).isTrue();
    }

    @Test
    void chargesLatenessOnSoftWindowsAndForbidsItOnHardOnes() {
        Stop first = stop(2, 8 * HOUR, 10 * HOUR);
        // Served at 8:00 + 200 + 60 + 100 = 360 s after 8:00, window ends at 8:01: 300 s late; 1200 cents/h → 100 cents.
        Stop second = stop(1, 8 * HOUR, 8 * HOUR + 60);

        PlanAudit hard = audit(problem(first, second), 0, 1);
        PlanAudit soft = audit(problem(first, second.late(1200)), 0, 1);

        assertThat(hard.violations()).containsExactly(new Violation.TooLate(0, 1, 300));
        assertThat(hard.hard()).isEqualTo(-300);
        assertThat(soft.violations()).isEmpty();
        assertThat(soft.cost().late()).isEqualTo(100);
        assertThat(soft.routes().getFirst().onTime()).isEqualTo(1);
    }

    @Test
    void namesEveryBrokenRule() {
        Stop heavy = new Stop(1, 1, new Load(1100, 1300, 11), List.of(Window.ALL_DAY), 2 * HOUR, 1, 0, 0, 0b101, Stop.ANY);

        PlanAudit audit = audit(problem(heavy), 0);

        // 8:00 + 100 + 7200 + 100 = 200 s after the shift
        assertThat(audit.violations()).containsExactlyInAnyOrder(new Violation.Overload(0, Violation.Dimension.VOLUME, 100),
                new Violation.Overload(0, Violation.Dimension.WEIGHT, 300), new Violation.Overload(0, Violation.Dimension.PIECES, 1),
                new Violation.ShiftOver(0, 200), new Violation.MissingSkill(0, 0, 2));
    }

    @Test
    void countsWhoIsLeftOut() {
        PlanAudit audit = audit(problem(stop(1, 0, HOUR), stop(2, 0, HOUR).optional(800)));

        assertThat(audit.unserved()).containsExactly(0, 1);
        assertThat(audit.medium()).isEqualTo(-1);
        assertThat(audit.soft()).isEqualTo(-800);
    }

    @Test
    void usesTheNextWindowWhenOneIsMissed() {
        Stop twice = new Stop(1, 1, Load.NONE, List.of(new Window(9 * HOUR, 10 * HOUR), new Window(7 * HOUR, 8 * HOUR)), 0, 1, 0, 0, 0, Stop.ANY);

        PlanAudit audit = audit(problem(twice), 0);

        assertThat(audit.routes().getFirst().visits().getFirst().start()).isEqualTo(9 * HOUR);
        assertThat(audit.isFeasible()).isTrue();
    }

    @Test
    void seesAStopThatIsVisitedTwice() {
        PlanAudit audit = audit(problem(stop(1, 8 * HOUR, 10 * HOUR)), 0, 0);

        assertThat(audit.violations()).containsExactly(new Violation.VisitedTwice(0, 1));
    }

    @Test
    void roundsHalfACentUp() {
        assertThat(RouteCost.cents(25, 20, 1000)).isEqualTo(1);
        assertThat(RouteCost.cents(24, 20, 1000)).isZero();
    }
}
