package org.quartermaster.alerts.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class StockAlertsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Overstock.Costs COSTS = new Overstock.Costs(0.2, 0.5, 365);

    private static StockFigures line(int free, double daily, int outDays, int leadDays, double lostUnits, double lostSales, double lostMargin, int excess, double excessValue) {
        return new StockFigures(7, "S007", 2, free, daily, outDays, outDays, leadDays, 0, lostUnits, lostSales, lostMargin, excess, excessValue, "stock/7");
    }

    @Test
    void stockOutIsWorthTheLostMargin() {
        // 20 units lost at a price of 20 (400) and a margin of 6 (120) if nothing is ordered; ordering today leaves 4 days of 3: 240 − 168 = 72
        Finding finding = StockOutRisk.judge(line(30, 3, 10, 14, 20, 400, 120, 0, 0), TODAY).orElseThrow();
        assertThat(finding.money()).isCloseTo(72, within(1e-9));
        assertThat(finding.evidence().value()).extracting(Evidence.Term::amount).containsExactly(240.0, -168.0);
        assertThat(finding.key()).isEqualTo("stock_out/7/2");
        assertThat(finding.pattern()).isEqualTo("runs_out");
        assertThat(finding.isUrgent()).isFalse();
    }

    @Test
    void stockOutIsUrgentWithinAWeekAndWhenNothingIsLeft() {
        assertThat(StockOutRisk.judge(line(20, 3, 7, 14, 12, 240, 72, 0, 0), TODAY).orElseThrow().isUrgent()).isTrue();
        assertThat(StockOutRisk.judge(line(20, 3, 7, 14, 12, 240, 72, 0, 0), TODAY).orElseThrow().money()).isCloseTo(72, within(1e-9));
        Finding out = StockOutRisk.judge(line(0, 3, 0, 14, 12, 240, 72, 0, 0), TODAY).orElseThrow();
        assertThat(out.isUrgent()).isTrue();
        assertThat(out.pattern()).isEqualTo("out");
    }

    @Test
    void stockThatLastsBeyondTheLeadTimeIsNoRisk() {
        assertThat(StockOutRisk.judge(line(60, 3, 15, 14, 12, 240, 72, 0, 0), TODAY)).isEmpty();
        assertThat(StockOutRisk.judge(line(60, 3, 10, 14, 0, 0, 0, 0, 0), TODAY)).isEmpty();
    }

    @Test
    void overstockIsWorthHoldingAndWriteOff() {
        // E = 400, d = 1, c = 10: 365 sell after 182.5 days on average, 35 are left; see Overstock
        Finding finding = Overstock.judge(line(430, 1, 400, 14, 0, 0, 0, 400, 4_000), COSTS, TODAY).orElseThrow();
        assertThat(finding.evidence().value()).extracting(Evidence.Term::amount).satisfiesExactly(
                sold -> assertThat(sold).isCloseTo(365.0, within(1e-9)), left -> assertThat(left).isCloseTo(70.0, within(1e-9)),
                off -> assertThat(off).isCloseTo(175.0, within(1e-9)));
        assertThat(finding.money()).isCloseTo(610, within(1e-9));
        assertThat(finding.pattern()).isEqualTo("slow");
        assertThat(finding.evidence().number("cover")).isEqualTo(430);
    }

    @Test
    void stockThatNobodyBuysIsHeldAndWrittenOffWhole() {
        // 10 units of 8: held 0.2·80 = 16 for a year, written off 0.5·80 = 40
        Finding finding = Overstock.judge(line(10, 0, Integer.MAX_VALUE, 14, 0, 0, 0, 10, 80), COSTS, TODAY).orElseThrow();
        assertThat(finding.pattern()).isEqualTo("dead");
        assertThat(finding.money()).isCloseTo(56, within(1e-9));
    }

    @Test
    void noExcessIsNoOverstock() {
        assertThat(Overstock.judge(line(10, 1, 10, 14, 0, 0, 0, 0, 0), COSTS, TODAY)).isEmpty();
        assertThatThrownBy(() -> new Overstock.Costs(0.2, 1.5, 365)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("1.5");
    }

    // ---- late orders

    private static LateOrders.Order order(LocalDate due, LocalDate expected, LateOrders.Line... lines) {
        return new LateOrders.Order(41, "PO-41", 2, 5, "Acme", TODAY.minusDays(20), due, expected, List.of(lines));
    }

    @Test
    void lateOrderIsWorthTheMarginThatRunsOutMeanwhile() {
        // comes in 8 days; 10 a day, 3 days of cover: 50 lost at 2.00 = 100; the other line lasts 30 days
        var order = order(TODAY.minusDays(2), TODAY.plusDays(8), new LateOrders.Line("A", 100, 10, 3, 2), new LateOrders.Line("B", 100, 10, 30, 2));
        Finding finding = LateOrders.judge(order, _ -> 10, TODAY).orElseThrow();
        assertThat(finding.money()).isCloseTo(100, within(1e-9));
        assertThat(finding.pattern()).isEqualTo("overdue");
        assertThat(finding.cause()).isEqualTo("supplier/5");
        assertThat(finding.evidence().texts()).containsExactly("Acme", "A");
        assertThat(finding.evidence().number("late")).isEqualTo(2);
    }

    @Test
    void lateOrderCannotLoseMoreThanItBrings() {
        var order = order(TODAY.minusDays(2), TODAY.plusDays(8), new LateOrders.Line("A", 30, 10, 3, 2));
        assertThat(LateOrders.judge(order, _ -> 10, TODAY).orElseThrow().money()).isCloseTo(60, within(1e-9));
    }

    @Test
    void orderInTimeIsNotLate() {
        var line = new LateOrders.Line("A", 30, 10, 3, 2);
        assertThat(LateOrders.judge(order(TODAY.plusDays(2), TODAY.plusDays(2), line), _ -> 10, TODAY)).isEmpty();
        assertThat(LateOrders.judge(order(TODAY.plusDays(2), TODAY.plusDays(9), line), _ -> 10, TODAY).orElseThrow().pattern()).isEqualTo("expected_late");
    }

    @Test
    void waitsForTheMedianOfTheLongerLeadTimes() {
        // lead times spread evenly over 0…40 days, 20 gone by: F = 0.5, the median of the longer ones is Q(0.75) = 30, ten days from now
        assertThat(LateOrders.waitDays(order(TODAY.minusDays(2), TODAY.plusDays(1)), level -> 40 * level, TODAY)).isEqualTo(10);
        // a re-estimate beyond that counts
        assertThat(LateOrders.waitDays(order(TODAY.minusDays(2), TODAY.plusDays(15)), level -> 40 * level, TODAY)).isEqualTo(15);
    }
}
