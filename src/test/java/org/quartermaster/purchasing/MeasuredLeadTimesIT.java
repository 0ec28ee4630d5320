package org.quartermaster.purchasing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.SupplierId;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.FixedCalendar;
import org.quartermaster.testing.TestDatabase;

class MeasuredLeadTimesIT {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private final MeasuredLeadTimes leadTimes = new MeasuredLeadTimes(jdbi, new FixedCalendar(DAY));
    private final Inbound inbound = new Inbound(jdbi, leadTimes, new FixedCalendar(DAY));
    private int nextId = 1;

    @BeforeEach
    void rows() {
        FactRows.skus(jdbi, 2);
        FactRows.warehouses(jdbi, 1);
        FactRows.suppliers(jdbi, 2);
        jdbi.useHandle(handle -> handle.execute("insert into supplier_term (id, supplier_id, sku_id, unit_cost) values (1, 1, 1, 2)"));
    }

    /** An order of 10 units on 1 June, due after 10 days; received after {@code days} when ≥ 0. */
    private void order(int sku, String state, LocalDate ordered, int days, int received) {
        int id = nextId++;
        jdbi.useHandle(handle -> {
            handle.execute("""
                    insert into purchase_order (id, code, supplier_id, warehouse_id, state, ordered_on, due_on, currency, value, created_by, created_at)
                    values (?, ?, 1, 1, ?, ?, ?, 'EUR', 1, 'x', '2026-06-01')
                    """, id, "P" + id, state, ordered, ordered.plusDays(10));
            handle.execute("insert into purchase_order_line (order_id, line_no, sku_id, units, received_units, unit_cost, due_on) values (?, 1, ?, 10, ?, 2, ?)",
                    id, sku, received, ordered.plusDays(10));
            if (days >= 0) {
                handle.execute("insert into receipt values (?, ?, 1, ?, ?)", id, id, ordered.plusDays(days), received);
            }
        });
    }

    @Test
    void measuresMeanDeviationQuantilesAndShares() throws Exception {
        int[] days = {8, 10, 10, 12, 20};
        for (int i = 0; i < days.length; i++) {
            order(1, "received", LocalDate.of(2026, 6, 1), days[i], i == 4 ? 5 : 10);
        }
        var time = Actor.NIGHT_RUN.call(leadTimes::perSupplier).get(new SupplierId(1));
        // mean (8+10+10+12+20)/5 = 12; squares 16+4+4+0+64 = 88, 88/4 = 22; median 10; 3 of 5 on time; 45 of 50 units came
        assertThat(time.isMeasured()).isTrue();
        assertThat(time.meanDays()).isEqualTo(12, within(1e-9));
        assertThat(time.deviationDays()).isEqualTo(Math.sqrt(22), within(1e-9));
        assertThat(time.quantile(0.5)).isEqualTo(10);
        assertThat(time.quantile(0.95)).isEqualTo(20);
        assertThat(time.onTimeShare()).isEqualTo(0.6, within(1e-9));
        assertThat(time.fillShare()).isEqualTo(0.9, within(1e-9));
        assertThat(Actor.NIGHT_RUN.call(() -> leadTimes.perSku(SkuRange.ALL))).singleElement().extracting(t -> t.sku().value()).isEqualTo(1);
    }

    @Test
    void withFewReceiptsTheStatedDaysStandAndItSaysSo() throws Exception {
        order(1, "received", LocalDate.of(2026, 6, 1), 30, 10);
        var times = Actor.NIGHT_RUN.call(leadTimes::perSupplier);
        assertThat(times.get(new SupplierId(1)).isMeasured()).isFalse();
        assertThat(times.get(new SupplierId(1)).quantile(0.9)).isEqualTo(10);
        assertThat(times.get(new SupplierId(2)).receipts()).isZero();
    }

    @Test
    void aLateOrderIsExpectedWhenSuchOrdersCame() throws Exception {
        for (int days : new int[] {10, 12, 14, 16, 18, 20}) {
            order(1, "received", LocalDate.of(2026, 6, 1), days, 10);
        }
        order(2, "confirmed", DAY.minusDays(13), -1, 0);
        // out for 13 days; quantiles 5 % … 95 % are 10, 10, 12, 14, 18, 20, 20: a quarter (12) has passed, so the median of the rest is the 62.5 % quantile,
        // half way from 14 (50 %) to 18 (75 %): 16 days, in 3 days
        assertThat(Actor.NIGHT_RUN.call(() -> inbound.of(SkuRange.ALL))).singleElement().extracting(InboundLine::expectedOn).isEqualTo(DAY.plusDays(3));
    }

    @Test
    void whatIsOpenIsInboundAndNeverExpectedInThePast() throws Exception {
        order(1, "confirmed", DAY.minusDays(5), -1, 0);
        order(1, "approved", DAY.minusDays(30), 25, 4);
        order(2, "cancelled", DAY.minusDays(5), -1, 0);
        order(2, "received", DAY.minusDays(5), -1, 0);
        var lines = Actor.NIGHT_RUN.call(() -> inbound.of(SkuRange.ALL));
        assertThat(lines).extracting(InboundLine::openUnits).containsExactly(6, 10);
        assertThat(lines.get(0).overdue()).isTrue();
        assertThat(lines.get(0).expectedOn()).isEqualTo(DAY.plusDays(1));
        assertThat(lines.get(1).overdue()).isFalse();
        assertThat(lines.get(1).expectedOn()).isEqualTo(DAY.plusDays(5));
    }
}
