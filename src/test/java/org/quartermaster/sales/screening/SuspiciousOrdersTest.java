package org.quartermaster.sales.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quartermaster.sales.screening.SuspiciousOrders.Line;
import org.quartermaster.sales.screening.SuspiciousOrders.Norm;
import org.quartermaster.sales.screening.SuspiciousOrders.Order;
import org.quartermaster.sales.screening.SuspiciousOrders.Usual;

class SuspiciousOrdersTest {

    private static final Norm TWO = new Norm(Math.log(2), 0.5, 100);
    private static final Usual USUAL = new Usual(Map.of(1, TWO), TWO, new Norm(Math.log(50), 1, 100), Map.of());

    private static Order order(long id, String customer, String address, long at, double value, int attempts, boolean first, int units) {
        return new Order(id, "O-" + id, customer, address, at, 1, value, attempts, first, List.of(new Line(1, units)));
    }

    @Test
    void normIsMedianAndRobustDeviationOfLogarithms() {
        // logs 0 … ln 16 in steps of ln 2: median ln 4, deviations 2,1,0,1,2 · ln 2, their median ln 2
        Norm norm = Norm.of(new double[] {1, 2, 4, 8, 16});
        assertThat(norm.medianLog()).isCloseTo(Math.log(4), within(1e-12));
        assertThat(norm.deviationLog()).isCloseTo(1.4826 * Math.log(2), within(1e-12));
        assertThat(Norm.of(new double[] {3, 3, 3}).deviationLog()).isEqualTo(0.5);
    }

    @Test
    void pointsAreTheHandCalculatedOnes() {
        // ln(20) / 0.5 = 5.99 deviations, 2.99 points
        var points = SuspiciousOrders.points(order(1, "C", "A", 0, 50, 1, true, 40), USUAL);
        assertThat(points.get("points_quantity")).isCloseTo(2.9915, within(1e-4));
        assertThat(points.get("points_value")).isZero();
        assertThat(points.get("points_attempts")).isZero();
        assertThat(points.get("points_first")).isEqualTo(1);
        assertThat(points.get("usual_units")).isCloseTo(2, within(1e-9));
    }

    @Test
    void aLargeFirstOrderIsWorthALook() {
        assertThat(SuspiciousOrders.judge(List.of(order(1, "C", "A", 0, 900, 1, true, 40)), USUAL)).singleElement().satisfies(suspicion -> {
            assertThat(suspicion.orders()).extracting(Order::id).containsExactly(1L);
            assertThat(suspicion.figures().get("score")).isCloseTo(3.99, within(0.01));
        });
    }

    @Test
    void onlyPaymentThatSpeaksForItMakesFraudLikely() {
        // 40 where 2 are usual, first order: 3.99 points both times
        assertThat(SuspiciousOrders.judge(List.of(order(1, "C", "A", 0, 900, 2, true, 40)), USUAL)).singleElement().matches(SuspiciousOrders.Suspicion::isLikelyFraud);
        assertThat(SuspiciousOrders.judge(List.of(order(1, "C", "A", 0, 900, 1, true, 40)), USUAL)).singleElement().matches(suspicion -> !suspicion.isLikelyFraud());
    }

    @Test
    void ordinaryOrdersAndALuckyBuyerAreLeftAlone() {
        assertThat(SuspiciousOrders.judge(List.of(order(1, "C", "A", 0, 60, 1, true, 2), order(2, "D", "B", 0, 300, 2, false, 6)), USUAL)).isEmpty();
    }

    @Test
    void manyAttemptsOfANewCustomerAreWorthALook() {
        // 5 attempts: 3 points, first order: 1
        assertThat(SuspiciousOrders.judge(List.of(order(1, "C", "A", 0, 60, 5, true, 2)), USUAL)).hasSize(1);
        assertThat(SuspiciousOrders.judge(List.of(order(1, "C", "A", 0, 60, 4, false, 2)), USUAL)).isEmpty();
    }

    @Test
    void ordersOfSeveralCustomersToOneDoorAreOneFinding() {
        var orders = List.of(order(1, "C", "A", 0, 60, 1, true, 1), order(2, "D", "A", 600, 70, 1, true, 1), order(3, "E", "A", 1_200, 80, 1, true, 1),
                order(4, "F", "A", 9_999, 80, 1, true, 1));
        assertThat(SuspiciousOrders.judge(orders, USUAL)).singleElement().satisfies(suspicion -> {
            assertThat(suspicion.isBurst()).isTrue();
            assertThat(suspicion.isLikelyFraud()).isTrue();
            assertThat(suspicion.figures()).containsEntry("minutes", 20.0).containsEntry("customers", 3.0);
            assertThat(suspicion.orders()).extracting(Order::code).containsExactly("O-1", "O-2", "O-3");
        });
    }

    @Test
    void oneCustomerWithSeveralOrdersIsNoBurst() {
        var orders = List.of(order(1, "C", "A", 0, 60, 1, false, 1), order(2, "C", "A", 600, 70, 1, false, 1), order(3, "C", "A", 1_200, 80, 1, false, 1));
        assertThat(SuspiciousOrders.judge(orders, USUAL)).isEmpty();
    }
}
