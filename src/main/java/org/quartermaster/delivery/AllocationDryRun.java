package org.quartermaster.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.delivery.allocation.AllocationProblem;
import org.quartermaster.delivery.allocation.Demand;
import org.quartermaster.delivery.allocation.DryRun;
import org.quartermaster.sales.CustomerOrderFacts;
import org.quartermaster.sales.CustomerOrderState;
import org.quartermaster.sales.CustomerOrders;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.work.Work;
import org.quartermaster.shared.work.WorkContext;
import org.quartermaster.shared.work.WorkRequested;

/**
 * The work {@code delivery.dry_run}: replays the orders of the last days under every strategy and keeps the figures side by side. Changes no order.
 *
 * <p>Parameters, optional: {@code days} to look back (14).
 */
@ApplicationScoped
public class AllocationDryRun implements Work {
    /** Its kind. */
    public static final String KIND = "delivery.dry_run";
    private static final int USUAL_DAYS = 14;
    private static final int LONGEST_DAYS = 365;

    private Jdbi jdbi;
    private Clock clock;
    private BusinessCalendar calendar;
    private CustomerOrders orders;
    private AllocationNetwork network;
    private AllocationStrategies strategies;
    private Event<WorkRequested> work;

    protected AllocationDryRun() {
    }

    @Inject
    public AllocationDryRun(Jdbi jdbi, Clock clock, BusinessCalendar calendar, CustomerOrders orders, AllocationNetwork network, AllocationStrategies strategies,
                            Event<WorkRequested> work) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.calendar = calendar;
        this.orders = orders;
        this.network = network;
        this.strategies = strategies;
        this.work = work;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Asks for a dry run over so many days. */
    @RolesAllowed(Role.BUY)
    public void request(int days) {
        work.fire(new WorkRequested(KIND, Map.of("days", String.valueOf(Math.clamp(days, 1, LONGEST_DAYS))), ""));
    }

    /** The latest run, one row per strategy, cheapest first; empty when there was none. */
    @RolesAllowed(Role.VIEW)
    public List<DryRunFacts> latest() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                select * from delivery_dry_run where run_at = (select max(run_at) from delivery_dry_run) order by freight_cents + handling_cents, strategy
                """).mapTo(DryRunFacts.class).list());
    }

    @Override
    public void run(WorkContext context) {
        int days = Integer.parseInt(context.parameters().getOrDefault("days", String.valueOf(USUAL_DAYS)));
        LocalDate to = calendar.planningDay();
        LocalDate from = to.minusDays(days);
        Instant start = from.atStartOfDay(clock.getZone()).toInstant();
        Instant end = to.atStartOfDay(clock.getZone()).toInstant();
        List<CustomerOrderFacts> past = orders.placedSince(start).stream()
                .filter(order -> order.placedAt().isBefore(end) && order.state() != CustomerOrderState.CANCELLED && !order.lines().isEmpty())
                .sorted(Comparator.comparing(CustomerOrderFacts::placedAt).thenComparing(CustomerOrderFacts::id)).toList();
        AllocationProblem now = network.forOrders(past);
        var problem = new AllocationProblem(now.sites(), PastStock.at(jdbi, AllocationNetwork.skus(past), start, now.sites()), now.freight());
        List<Demand> replayed = past.stream().map(network.demands(past)::then).toList();
        LocalDateTime at = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<AllocationStrategies.Stated> all = strategies.all();
        for (int i = 0; i < all.size() && !context.isCancelled(); i++) {
            context.progress("delivery.step.replay", i, all.size());
            DryRun.Figures figures = new DryRun(problem).run(all.get(i).strategy(), replayed).figures();
            keep(at, from, to, figures);
            context.log("%s: %d orders, %d waiting, %d splits, %.2f, %d late".formatted(figures.strategy(), figures.orders(), figures.waiting(), figures.splits(),
                    figures.paidCents() / 100.0, figures.late()));
        }
        context.result(String.valueOf(replayed.size()), "allocation?compare=true");
    }

    private void keep(LocalDateTime at, LocalDate from, LocalDate to, DryRun.Figures figures) {
        var facts = new DryRunFacts(at, figures.strategy(), from, to, figures.orders(), figures.waiting(), figures.parcels(), figures.splits(),
                figures.freightCents(), figures.handlingCents(), figures.late(), figures.lateDays(), figures.meanDays(), figures.imbalance(), figures.meanMillis());
        jdbi.useHandle(handle -> handle.createUpdate("""
                insert into delivery_dry_run (run_at, strategy, from_day, to_day, orders, waiting, parcels, splits, freight_cents, handling_cents, late, late_days,
                  mean_days, imbalance, mean_millis)
                values (:runAt, :strategy, :fromDay, :toDay, :orders, :waiting, :parcels, :splits, :freightCents, :handlingCents, :late, :lateDays, :meanDays,
                  :imbalance, :meanMillis)
                """).bindMethods(facts).execute());
    }
}
