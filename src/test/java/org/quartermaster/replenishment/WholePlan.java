package org.quartermaster.replenishment;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.forecasting.Forecasts;
import org.quartermaster.purchasing.Inbound;
import org.quartermaster.purchasing.MeasuredLeadTimes;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.stock.Balances;
import org.quartermaster.stock.Transfers;
import org.quartermaster.stock.Warehouses;
import org.quartermaster.suppliers.Suppliers;
import org.quartermaster.suppliers.Terms;
import org.quartermaster.testing.Recorded;

/** The plan run over any test database, for tests of the rooms above. */
public final class WholePlan {

    private WholePlan() {
    }

    public static ReplenishmentPlanning over(Jdbi jdbi, BusinessCalendar calendar, Clock clock) {
        var forecasts = new Forecasts(jdbi, calendar);
        var facts = new PlanningFacts(new Catalog(jdbi), new Balances(jdbi), new Inbound(jdbi, new MeasuredLeadTimes(jdbi, calendar), calendar), new Terms(jdbi), new Suppliers(jdbi),
                new MeasuredLeadTimes(jdbi, calendar), forecasts, new Warehouses(jdbi), new Transfers(jdbi, clock, new Recorded<>()));
        return new ReplenishmentPlanning(facts, new PlanningRules(jdbi, clock, new Recorded<Audited>()), forecasts, calendar, jdbi, clock, new Recorded<>(), new Recorded<>());
    }
}
