package org.quartermaster.replenishment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quartermaster.forecasting.Forecasts;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.NotSignedIn;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.shared.work.WorkFailed;
import org.quartermaster.shared.work.WorkRequested;
import org.quartermaster.suppliers.Suppliers;
import org.quartermaster.testing.QuietWork;
import org.quartermaster.testing.Recorded;

/** SKU 1 is short in warehouse 1, SKU 2 in both, SKU 3 has no forecast that is a number, and supplier 1 sells all at 4.00 in packs of ten. */
class AheadPlanningIT {

    private static final Actor BUYER = new Actor("ann", Role.BUYER, Set.of());
    private static final Actor WEST = new Actor("wes", Role.VIEWER, Set.of(new WarehouseId(2)));

    private final Company company = new Company(3);
    private final Recorded<WorkRequested> asked = new Recorded<>();
    private final AheadPlanning planning = new AheadPlanning(company.facts(), company.rules, company.limits, new Suppliers(company.jdbi), new Forecasts(company.jdbi, company.calendar),
            company.calendar, company.jdbi, company.clock, asked);
    private final AheadPlans plans = new AheadPlans(company.jdbi);

    AheadPlanningIT() {
        company.line(1, 1, 20, 10);
        company.line(2, 1, 100, 5);
        company.line(2, 2, 30, 8);
        company.line(3, 1, 30, 8);
        company.demand(3, 1, Float.NaN);
    }

    private QuietWork run(QuietWork work) throws Exception {
        BUYER.call(() -> {
            planning.run(work);
            return null;
        });
        return work;
    }

    private static QuietWork supplier(int id) {
        return new QuietWork(Map.of("supplier", String.valueOf(id), "seconds", "1"));
    }

    private AheadPlan read(Actor actor) {
        return actor.ask(() -> plans.find(1)).orElseThrow();
    }

    @Test
    void whatIsStoredAddsUpAndCreatesNoOrder() throws Exception {
        assertThat(BUYER.ask(() -> plans.find(1))).isEmpty();
        run(supplier(1));
        AheadPlan plan = read(BUYER);
        assertThat(plan.head().supplier()).isEqualTo("V1");
        assertThat(plan.head().askedBy()).isEqualTo("ann");
        assertThat(plan.head().firstDay()).isEqualTo(Company.DAY);
        assertThat(plan.head().brokenRules()).isZero();
        assertThat(plan.head().gap()).isBetween(0.0, 1.0);
        assertThat(plan.cost().places()).isEqualTo(3);
        assertThat(plan.lines()).isNotEmpty().allSatisfy(line -> {
            assertThat(line.units()).isEqualTo(line.packs() * 10);
            assertThat(line.value()).isEqualByComparingTo(BigDecimal.valueOf(line.units() * 4L));
            assertThat(line.from()).isEqualTo(LocalDate.of(2026, 11, 23).plusWeeks(line.week()));
        });
        assertThat(plan.weeks()).hasSize(12).allSatisfy(week -> {
            var own = plan.lines().stream().filter(line -> line.week() == week.week()).toList();
            assertThat(week.value()).isEqualByComparingTo(own.stream().map(AheadPlan.Line::value).reduce(BigDecimal.ZERO, BigDecimal::add));
            assertThat(week.lines()).isEqualTo(own.size());
            assertThat(week.units()).isEqualTo(own.stream().mapToLong(AheadPlan.Line::units).sum());
            assertThat(week.trucks()).isEqualTo((int) own.stream().map(AheadPlan.Line::warehouseId).distinct().count());
        });
        assertThat(plan.gaps()).singleElement().satisfies(gap -> assertThat(gap.reason()).isEqualTo("bad_forecast"));
        assertThat(company.count("proposal")).isZero();
        assertThat(company.count("purchase_order")).isZero();
    }

    @Test
    void aNewRunTakesThePlaceOfTheLastOfItsSupplierOnly() throws Exception {
        company.jdbi.useHandle(handle -> handle.execute(
                "insert into supplier_term (id, supplier_id, sku_id, unit_cost, minimum_order_quantity, order_multiple, preferred) values (9, 2, 1, 5, 10, 10, true)"));
        run(supplier(1));
        run(supplier(2));
        assertThat(read(BUYER).lines()).noneMatch(line -> line.skuId() == 1);
        int others = company.count("ahead_line where supplier_id = 2");
        assertThat(others).isPositive();
        company.stock(2, 1, 100_000);
        company.stock(2, 2, 100_000);
        run(supplier(1));
        assertThat(read(BUYER).lines()).isEmpty();
        assertThat(read(BUYER).cost().total()).isZero();
        assertThat(company.count("ahead_line where supplier_id = 2")).isEqualTo(others);
        assertThat(company.count("ahead_plan")).isEqualTo(2);
    }

    @Test
    void whoSeesOneWarehouseReadsItsPartOnly() throws Exception {
        run(supplier(1));
        AheadPlan part = read(WEST);
        AheadPlan all = read(BUYER);
        assertThat(part.lines()).isNotEmpty().allMatch(line -> line.warehouseId() == 2).isEqualTo(all.lines().stream().filter(line -> line.warehouseId() == 2).toList());
        assertThat(part.cost().places()).isEqualTo(1);
        assertThat(part.cost().ordering()).isLessThan(all.cost().ordering());
        assertThat(part.gaps()).isEmpty();
        assertThatThrownBy(() -> plans.find(1)).isInstanceOf(NotSignedIn.class);
    }

    /** Asked the third time, while the search goes on, the job says that it is cancelled: what was there stays, and nobody waits for the end of the search. */
    @Test
    void aCancelledRunEndsSoonAndLeavesWhatWasThere() throws Exception {
        run(supplier(1));
        var before = read(BUYER);
        company.line(1, 1, 5_000, 10);
        long began = System.nanoTime();
        run(new QuietWork(Map.of("supplier", "1", "seconds", "120"), 2));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(60));
        assertThat(read(BUYER)).isEqualTo(before);
    }

    @Test
    void isAskedForBySupplierWithinBounds() throws Exception {
        BUYER.run(() -> planning.request(1, 20));
        assertThat(asked.fired()).singleElement().isEqualTo(new WorkRequested("replenishment.ahead", Map.of("supplier", "1", "seconds", "20"), "replenishment.ahead/1#open"));
        assertThatThrownBy(() -> BUYER.run(() -> planning.request(99, 20))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> BUYER.run(() -> planning.request(1, 0))).isInstanceOf(IllegalArgumentException.class);
        assertThat(AheadPlanning.class.getMethod("request", int.class, int.class).getAnnotation(RolesAllowed.class).value()).containsExactly(Role.BUY);
        assertThat(AheadPlans.class.getAnnotation(RolesAllowed.class).value()).containsExactly(Role.VIEW);
    }

    @Test
    void withoutAForecastItSaysSo() {
        company.jdbi.useHandle(handle -> handle.execute("delete from forecast_run"));
        assertThatThrownBy(() -> run(supplier(1))).isInstanceOf(WorkFailed.class);
    }

    @Test
    void withoutASupplierItSaysSo() {
        assertThatThrownBy(() -> run(new QuietWork(Map.of()))).isInstanceOf(WorkFailed.class).hasMessageContaining("supplier");
    }
}
