package org.quartermaster.launcher.bench.nightly;

import java.time.Clock;
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
import org.quartermaster.replenishment.WhatIf;
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
        Clock clock = morning(day);
        var calendar = new OneDay(day);
        return new ReplenishmentPlanning(facts(jdbi, day), new PlanningRules(jdbi, clock, new Unheard<>()), new Forecasts(jdbi, calendar), calendar, jdbi, clock,
                new Unheard<>(), new Unheard<>());
    }

    /** Questions alone: nobody takes a line over. */
    static WhatIf whatIf(Jdbi jdbi, LocalDate day) {
        return new WhatIf(jdbi, facts(jdbi, day), new PlanningRules(jdbi, morning(day), new Unheard<>()), new OneDay(day), null, null, null, null);
    }

    private static PlanningFacts facts(Jdbi jdbi, LocalDate day) {
        var calendar = new OneDay(day);
        var leadTimes = new MeasuredLeadTimes(jdbi, calendar);
        return new PlanningFacts(new Catalog(jdbi), new Balances(jdbi), new Inbound(jdbi, leadTimes, calendar), new Terms(jdbi), new Suppliers(jdbi), leadTimes,
                new Forecasts(jdbi, calendar), new Warehouses(jdbi), new Transfers(jdbi, morning(day), new Unheard<>()));
    }

    private static Clock morning(LocalDate day) {
        return Clock.fixed(day.atTime(LocalTime.of(3, 0)).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
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
