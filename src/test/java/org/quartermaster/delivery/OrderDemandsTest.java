package org.quartermaster.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quartermaster.delivery.allocation.Demand;
import org.quartermaster.delivery.allocation.Site;
import org.quartermaster.sales.CustomerOrderFacts;
import org.quartermaster.sales.CustomerOrderState;
import org.quartermaster.sales.OrderPriority;
import org.quartermaster.shared.SkuId;

class OrderDemandsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final Instant EVENING = at(MONDAY, 17, 30);
    private static final Site SITE = new Site(1, 53.5, 10.1, BERLIN, LocalTime.of(16, 0), EnumSet.allOf(DayOfWeek.class), Site.UNLIMITED, 0, 0);

    private static Instant at(LocalDate day, int hour, int minute) {
        return day.atTime(hour, minute).atZone(BERLIN).toInstant();
    }

    private static Demand planned(Instant now, Instant placed, Instant promised) {
        return planned(now, placed, promised, OrderPriority.USUAL);
    }

    private static Demand planned(Instant now, Instant placed, Instant promised, OrderPriority priority) {
        var order = new CustomerOrderFacts(7, "SO-7", placed, "Mara", "Hamburg", 53.6, 10, promised, promised, null, null,
                java.util.Set.of(), CustomerOrderState.OPEN, priority, BigDecimal.TEN, 1, false,
                1, 1, 0, List.of(new CustomerOrderFacts.Line(1, new SkuId(3), 2, BigDecimal.ONE)));
        return new OrderDemands(Map.of(), now, BERLIN).of(order);
    }

    private static LocalDate leaves(Instant now, Instant placed, Instant promised) {
        return LocalDate.ofEpochDay(SITE.firstShipDay(planned(now, placed, promised).readyAt()));
    }

    @Test
    void anOrdersOwnPriorityComesOnTopOfItsPromise() {
        Instant placed = at(MONDAY.minusDays(4), 9, 0);
        for (var priority : OrderPriority.values()) {
            assertThat(planned(EVENING, placed, at(MONDAY.plusDays(2), 9, 0), priority).priority()).isEqualTo(priority.steps());
            assertThat(planned(EVENING, placed, at(MONDAY, 19, 0), priority).priority()).isEqualTo(1 + priority.steps());
        }
    }

    @Test
    void whatIsPromisedForTodayAndCameInTimeIsOwedTodayAlsoInTheEvening() {
        assertThat(leaves(EVENING, at(MONDAY.minusDays(1), 10, 0), at(MONDAY, 19, 0))).isEqualTo(MONDAY);
        assertThat(leaves(EVENING, at(MONDAY, 15, 59), at(MONDAY, 19, 0))).isEqualTo(MONDAY);
        assertThat(leaves(EVENING, at(MONDAY.minusDays(4), 9, 0), at(MONDAY.minusDays(2), 19, 0))).as("overdue").isEqualTo(MONDAY);
    }

    @Test
    void whatCameAfterTheCutOffLeavesTheNextDay() {
        assertThat(leaves(EVENING, at(MONDAY, 16, 0), at(MONDAY, 19, 0))).isEqualTo(MONDAY.plusDays(1));
    }

    @Test
    void whatIsPromisedForLaterOrNotAtAllIsWorkedOnFromNow() {
        assertThat(leaves(EVENING, at(MONDAY.minusDays(1), 10, 0), at(MONDAY.plusDays(2), 19, 0))).isEqualTo(MONDAY.plusDays(1));
        assertThat(leaves(EVENING, at(MONDAY.minusDays(1), 10, 0), null)).isEqualTo(MONDAY.plusDays(1));
    }

    @Test
    void atNightEverythingIsWorkedOnFromNow() {
        Instant night = at(MONDAY, 2, 10);
        assertThat(planned(night, at(MONDAY.minusDays(1), 10, 0), at(MONDAY, 19, 0)).readyAt()).isEqualTo(night);
        assertThat(leaves(night, at(MONDAY.minusDays(1), 10, 0), at(MONDAY.plusDays(2), 19, 0))).isEqualTo(MONDAY);
    }

    @Test
    void theMoreUrgentTheEarlierItWasPromised() {
        Instant placed = at(MONDAY.minusDays(4), 9, 0);
        assertThat(planned(EVENING, placed, at(MONDAY.minusDays(1), 12, 0)).priority()).isEqualTo(2);
        assertThat(planned(EVENING, placed, at(MONDAY, 12, 0)).priority()).isEqualTo(1);
        assertThat(planned(EVENING, placed, at(MONDAY.plusDays(1), 12, 0)).priority()).isZero();
    }
}
