package org.quartermaster.replenishment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Scope;
import org.quartermaster.replenishment.Filling.Goal;
import org.quartermaster.replenishment.PurchasingLimits.Truck;
import org.quartermaster.replenishment.policy.FillUp;
import org.quartermaster.replenishment.policy.FillUp.Addition;
import org.quartermaster.replenishment.policy.FillUp.Item;
import org.quartermaster.replenishment.policy.LeadTime;
import org.quartermaster.replenishment.policy.Offer;
import org.quartermaster.replenishment.policy.Rules;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;

/** Says what else would fill a truck, reach a supplier's minimum or the next price breaks, from the plan in force and the worklist as it stands. */
@ApplicationScoped
@Transactional
public class OrderFilling {

    private Jdbi jdbi;
    private PlanningRules rules;
    private PlanningLimits limits;

    protected OrderFilling() {
    }

    @Inject
    public OrderFilling(Jdbi jdbi, PlanningRules rules, PlanningLimits limits) {
        this.jdbi = jdbi;
        this.rules = rules;
        this.limits = limits;
    }

    /** A line of the plan that the supplier could deliver; see the columns of {@code inventory_line}. */
    record Found(int skuId, String sku, String name, String nameZh, String proposalKey, int version, int units, int inventoryPosition, int safety, int reorderPoint,
            int target, double dailyDemand, int leadDays, String ruleName, int termId, double unitCost, int minimumOrderQuantity, int orderMultiple, double litres,
            double kilograms, int shelfLifeDays) {
    }

    /** The order as it stands on the worklist. */
    record Order(BigDecimal value, BigDecimal saves, double litres, double kilograms, double minimum, double rate) {
    }

    /**
     * What to add to the order of {@code supplierId} for {@code warehouseId}.
     *
     * @throws NotFound when the worklist has no line of that supplier for that warehouse, or it is out of scope
     */
    @RolesAllowed(Role.VIEW)
    public Filling fill(int supplierId, int warehouseId, Goal goal) {
        return jdbi.withHandle(handle -> {
            Order order = order(handle, supplierId, warehouseId);
            List<Found> found = found(handle, supplierId, warehouseId);
            return new Answer(order, found, items(handle, supplierId, order, found), limits.limits().truck()).to(goal);
        });
    }

    private static Order order(Handle handle, int supplier, int warehouse) {
        return handle.createQuery("""
                        select sum(p.value) as value, sum(p.saves) as saves, sum(p.volume_litres) as litres, sum(p.weight_kg) as kilograms,
                          max(v.minimum_order_value * coalesce(r.rate, 1)) as minimum, coalesce(max(r.rate), 1) as rate
                        from proposal p join supplier v on v.id = p.supplier_id left join currency_rate r on r.currency = v.currency
                        where p.state = 'proposed' and p.kind = 'order' and p.supplier_id = :supplier and p.warehouse_id = :warehouse and %s
                        having count(*) > 0
                        """.formatted(Scope.sees("p.warehouse_id"))).bind("supplier", supplier).bind("warehouse", warehouse).mapTo(Order.class).findOne()
                .orElseThrow(() -> new NotFound("order", supplier + "/" + warehouse));
    }

    /** Lines of the order, and what the supplier is the first choice for and nobody decided about. */
    private static List<Found> found(Handle handle, int supplier, int warehouse) {
        return handle.createQuery("""
                        select l.sku_id, s.code as sku, s.name, s.name_zh, p.proposal_key, coalesce(p.version, 0) as version, coalesce(p.units, 0) as units,
                          l.inventory_position, l.safety, l.reorder_point, l.target, l.daily_demand, l.lead_days, l.rule_name, t.id as term_id, t.unit_cost,
                          t.minimum_order_quantity, t.order_multiple, coalesce(s.volume_litres, 0) as litres, coalesce(s.weight_kg, 0) as kilograms,
                          coalesce(s.shelf_life_days, 0) as shelf_life_days
                        from inventory_line l join replenishment_plan n on n.id = l.plan_id and n.state = 'current'
                        join supplier_term t on t.sku_id = l.sku_id and t.supplier_id = :supplier join sku s on s.id = l.sku_id
                        left join proposal p on p.open_key = concat('order/', l.sku_id, '/', l.warehouse_id)
                        where l.warehouse_id = :warehouse and l.daily_demand > 0 and l.reorder_point > 0 and t.unit_cost > 0 and s.life_cycle in ('new', 'active')
                          and (p.id is null and l.supplier_id = :supplier or p.state = 'proposed' and p.supplier_id = :supplier and p.firmed_by = '')
                        order by l.sku_id
                        """).bind("supplier", supplier).bind("warehouse", warehouse).mapTo(Found.class).list();
    }

