package org.quartermaster.dashboard;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.alerts.AlertRow;
import org.quartermaster.alerts.Alerts;
import org.quartermaster.delivery.DeliveryFigures;
import org.quartermaster.delivery.DeliveryPlans;
import org.quartermaster.delivery.PlanHead;
import org.quartermaster.delivery.StopRow;
import org.quartermaster.purchasing.PurchaseOrderRows;
import org.quartermaster.replenishment.ProposalRow;
import org.quartermaster.replenishment.Proposals;
import org.quartermaster.replenishment.StockLines;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.shared.work.WorkRequested;

/** What needs somebody today, from all rooms, within the actor's warehouses. */
@ApplicationScoped
@Transactional
@RolesAllowed(Role.VIEW)
public class Today {

    /** The kind of the night run, as the room of jobs names it. */
    public static final String NIGHT_RUN = "jobs.night";
    private static final int MOST_OF_A_KIND = 60;
    private static final String STOCK_OUT = "stock_out";
    private static final TableQuery PROPOSED = TableQuery.ALL.and(new Filter.OneOf("state", Set.of("proposed")))
            .and(new Filter.NumberBetween("units", BigDecimal.ONE, null));
    private static final TableQuery OPEN = TableQuery.ALL.and(new Filter.OneOf("state", Set.of("open"))).and(new Filter.OneOf("look", Set.of("now")));

    /** How far the company has come. */
    public enum Stage {
        /** Nothing is known yet. */ EMPTY,
        /** There are SKUs, and no night has run. */ UNPLANNED,
        /** There is a plan. */ READY
    }

    /** How many and what they are worth, company currency. */
    public record Figure(long count, BigDecimal money) {
    }

    /** The four figures. */
    public record Figures(Figure toApprove, Figure atRisk, Figure late, Figure unserved) {
    }

    /** One thing that needs somebody. */
    public sealed interface Need {
        /** What it is worth, company currency. */
        BigDecimal money();

        /** Buy or move something. */
        record Proposed(ProposalRow row) implements Need {
            @Override
            public BigDecimal money() {
                return row.saves();
            }
        }

        /** Open alerts of one cause, told by the dearest. */
        record Alerted(AlertRow row) implements Need {
            @Override
            public BigDecimal money() {
                return row.causeMoney();
            }
        }

        /** A stop that no vehicle serves. */
        record Unserved(PlanHead plan, StopRow stop) implements Need {
            @Override
            public BigDecimal money() {
                return stop.value();
            }
        }
    }

    private Jdbi jdbi;
    private BusinessCalendar calendar;
    private Clock clock;
    private Proposals proposals;
    private StockLines stock;
    private PurchaseOrderRows purchases;
    private DeliveryPlans deliveries;
    private Alerts alerts;
    private Event<WorkRequested> work;

    protected Today() {
    }

    @Inject
    public Today(Jdbi jdbi, BusinessCalendar calendar, Clock clock, Proposals proposals, StockLines stock, PurchaseOrderRows purchases, DeliveryPlans deliveries,
                 Alerts alerts, Event<WorkRequested> work) {
        this.jdbi = jdbi;
        this.calendar = calendar;
        this.clock = clock;
        this.proposals = proposals;
        this.stock = stock;
        this.purchases = purchases;
        this.deliveries = deliveries;
        this.alerts = alerts;
        this.work = work;
    }

    public Stage stage() {
        if (stock.currentPlan().filter(plan -> plan.lineCount() > 0).isPresent()) {
            return Stage.READY;
        }
        return jdbi.withHandle(handle -> handle.createQuery("select 1 from sku limit 1").mapTo(Integer.class).findOne()).isPresent() ? Stage.UNPLANNED : Stage.EMPTY;
    }

    public Figures figures() {
        var toApprove = proposals.totals(PROPOSED);
        var risk = stock.totals(TableQuery.ALL.and(new Filter.OneOf("state", Set.of("out", "act"))));
        var late = purchases.totals(TableQuery.ALL.and(new Filter.Empty("lateDays", false)).and(new Filter.OneOf("state", Set.of("approved", "confirmed"))));
        DeliveryFigures stops = deliveries.figures(calendar.planningDay());
        return new Figures(new Figure(toApprove.lines(), toApprove.value()), new Figure(risk.lines(), risk.lostMargin()), new Figure(late.orders(), late.openValue()),
                new Figure(stops.unserved(), stops.unservedValue()));
    }

    /**
     * Everything that needs somebody, the dearest first, each thing once: stock-outs whose lines all wait for an approval are told by their proposals, and an order
     * that looks wrong is not told a second time as a stop that no vehicle serves.
     */
    public List<Need> needs() {
        var needs = new ArrayList<Need>();
        proposals.page(PROPOSED.sortedBy("saves", true), 0, MOST_OF_A_KIND).forEach(row -> needs.add(new Need.Proposed(row)));
        List<AlertRow> causes = alerts.causes().page(OPEN.sortedBy("causeMoney", true), 0, 2 * MOST_OF_A_KIND);
        Set<Long> proposed = proposed(causes);
        causes.stream().filter(row -> !row.kind().equals(STOCK_OUT) || alerts.together(row).stream().anyMatch(one -> !proposed.contains(place(one.skuId(), one.warehouseId()))))
                .forEach(row -> needs.add(new Need.Alerted(row)));
        Set<String> suspicious = causes.stream().filter(row -> row.kind().equals("suspicious_order")).map(AlertRow::subject).collect(Collectors.toSet());
        for (PlanHead plan : deliveries.of(calendar.planningDay())) {
            if (plan.unserved() > 0) {
                deliveries.stops(plan.id()).page(TableQuery.ALL.and(new Filter.OneOf("state", Set.of("act"))), 0, MOST_OF_A_KIND).stream()
                        .filter(stop -> !suspicious.contains(stop.orderCode())).forEach(stop -> needs.add(new Need.Unserved(plan, stop)));
            }
        }
        needs.sort(Comparator.comparing(Need::money).reversed());
        return needs;
    }

    /** Places of these stock-outs that wait for an approval. */
    private Set<Long> proposed(List<AlertRow> causes) {
        Set<String> skus = causes.stream().filter(row -> row.kind().equals(STOCK_OUT)).flatMap(row -> alerts.together(row).stream()).map(AlertRow::subject)
                .collect(Collectors.toSet());
        var places = new HashSet<Long>();
        if (!skus.isEmpty()) {
            proposals.forEach(PROPOSED.and(new Filter.OneOf("sku", skus)), row -> places.add(place(row.skuId(), row.warehouseId())));
        }
        return places;
    }

    private static long place(int sku, int warehouse) {
        return (long) sku << 32 | warehouse;
    }

    /** How many lines the list has, and what they are worth. */
    public Figure waiting() {
        var needs = needs();
        return new Figure(needs.size(), needs.stream().map(Need::money).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** What happened to alerts in the last day. */
    public Alerts.Changes sinceYesterday() {
        return alerts.since(clock.instant().minus(Duration.ofDays(1)));
    }

    /** Asks for the night's work now; one unfinished run at a time. */
    @RolesAllowed(Role.BUY)
    public void requestNight() {
        work.fire(WorkRequested.now(NIGHT_RUN));
    }
}
