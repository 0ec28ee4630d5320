package org.quartermaster.replenishment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.forecasting.Forecasts;
import org.quartermaster.replenishment.AheadProblem.Effort;
import org.quartermaster.replenishment.AheadProblem.Seller;
import org.quartermaster.replenishment.AheadTables.Head;
import org.quartermaster.replenishment.AheadTables.Proof;
import org.quartermaster.replenishment.PlanningFacts.Everywhere;
import org.quartermaster.replenishment.PurchasingLimits.Truck;
import org.quartermaster.replenishment.planning.horizon.HorizonPlan;
import org.quartermaster.replenishment.planning.horizon.HorizonPlanner;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SupplierId;
import org.quartermaster.shared.work.Reason;
import org.quartermaster.shared.work.Work;
import org.quartermaster.shared.work.WorkContext;
import org.quartermaster.shared.work.WorkFailed;
import org.quartermaster.shared.work.WorkRequested;
import org.quartermaster.suppliers.SupplierFacts;
import org.quartermaster.suppliers.Suppliers;

/**
 * Orders ahead: plans what will probably be ordered from one supplier in each of the next twelve weeks, for cash planning and to tell the supplier. Creates no order and no proposal.
 *
 * <p>Parameters: {@code supplier}, its identity, and {@code seconds} to search (20). All warehouses are planned whoever asks, as they share nothing; who reads sees those in scope.
 */
@ApplicationScoped
public class AheadPlanning implements Work {

    /** The kind of this work. */
    public static final String KIND = "replenishment.ahead";
    /** How long is searched when nothing else is said. */
    public static final int USUAL_SECONDS = 20;
    private static final int MOST_SECONDS = 300;
    private static final Effort EFFORT = new Effort(24, 1_000, 42);
    private static final long LOOK_MILLIS = 250;

    private PlanningFacts facts;
    private PlanningRules rules;
    private PlanningLimits limits;
    private Suppliers suppliers;
    private Forecasts forecasts;
    private BusinessCalendar calendar;
    private Jdbi jdbi;
    private Clock clock;
    private Event<WorkRequested> work;

    protected AheadPlanning() {
    }

    @Inject
    public AheadPlanning(PlanningFacts facts, PlanningRules rules, PlanningLimits limits, Suppliers suppliers, Forecasts forecasts, BusinessCalendar calendar, Jdbi jdbi, Clock clock,
            Event<WorkRequested> work) {
        this.facts = facts;
        this.rules = rules;
        this.limits = limits;
        this.suppliers = suppliers;
        this.forecasts = forecasts;
        this.calendar = calendar;
        this.jdbi = jdbi;
        this.clock = clock;
        this.work = work;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /**
     * Asks for the orders ahead of one supplier; one unfinished run per supplier at a time.
     *
     * @param seconds to search, 1…300
     * @throws NotFound when there is no such active supplier
     */
    @RolesAllowed(Role.BUY)
    public void request(int supplierId, int seconds) {
        suppliers.find(new SupplierId(supplierId)).orElseThrow(() -> new NotFound("supplier", String.valueOf(supplierId)));
        if (seconds < 1 || seconds > MOST_SECONDS) {
            throw new IllegalArgumentException("The time to search (%d s) must lie in 1…%d.".formatted(seconds, MOST_SECONDS));
        }
        work.fire(new WorkRequested(KIND, Map.of("supplier", String.valueOf(supplierId), "seconds", String.valueOf(seconds)), KIND + "/" + supplierId + WorkRequested.OPEN));
    }

    @Override
    public Set<String> needs() {
        return Set.of("supplier");
    }

    @Override
    public void run(WorkContext context) throws Exception {
        SupplierId chosen = supplierOf(context);
        if (forecasts.currentRun().isEmpty()) {
            throw new WorkFailed("There is no forecast yet. Run the forecast first.", Reason.of("replenishment.error.noForecast"));
        }
        Everywhere everywhere = facts.everywhere(calendar.planningDay(), rules.settings(), SkuSegments.read(jdbi));
        SupplierFacts supplier = everywhere.suppliers().get(chosen);
        if (supplier == null) {
            throw new WorkFailed("The supplier is not active any more.", Reason.of("replenishment.error.noSupplier"));
        }
        var lines = new AheadLines(facts, everywhere, supplier.id());
        lines.read(jdbi, context);
        if (context.isCancelled()) {
            return;
        }
        Truck truck = limits.limits().truck();
        AheadProblem asked = AheadProblem.of(seller(everywhere, supplier, truck), lines.lines(), lines.room(jdbi), EFFORT);
        HorizonPlan plan = asked.items().isEmpty() ? null : plan(asked, Integer.parseInt(context.parameters().getOrDefault("seconds", String.valueOf(USUAL_SECONDS))), context);
        if (context.isCancelled()) {
            return;
        }
        var proof = plan == null ? new Proof(0, 0.0, 0) : Proof.of(plan, IntStream.range(0, asked.warehouses().size()).mapToLong(asked::unavoidableMicros).sum());
        var head = new Head(supplier.id().value(), everywhere.day(), LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), Actor.required().name(), EFFORT.scenarios(), proof, truck);
        AheadOutcome outcome = AheadOutcome.of(asked, plan == null ? new int[0] : plan.packs());
        new AheadTables(jdbi).replace(head, outcome, gaps(lines, asked));
        tell(context, supplier, asked, outcome, proof);
    }

