package org.quartermaster.replenishment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Numbers;
import org.quartermaster.forecasting.Forecasts;
import org.quartermaster.replenishment.PlanningFacts.Everywhere;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.work.Reason;
import org.quartermaster.shared.work.Work;
import org.quartermaster.shared.work.WorkContext;
import org.quartermaster.shared.work.WorkFailed;
import org.quartermaster.shared.work.WorkRequested;

/**
 * Plans all lines: nets the position, applies the policy, moves excess before buying, plans orders jointly, and publishes the proposals.
 *
 * <p>The run writes beside the plan in force and switches at the end, so a crash or a cancel changes nothing and a second run creates nothing twice.
 */
@ApplicationScoped
public class ReplenishmentPlanning implements Work {

    /** The kind of this work. */
    public static final String KIND = "replenishment.plan";

    private PlanningFacts facts;
    private PlanningRules rules;
    private Forecasts forecasts;
    private BusinessCalendar calendar;
    private Jdbi jdbi;
    private Clock clock;
    private Event<PlanPublished> published;
    private Event<WorkRequested> work;

    protected ReplenishmentPlanning() {
    }

    @Inject
    public ReplenishmentPlanning(PlanningFacts facts, PlanningRules rules, Forecasts forecasts, BusinessCalendar calendar, Jdbi jdbi, Clock clock,
            Event<PlanPublished> published, Event<WorkRequested> work) {
        this.facts = facts;
        this.rules = rules;
        this.forecasts = forecasts;
        this.calendar = calendar;
        this.jdbi = jdbi;
        this.clock = clock;
        this.published = published;
        this.work = work;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Asks for a plan now; one unfinished run at a time. */
    @RolesAllowed(Role.BUY)
    public void request() {
        work.fire(WorkRequested.now(KIND));
    }

    @Override
    public boolean isDueTonight() {
        return forecasts.currentRun().isPresent();
    }

    @Override
    public void run(WorkContext context) throws Exception {
        long began = System.nanoTime();
        LocalDate day = calendar.planningDay();
        var forecast = forecasts.currentRun().orElseThrow(() -> new WorkFailed("There is no forecast yet. Run the forecast first.", Reason.of("replenishment.error.noForecast")));
        var tables = new PlanTables(jdbi, jdbi.inTransaction(h -> Numbers.take(h, "replenishment_plan", 1)), day);
        long planId = tables.begin(forecast.id(), now(), Actor.required().name());
        try {
            SkuSegments segments = facts.segments();
            segments.keep(jdbi);
            Everywhere everywhere = facts.everywhere(day, rules.settings(), segments);
            var run = new PlanRun(facts, everywhere, tables, context);
            PlanTables.Totals totals = run.run(now());
            if (context.isCancelled()) {
                tables.fail();
                return;
            }
            PlanTables.Published outcome = lookAfter(context, tables.publish(totals.took((System.nanoTime() - began) / 1e9), now()), new DroppedTransfers(jdbi, facts, everywhere, planId));
            published.fire(new PlanPublished(planId, day, outcome.proposals()));
            afterwards(context, "what to ask suppliers", () -> tables.advise(run.openOrders()));
            afterwards(context, "the stock of what people decided about meanwhile", () -> new StockReadAnew(facts, everywhere, tables).read(outcome.left().decided()));
            afterwards(context, "taking older plans away", tables::sweep);
            tell(context, totals, outcome);
        } catch (Exception e) {
            tables.fail();
            throw e;
        }
    }

    /** Before the plan is told of, so that whoever counts its proposals meets these too. */
    private PlanTables.Published lookAfter(WorkContext context, PlanTables.Published outcome, DroppedTransfers dropped) {
        afterwards(context, "what transfers were to bring that people left no stock for", () -> dropped.lookAfter(outcome.left().dropped(), now()));
        return outcome.and(dropped.proposed());
    }

    /** The plan is in force by now: what goes wrong is told, and the next run does it again. */
    private static void afterwards(WorkContext context, String what, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException problem) {
            context.log("The plan is in force without %s: %s".formatted(what, problem.getMessage()));
        }
    }

    private static void tell(WorkContext context, PlanTables.Totals totals, PlanTables.Published outcome) {
        context.log("%d lines, %d needs, %d gaps, %d open proposals, %d places left as people decided meanwhile; joint plan %s from %s after %d moves, no plan below %s".formatted(totals.lines(),
                totals.needs(), totals.gaps(), outcome.proposals(), outcome.left().decided().size() + outcome.left().dropped().size(), totals.cost(), totals.startCost(), totals.moves(), totals.boundCost()));
        context.result("%d proposals".formatted(outcome.proposals()), "replenishment");
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
