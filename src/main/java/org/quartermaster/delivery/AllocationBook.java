package org.quartermaster.delivery;

import static java.util.stream.Collectors.joining;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Scope;
import org.quartermaster.delivery.AllocationFacts.ParcelFacts;
import org.quartermaster.delivery.AllocationFacts.Rejected;
import org.quartermaster.delivery.allocation.Allocation;
import org.quartermaster.delivery.allocation.Line;
import org.quartermaster.delivery.allocation.Option;
import org.quartermaster.delivery.allocation.Parcel;
import org.quartermaster.delivery.allocation.Refusal;
import org.quartermaster.delivery.allocation.Score;
import org.quartermaster.shared.Role;

/** Rows of allocations: parcels, why, what was rejected. */
@ApplicationScoped
@Transactional
public class AllocationBook {
    private Jdbi jdbi;
    private Clock clock;

    protected AllocationBook() {
    }

    @Inject
    public AllocationBook(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Who chose by hand and why; nobody. */
    public record Hand(String by, String reason) {
        static final Hand NOBODY = new Hand("", "");
    }

    private record Row(long orderId, Integer warehouseId, String strategy, String rule, String score, String rejected, String refusals, String overriddenBy,
                       String reason, LocalDateTime decidedAt) {
    }

    /** The allocation of an order, within the actor's warehouses; empty when it was never looked at. */
    @RolesAllowed(Role.VIEW)
    public Optional<AllocationFacts> find(long order) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from delivery_allocation where order_id = :order and (warehouse_id is null or %s)"
                .formatted(Scope.sees("warehouse_id"))).bind("order", order).mapTo(Row.class).findOne().map(row -> facts(handle, row)));
    }

    private static AllocationFacts facts(Handle handle, Row row) {
        List<ParcelFacts> parcels = handle.createQuery("""
                select p.warehouse_id, p.ship_day, p.deliver_day, p.service, p.lane, p.metres, p.freight_cents, p.handling_cents,
                  (select cast(sum(l.units) as signed) from delivery_parcel_line l where l.order_id = p.order_id and l.warehouse_id = p.warehouse_id) as units
                from delivery_parcel p where p.order_id = :order order by p.warehouse_id
                """).bind("order", row.orderId()).mapTo(ParcelFacts.class).list();
        return new AllocationFacts(row.orderId(), row.warehouseId() == null ? 0 : row.warehouseId(), row.strategy(), row.rule(), StrategyText.score(row.score()),
                parcels, rejected(row.rejected()), refusals(row.refusals()), row.overriddenBy(), row.reason(), row.decidedAt());
    }

    /** Replaces what is kept of these orders. */
    @RolesAllowed(Role.BUY)
    public void keep(String strategy, Collection<Allocation> allocations, Hand hand) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        jdbi.useTransaction(handle -> {
            clear(handle, allocations);
            heads(handle, strategy, allocations, hand, now);
            parcels(handle, allocations);
        });
    }

    private static void clear(Handle handle, Collection<Allocation> allocations) {
        for (String table : List.of("delivery_parcel_line", "delivery_parcel", "delivery_allocation")) {
            var batch = handle.prepareBatch("delete from " + table + " where order_id = :order");
            allocations.forEach(one -> batch.bind("order", one.order()).add());
            if (!allocations.isEmpty()) {
                batch.execute();
            }
        }
    }

    private static void heads(Handle handle, String strategy, Collection<Allocation> allocations, Hand hand, LocalDateTime now) {
        var batch = handle.prepareBatch("""
                insert into delivery_allocation (order_id, warehouse_id, strategy, rule, score, rejected, refusals, overridden_by, reason, decided_at)
                values (:order, :warehouse, :strategy, :rule, :score, :rejected, :refusals, :by, :reason, :now)
                """);
        for (Allocation one : allocations) {
            batch.bind("order", one.order()).bind("warehouse", one.chosen().map(AllocationBook::main).orElse(null)).bind("strategy", strategy)
                    .bind("rule", one.rule()).bind("score", StrategyText.score(one.chosen().map(Option::score).orElse(Score.ZERO)))
                    .bind("rejected", one.rejected().stream().map(AllocationBook::text).collect(joining("\n")))
                    .bind("refusals", one.refusals().stream().map(refusal -> refusal.site() + "|" + refusal.reason() + "|" + refusal.amount()).collect(joining("\n")))
                    .bind("by", hand.by()).bind("reason", hand.reason()).bind("now", now).add();
        }
        if (!allocations.isEmpty()) {
            batch.execute();
        }
    }

    private static void parcels(Handle handle, Collection<Allocation> allocations) {
        var parcels = handle.prepareBatch("""
                insert into delivery_parcel (order_id, warehouse_id, ship_day, deliver_day, service, lane, metres, freight_cents, handling_cents)
                values (:order, :warehouse, :ship, :deliver, :service, :lane, :metres, :freight, :handling)
                """);
        var lines = handle.prepareBatch("insert into delivery_parcel_line (order_id, warehouse_id, sku_id, units) values (:order, :warehouse, :sku, :units)");
        int count = 0;
        for (Allocation one : allocations) {
            for (Parcel parcel : one.chosen().map(Option::parcels).orElse(List.of())) {
                count++;
                parcels.bind("order", one.order()).bind("warehouse", parcel.site()).bind("ship", LocalDate.ofEpochDay(parcel.shipDay()))
                        .bind("deliver", LocalDate.ofEpochDay(parcel.deliverDay())).bind("service", parcel.quote().service()).bind("lane", parcel.quote().lane())
                        .bind("metres", parcel.metres()).bind("freight", parcel.quote().cents()).bind("handling", parcel.handlingCents()).add();
                for (Line line : parcel.lines()) {
                    lines.bind("order", one.order()).bind("warehouse", parcel.site()).bind("sku", line.sku()).bind("units", line.units()).add();
                }
            }
        }
        if (count > 0) {
            parcels.execute();
            lines.execute();
        }
    }

    /** The warehouse of the parcel with most units, the first of equals. */
    static int main(Option option) {
        return option.parcels().stream().max(Comparator.comparingInt(Parcel::units).thenComparing(Parcel::site, Comparator.reverseOrder())).orElseThrow().site();
    }

    private static String text(Option option) {
        return option.parcels().stream().map(parcel -> String.valueOf(parcel.site())).collect(joining(",")) + "|" + option.deliverDay() + "|"
                + StrategyText.score(option.score());
    }

    private static List<Rejected> rejected(String text) {
        return text.lines().map(line -> line.split("\\|")).map(part -> new Rejected(Arrays.stream(part[0].split(",")).map(Integer::valueOf).toList(),
                LocalDate.ofEpochDay(Long.parseLong(part[1])), StrategyText.score(part[2]))).toList();
    }

    private static List<Refusal> refusals(String text) {
        return text.lines().map(line -> line.split("\\|")).map(part -> new Refusal(Integer.parseInt(part[0]), Refusal.Reason.valueOf(part[1]),
                Integer.parseInt(part[2]))).toList();
    }
}