    /** Who asks over REST was told already what is missing; a job that is asked for otherwise fails with the reason. */
    private static SupplierId supplierOf(WorkContext context) {
        String supplier = context.parameters().get("supplier");
        if (supplier == null) {
            throw new WorkFailed("No supplier is named. Choose one under orders ahead.", Reason.of("replenishment.error.whichSupplier"));
        }
        return new SupplierId(Integer.parseInt(supplier));
    }

    private static List<LineFacts> gaps(AheadLines lines, AheadProblem asked) {
        var gaps = new ArrayList<>(lines.gaps());
        gaps.addAll(asked.broken());
        return gaps;
    }

    private static Seller seller(Everywhere everywhere, SupplierFacts supplier, Truck truck) {
        long minimum = Double.isNaN(supplier.rate()) ? 0 : Math.round(supplier.minimumOrderValue() * supplier.rate() * 100) * 10_000;
        return new Seller(supplier.id().value(), everywhere.settings().orderCents() * 10_000, minimum, truck, day -> supplier.takesOrdersOn(everywhere.day().plus(day, ChronoUnit.DAYS)));
    }

    /** Searches beside this thread, which alone talks to the job. */
    private static HorizonPlan plan(AheadProblem asked, int seconds, WorkContext context) throws Exception {
        var planner = new HorizonPlanner(Duration.ofSeconds(seconds), EFFORT.seed());
        long began = System.nanoTime();
        try (var beside = Executors.newSingleThreadExecutor()) {
            Future<HorizonPlan> planned = beside.submit(() -> planner.plan(asked.problem()));
            try {
                while (!isDone(planned)) {
                    context.progress("replenishment.step.ahead", Math.min(seconds, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began)), seconds);
                    if (context.isCancelled()) {
                        planner.stop();
                    }
                }
                return planned.get();
            } catch (ExecutionException failed) {
                throw new IllegalStateException("The plan of %d lines could not be made.".formatted(asked.items().size()), failed.getCause());
            } finally {
                planner.stop();
            }
        }
    }

    private static boolean isDone(Future<HorizonPlan> planned) throws InterruptedException, ExecutionException {
        try {
            planned.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException goesOn) {
            return false;
        }
    }

    private static void tell(WorkContext context, SupplierFacts supplier, AheadProblem asked, AheadOutcome outcome, Proof proof) {
        String gap = proof.gap() == null ? "distance from the best possible not proven" : "within %.2f %% of the best possible".formatted(100 * proof.gap());
        context.log("%d lines planned in %.1f s, %d order lines, %s, broken rules %d".formatted(asked.items().size(), proof.seconds(), outcome.shown().size(), gap,
                proof.brokenRules()));
        if (!asked.leftOut().isEmpty()) {
            context.log("%d lines left out: at most %d are planned at once, those that need most money first".formatted(asked.leftOut().size(), EFFORT.mostItems()));
        }
        context.result("%d order lines".formatted(outcome.shown().size()), "orders-ahead?supplier=" + supplier.id().value());
    }
}
