package org.quartermaster.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PricePlanTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);

    private final PricePlan plan = new PricePlan(new BigDecimal("10.0000"));

    private boolean hold(int from, Integer to, int price) {
        return plan.hold(FIRST.plusDays(from), to == null ? null : FIRST.plusDays(to), new BigDecimal(price));
    }

    private List<String> steps() {
        var steps = new ArrayList<String>();
        plan.forEach((from, price) -> steps.add(FIRST.until(from).getDays() + " " + price.stripTrailingZeros().toPlainString()));
        return steps;
    }

    @Test
    void aPriceHoldsFromItsDayOn() {
        assertThat(plan.at(FIRST)).contains(new BigDecimal("10.0000"));
        assertThat(hold(5, null, 12)).isTrue();
        assertThat(plan.at(FIRST.plusDays(4))).contains(new BigDecimal("10.0000"));
        assertThat(plan.at(FIRST.plusDays(5))).contains(new BigDecimal("12.0000"));
        assertThat(plan.at(FIRST.plusDays(500))).contains(new BigDecimal("12.0000"));
        assertThat(hold(5, null, 12)).as("known").isFalse();
        assertThat(new PricePlan(null).at(FIRST)).isEmpty();
    }

    @Test
    void afterItsLastDayWhatHeldBeforeComesBack() {
        hold(5, null, 12);
        assertThat(hold(2, 8, 7)).isTrue();
        assertThat(steps()).containsExactly("2 7", "9 12");
        assertThat(hold(2, 8, 7)).as("known").isFalse();
        assertThat(hold(0, 1, 6)).isTrue();
        assertThat(steps()).as("its successor stands already").containsExactly("0 6", "2 7", "9 12");
    }

    @Test
    void keepsManyStepsInOrder() {
        for (int day = 20; day >= 0; day--) {
            hold(day, null, day + 1);
        }
        assertThat(steps()).hasSize(21).startsWith("0 1", "1 2").endsWith("20 21");
        hold(1, 19, 99);
        assertThat(steps()).containsExactly("0 1", "1 99", "20 21");
    }
}
