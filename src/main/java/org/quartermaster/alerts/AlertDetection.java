package org.quartermaster.alerts;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.alerts.detection.AlertKind;
import org.quartermaster.alerts.detection.DemandWatch;
import org.quartermaster.alerts.detection.FindingBudget;
import org.quartermaster.alerts.detection.LateOrders;
import org.quartermaster.alerts.detection.Merge;
import org.quartermaster.sales.OrderScreening;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.shared.work.Work;
import org.quartermaster.shared.work.WorkContext;
import org.quartermaster.shared.work.WorkRequested;

/**
 * The work {@value #KIND}: looks at all SKUs a shard at a time and at the recent customer orders, keeps the dearest findings, and joins them with the alerts that
 * stand, all in one transaction at the end. Run twice it changes nothing; stopped in the middle it has changed nothing.
 *
 * <p>It always looks at the whole company, whoever asked: with the warehouses of one person the alerts of the others would seem gone.
 */
@ApplicationScoped
public class AlertDetection implements Work {

    /** The kind of this work. */
    public static final String KIND = "alerts.detect";
    private static final int SKUS_PER_SHARD = 500;
    private static final int ORDER_DAYS = 2;

    private AlertFacts facts;
    private Jdbi jdbi;
    private BusinessCalendar calendar;
    private Clock clock;
    private Event<AlertsDetected> detected;
    private Event<WorkRequested> work;

    protected AlertDetection() {
    }

    @Inject
    public AlertDetection(AlertFacts facts, Jdbi jdbi, BusinessCalendar calendar, Clock clock, Event<AlertsDetected> detected, Event<WorkRequested> work) {
        this.facts = facts;
        this.jdbi = jdbi;
        this.calendar = calendar;
        this.clock = clock;
        this.detected = detected;
        this.work = work;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Asks for a detection now; one unfinished run at a time. */
    @RolesAllowed(Role.BUY)
    public void request() {
        work.fire(WorkRequested.now(KIND));
    }

    @Override
    public void run(WorkContext context) throws Exception {
        Actor.NIGHT_RUN.call(() -> {
            detect(context);
            return null;
        });
    }

    private void detect(WorkContext context) {
        LocalDate today = calendar.planningDay();
        var settings = AlertSettings.read(jdbi);
        var budget = new FindingBudget(settings.leastMoney(), settings.mostPerKind(), AlertStore.standing(jdbi).stream().map(Merge.Alert::key).collect(Collectors.toSet()));
        Set<AlertKind> judged = judged();
        Map<Long, ShardFindings.LateOrder> late = new HashMap<>();
        List<SkuRange> shards = facts.catalog().shards(SKUS_PER_SHARD);
        for (int i = 0; i < shards.size(); i++) {
            context.progress("alerts.step.shards", i, shards.size());
            if (context.isCancelled()) {
                return;
            }
            shard(shards.get(i), today, settings, budget, late);
        }
        context.progress("alerts.step.orders", 0, 0);
        lateOrders(late, today, budget);
        customerOrders(today, budget);
        ForecastFindings.of(facts.drift().newest()).forEach(budget::add);
        if (!context.isCancelled()) {
            publish(standing -> Merge.steps(standing, budget.findings(), judged, today, settings.worseShare()), settings, budget.left(), context);
        }
    }

    /** Without a plan nothing is known about stock; alerts about it are then left as they are. */
    private Set<AlertKind> judged() {
        var judged = EnumSet.allOf(AlertKind.class);
        if (facts.stockLines().currentPlan().isEmpty()) {
            judged.removeAll(EnumSet.of(AlertKind.STOCK_OUT, AlertKind.OVERSTOCK, AlertKind.LATE_ORDER));
        }
        return judged;
    }

    private void shard(SkuRange range, LocalDate today, AlertSettings settings, FindingBudget budget, Map<Long, ShardFindings.LateOrder> late) {
        var shard = new ShardFindings(today, settings.costs(), facts.catalog().facts(range));
        var skus = TableQuery.ALL.and(new Filter.NumberBetween("skuId", BigDecimal.valueOf(range.fromId()), BigDecimal.valueOf(range.toId())));
        facts.inbound().of(range).forEach(line -> shard.inbound(line, late));
        facts.proposals().forEach(skus.and(new Filter.OneOf("state", Set.of("proposed"))), shard::proposed);
        facts.stockLines().forEach(skus, line -> shard.stock(line, budget::add));
        late.values().forEach(order -> order.close(shard));
        LocalDate last = calendar.lastSalesDay();
        facts.history().forEachSeries(range, last.minusDays(DemandWatch.DAYS - 1L), last, last, shard::sales);
        shard.demand(budget::add);
    }

    private void lateOrders(Map<Long, ShardFindings.LateOrder> late, LocalDate today, FindingBudget budget) {
        var leadTimes = facts.leadTimes().perSupplier();
        Map<Integer, String> names = new HashMap<>();
        facts.suppliers().facts().forEach(supplier -> names.put(supplier.id().value(), supplier.name()));
        late.values().forEach(order -> {
            var measured = leadTimes.get(new org.quartermaster.shared.SupplierId(order.supplierId()));
            LateOrders.LeadTimes times = measured == null ? _ -> 0 : measured::quantile;
            LateOrders.judge(order.order(names.getOrDefault(order.supplierId(), "")), times, today).ifPresent(budget::add);
        });
    }

    private void customerOrders(LocalDate today, FindingBudget budget) {
        var since = today.minusDays(ORDER_DAYS - 1L).atStartOfDay(clock.getZone()).toInstant();
        OrderScreening.suspicions(jdbi, facts.orders().placedSince(since), since).forEach(suspicion -> budget.add(OrderFindings.of(suspicion)));
    }

    private void publish(Function<List<Merge.Alert>, List<Merge.Step>> merge, AlertSettings settings, long left, WorkContext context) {
        LocalDate today = calendar.planningDay();
        var now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        jdbi.useHandle(handle -> LookMoney.measure(handle, calendar.lastSalesDay(), settings.lookShare(), now, Actor.required().name()));
        List<Merge.Step> steps = new AlertStore(jdbi, today, now, Actor.required().name()).join(merge);
        int open = jdbi.withHandle(handle -> handle.createQuery("select count(*) from alert where state = 'open'").mapTo(Integer.class).one());
        var counts = new ArrayList<String>();
        for (var action : Merge.Action.values()) {
            counts.add(action.name().toLowerCase(Locale.ROOT) + " " + count(steps, action));
        }
        context.log(String.join(", ", counts) + ", not worth it " + left);
        detected.fire(new AlertsDetected(today, open, (int) count(steps, Merge.Action.FOUND), (int) count(steps, Merge.Action.GONE)));
        context.result("%d open · +%d −%d".formatted(open, count(steps, Merge.Action.FOUND), count(steps, Merge.Action.GONE)), "alerts");
    }

    private static long count(List<Merge.Step> steps, Merge.Action action) {
        return steps.stream().filter(step -> step.action() == action).count();
    }
}