    private List<Item> items(Handle handle, int supplier, Order order, List<Found> found) {
        Map<Integer, List<Offer.PriceBreak>> breaks = new HashMap<>();
        handle.createQuery("select b.term_id, b.from_units, b.unit_cost from price_break b join supplier_term t on t.id = b.term_id where t.supplier_id = ? "
                        + "order by b.term_id, b.from_units").bind(0, supplier)
                .map((row, _) -> breaks.computeIfAbsent(row.getInt(1), _ -> new ArrayList<>()).add(new Offer.PriceBreak(row.getInt(2), micros(row.getDouble(3), order))))
                .forEach(_ -> { });
        Map<String, Rules> byName = new HashMap<>();
        rules.settings().book().rules().forEach(rule -> byName.putIfAbsent(rule.parameters().name(), rule.parameters()));
        return found.stream().map(line -> item(line, supplier, order, breaks.getOrDefault(line.termId(), List.of()), byName.getOrDefault(line.ruleName(), Rules.standard())))
                .toList();
    }

    private static Item item(Found line, int supplier, Order order, List<Offer.PriceBreak> breaks, Rules rule) {
        long cost = micros(line.unitCost(), order);
        var offer = new Offer(supplier, cost, breaks, line.minimumOrderQuantity(), line.orderMultiple(), LeadTime.stated(line.leadDays()), List.of(0));
        int position = line.inventoryPosition() + line.units();
        int cover = line.shelfLifeDays() > 0 ? Math.min(rule.maximumCoverDays(), line.shelfLifeDays()) : rule.maximumCoverDays();
        double most = line.safety() + line.dailyDemand() * (line.leadDays() + cover) - position;
        return new Item(line.skuId(), line.units(), rule.stocked() ? (int) Math.max(0, most) : 0, offer, Math.max(0, position - line.reorderPoint()) / line.dailyDemand(),
                line.dailyDemand(), Math.max(line.orderMultiple(), line.target() - line.reorderPoint()), cost * rule.holdingRate() / 365, line.litres(), line.kilograms());
    }

    private static long micros(double cost, Order order) {
        return Math.round(cost * order.rate() * 1e6);
    }

    /** One order and what could be added to it. */
    private record Answer(Order order, List<Found> found, List<Item> items, Truck truck) {

        Filling to(Goal goal) {
            double filled = truck.filledBy(order.litres(), order.kilograms());
            double missing = switch (goal) {
                case MINIMUM -> Math.max(0, order.minimum() - order.value().doubleValue());
                case TRUCK -> filled == 0 ? 0 : Math.ceil(filled - 1e-9) - filled;
                case BREAK -> 0;
            };
            List<Addition> additions = switch (goal) {
                case MINIMUM -> FillUp.toValue(items, (long) Math.ceil(missing * 100));
                case TRUCK -> missing <= 0 ? List.of() : FillUp.toLoad(items, Math.ceil(filled - 1e-9) * truck.litres() - order.litres(),
                        Math.ceil(filled - 1e-9) * truck.kilograms() - order.kilograms());
                case BREAK -> FillUp.toBreaks(items);
            };
            return filling(goal, missing, additions, isReached(goal, missing, additions));
        }

        private boolean isReached(Goal goal, double missing, List<Addition> additions) {
            return switch (goal) {
                case MINIMUM -> additions.stream().mapToLong(Addition::paidCents).sum() >= Math.round(missing * 100);
                case TRUCK -> truck.filledBy(order.litres() + additions.stream().mapToDouble(Addition::litres).sum(),
                        order.kilograms() + additions.stream().mapToDouble(Addition::kilograms).sum()) >= Math.ceil(truck.filledBy(order.litres(), order.kilograms()) - 1e-9) - NEARLY;
                case BREAK -> !additions.isEmpty();
            };
        }

        /** A truck is full when no more than a fiftieth is left. */
        private static final double NEARLY = 0.02;

        private Filling filling(Goal goal, double missing, List<Addition> additions, boolean isReached) {
            Map<Integer, Found> bySku = new HashMap<>();
            found.forEach(line -> bySku.put(line.skuId(), line));
            List<Filling.Line> lines = additions.stream().map(addition -> line(bySku.get(addition.skuId()), addition)).toList();
            return new Filling(goal, missing, isReached, sum(additions.stream().mapToLong(Addition::paidCents).sum()),
                    sum(additions.stream().mapToLong(Addition::worthCents).sum()), order.saves(), lines);
        }

        private static Filling.Line line(Found line, Addition addition) {
            return new Filling.Line(line.skuId(), line.sku(), line.name(), line.nameZh(), line.proposalKey(), line.version(), line.units(), addition.units(),
                    sum(addition.paidCents()), addition.litres(), addition.kilograms(), addition.earlierDays(), sum(addition.holdingCents()), sum(addition.savesCents()),
                    sum(addition.worthCents()));
        }

        private static BigDecimal sum(long cents) {
            return BigDecimal.valueOf(cents, 2);
        }
    }
}
