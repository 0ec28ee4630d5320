package org.quartermaster.launcher.bench.nightly;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.forecasting.Forecasts;
import org.quartermaster.purchasing.Inbound;
import org.quartermaster.purchasing.MeasuredLeadTimes;
import org.quartermaster.replenishment.PlanningFacts;
import org.quartermaster.replenishment.PlanningRules;
import org.quartermaster.replenishment.ReplenishmentPlanning;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.stock.Balances;
import org.quartermaster.stock.Transfers;
import org.quartermaster.stock.Warehouses;
import org.quartermaster.suppliers.Suppliers;
import org.quartermaster.suppliers.Terms;

/** The work of the night put together by hand, as the container does it. */
final class PlanServices {

    private PlanServices() {
    }

    static ReplenishmentPlanning over(Jdbi jdbi, LocalDate day) {
        Instant morning = day.atTime(LocalTime.of(3, 0)).toInstant(ZoneOffset.UTC);
        Clock clock = Clock.fixed(morning, ZoneOffset.UTC);
        var calendar = new OneDay(day);
        var forecasts = new Forecasts(jdbi, calendar);
        var leadTimes = new MeasuredLeadTimes(jdbi, calendar);
        var facts = new PlanningFacts(new Catalog(jdbi), new Balances(jdbi), new Inbound(jdbi, leadTimes, calendar), new Terms(jdbi), new Suppliers(jdbi), leadTimes,
                forecasts, new Warehouses(jdbi), new Transfers(jdbi, clock, new Unheard<>()));
        return new ReplenishmentPlanning(facts, new PlanningRules(jdbi, clock, new Unheard<>()), forecasts, calendar, jdbi, clock, new Unheard<>(), new Unheard<>());
    }

    /** It is always the same day. */
    private record OneDay(LocalDate planningDay) implements BusinessCalendar {
        @Override
        public LocalDate lastSalesDay() {
            return planningDay.minusDays(1);
        }

        @Override
        public boolean isHistorical() {
            return false;
        }
    }
}
