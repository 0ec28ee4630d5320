package org.quartermaster.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quartermaster.purchasing.OrderAdvice;

class SupplierCallsTest {

    private static OrderAdvice advice(long order, int sku, int warehouse, String action, int stake) {
        return new OrderAdvice(order, sku, warehouse, action, null, 10, BigDecimal.valueOf(stake), BigDecimal.valueOf(500), LocalDate.of(2026, 11, 23));
    }

    /** 600 of 1,000 at stake in one order, 310 in another, 90 in a third: two calls hold nine tenths. */
    @Test
    void keepsTheFewOrdersThatHoldTheMoney() {
        var calls = SupplierCalls.of(List.of(advice(1, 1, 1, "expedite", 90), advice(2, 1, 1, "expedite", 310), advice(3, 1, 1, "cancel", 600)));
        assertThat(calls.advices()).extracting(OrderAdvice::orderId).containsExactly(2L, 3L);
        assertThat(calls.least()).isEqualByComparingTo("310");
        assertThat(calls.left()).isEqualTo(1);
        assertThat(calls.leftStake()).isEqualByComparingTo("90");
    }

    /** Ten lines at 40 are one call of 400, worth more than one line of 300; what else is asked of the same order is a call of its own. */
    @Test
    void countsAnOrdersLinesAsOneCall() {
        var all = new ArrayList<OrderAdvice>();
        for (int sku = 1; sku <= 10; sku++) {
            all.add(advice(1, sku, 1, "expedite", 40));
        }
        all.add(advice(1, 11, 1, "postpone", 20));
        all.add(advice(2, 1, 1, "expedite", 300));
        var calls = SupplierCalls.of(all);
        assertThat(calls.advices()).hasSize(11).noneMatch(advice -> advice.action().equals("postpone"));
        assertThat(calls.left()).isEqualTo(1);
    }

    /** A hundred orders of like stake in two warehouses: a morning's calls for each. */
    @Test
    void asksForNoMoreCallsThanAMorningHas() {
        var all = new ArrayList<OrderAdvice>();
        for (int order = 0; order < 100; order++) {
            all.add(advice(order, 1, 1 + order % 2, "expedite", 1_000 - order));
        }
        var calls = SupplierCalls.of(all);
        assertThat(calls.advices()).hasSize(2 * SupplierCalls.PER_WAREHOUSE);
        assertThat(calls.least()).isEqualByComparingTo("985");
        assertThat(calls.left()).isEqualTo(84);
    }

    @Test
    void leavesOutNothingWhereThereIsLittle() {
        assertThat(SupplierCalls.of(List.of()).advices()).isEmpty();
        var one = SupplierCalls.of(List.of(advice(1, 1, 1, "cancel", 12)));
        assertThat(one.advices()).hasSize(1);
        assertThat(one.least()).isNull();
        assertThat(one.left()).isZero();
    }
}
