package org.quartermaster.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.delivery.allocation.AllocationProblem;
import org.quartermaster.delivery.allocation.DistanceZones;
import org.quartermaster.delivery.allocation.Freight;
import org.quartermaster.delivery.allocation.Rate;
import org.quartermaster.delivery.allocation.RateTable;
import org.quartermaster.delivery.allocation.Shelf;
import org.quartermaster.delivery.allocation.Site;
import org.quartermaster.delivery.allocation.Supply;
import org.quartermaster.sales.CustomerOrderFacts;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.Role;
import org.quartermaster.stock.WarehouseFacts;
import org.quartermaster.stock.Warehouses;

/**
 * Reads what may be allocated: warehouses with their terms, stock less what open allocations take, what is on its way, rates. What is <em>reserved</em> in
 * the balances belongs to the very orders that are allocated here and does not count again.
 */
@ApplicationScoped
@Transactional
public class AllocationNetwork {
    private static final int SKUS_PER_QUERY = 1_000;
    private static final int DEMAND_DAYS = 56;
    private static final List<Long> NO_ORDER = List.of(-1L);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Jdbi jdbi;
    private Clock clock;
    private BusinessCalendar calendar;
    private Warehouses warehouses;
    private ShippingSites sites;
    private ComingGoods coming;

    protected AllocationNetwork() {
    }

    @Inject
    public AllocationNetwork(Jdbi jdbi, Clock clock, BusinessCalendar calendar, Warehouses warehouses, ShippingSites sites, ComingGoods coming) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.calendar = calendar;
        this.warehouses = warehouses;
        this.sites = sites;
        this.coming = coming;
    }

    private record Held(int skuId, int warehouseId, int units) {
    }

    private record Promised(int skuId, int warehouseId, LocalDate shipDay, int units) {
    }

    /** The network as far as these SKUs are concerned. */
    @RolesAllowed(Role.VIEW)
    public AllocationProblem of(Collection<Integer> skus) {
        return read(skus, List.of());
    }

    /** The network as far as the goods of these orders are concerned. */
    @RolesAllowed(Role.VIEW)
    public AllocationProblem forOrders(Collection<CustomerOrderFacts> orders) {
        return of(skus(orders));
    }

    /** As {@link #forOrders}, as if these orders had no parcels yet: what is set aside for them is free for them. */
    @RolesAllowed(Role.VIEW)
    public AllocationProblem anewFor(Collection<CustomerOrderFacts> orders) {
        return read(skus(orders), orders.stream().map(CustomerOrderFacts::id).toList());
    }

    /** The orders as the engine sees them at this moment. */
    @RolesAllowed(Role.VIEW)
    public OrderDemands demands(Collection<CustomerOrderFacts> orders) {
        return new OrderDemands(grams(skus(orders)), clock.instant(), clock.getZone());
    }

    static Set<Integer> skus(Collection<CustomerOrderFacts> orders) {
        return orders.stream().flatMap(order -> order.lines().stream()).map(line -> line.sku().value()).collect(Collectors.toSet());
    }

    private AllocationProblem read(Collection<Integer> skus, List<Long> anew) {
        Map<Integer, ShippingTerms> terms = sites.all();
        List<Long> without = anew.isEmpty() ? NO_ORDER : anew;
        return new AllocationProblem(sites(terms), stock(skus, terms, without), freight(), packed(without));
    }

    /** Parcels of open allocations that leave from today on. */
    private List<AllocationProblem.Packed> packed(List<Long> without) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                select p.warehouse_id, p.ship_day, count(*) from delivery_parcel p join customer_order o on o.id = p.order_id
                where p.ship_day >= :today and o.state in ('allocated', 'planned') and p.order_id not in (<without>) group by p.warehouse_id, p.ship_day
                """).bind("today", calendar.planningDay()).bindList("without", without).map((row, context) -> new AllocationProblem.Packed(row.getInt(1),
                (int) row.getObject(2, LocalDate.class).toEpochDay(), row.getInt(3))).list());
    }

    /** The warehouses as the engine sees them. */
    private List<Site> sites(Map<Integer, ShippingTerms> terms) {
        return warehouses.all().stream().map(site -> site(site, terms.get(site.id().value()))).toList();
    }

    private Site site(WarehouseFacts site, ShippingTerms terms) {
        return new Site(site.id().value(), site.latitude(), site.longitude(), site.zone(clock.getZone()), terms.cutOff(), terms.days(),
                terms.parcelsPerDay() == null ? Site.UNLIMITED : terms.parcelsPerDay(), terms.centsPerParcel(), terms.centsPerUnit().doubleValue());
    }

    private Map<Shelf, Supply> stock(Collection<Integer> skus, Map<Integer, ShippingTerms> terms, List<Long> without) {
        List<Integer> wanted = skus.stream().distinct().sorted().toList();
        Map<Shelf, Integer> onHand = held(wanted, "select sku_id, warehouse_id, on_hand as units from stock_balance where sku_id in (<skus>)");
        Map<Shelf, List<Supply.Departure>> promised = promised(wanted, without);
        Map<Shelf, Integer> sold = held(wanted, "select sku_id, warehouse_id, cast(sum(units) as signed) as units from daily_sale where sku_id in (<skus>) "
                + "and day >= '%s' group by sku_id, warehouse_id".formatted(calendar.planningDay().minusDays(DEMAND_DAYS)));
        Map<Shelf, List<Supply.Arrival>> arrivals = coming.of(wanted);
        var shelves = new java.util.HashSet<>(onHand.keySet());
        shelves.addAll(arrivals.keySet());
        Map<Integer, Integer> soldInAll = sold.entrySet().stream().collect(Collectors.groupingBy(one -> one.getKey().sku(), Collectors.summingInt(Map.Entry::getValue)));
        var stock = new HashMap<Shelf, Supply>();
        for (Shelf shelf : shelves) {
            if (terms.containsKey(shelf.site())) {
                int there = onHand.getOrDefault(shelf, 0);
                int keep = BigDecimal.valueOf(Math.max(0, there)).multiply(terms.get(shelf.site()).keepShare()).setScale(0, RoundingMode.FLOOR).intValueExact();
                int all = soldInAll.getOrDefault(shelf.sku(), 0);
                stock.put(shelf, new Supply(there, keep, all > 0 ? Math.max(0, sold.getOrDefault(shelf, 0)) / (double) all : Double.NaN,
                        arrivals.getOrDefault(shelf, List.of()), promised.getOrDefault(shelf, List.of())));
            }
        }
        return stock;
    }

    /** What open allocations take, on the day it leaves: a parcel that waits for a delivery takes nothing of what is there now. Parts that have left are gone. */
    private Map<Shelf, List<Supply.Departure>> promised(List<Integer> skus, List<Long> without) {
        var promised = new HashMap<Shelf, List<Supply.Departure>>();
        for (int from = 0; from < skus.size(); from += SKUS_PER_QUERY) {
            List<Integer> part = skus.subList(from, Math.min(skus.size(), from + SKUS_PER_QUERY));
            jdbi.useHandle(handle -> handle.createQuery("""
                            select l.sku_id, l.warehouse_id, p.ship_day, cast(sum(l.units) as signed) as units from delivery_parcel_line l
                            join delivery_parcel p on p.order_id = l.order_id and p.warehouse_id = l.warehouse_id join customer_order o on o.id = l.order_id
                            where l.sku_id in (<skus>) and o.state in ('allocated', 'planned') and l.order_id not in (<without>) and exists (select 1 from customer_order_claim c
                              where c.order_id = l.order_id and c.warehouse_id = l.warehouse_id and c.sku_id = l.sku_id)
                            group by l.sku_id, l.warehouse_id, p.ship_day
                            """).bindList("skus", part).bindList("without", without).mapTo(Promised.class)
                    .forEach(row -> promised.computeIfAbsent(new Shelf(row.warehouseId(), row.skuId()), _ -> new ArrayList<>())
                            .add(new Supply.Departure((int) row.shipDay().toEpochDay(), row.units()))));
        }
        return promised;
    }

    private Map<Shelf, Integer> held(List<Integer> skus, String sql) {
        var held = new HashMap<Shelf, Integer>();
        for (int from = 0; from < skus.size(); from += SKUS_PER_QUERY) {
            List<Integer> part = skus.subList(from, Math.min(skus.size(), from + SKUS_PER_QUERY));
            jdbi.useHandle(handle -> handle.createQuery(sql).bindList("skus", part).mapTo(Held.class)
                    .forEach(row -> held.put(new Shelf(row.warehouseId(), row.skuId()), row.units())));
        }
        return held;
    }

    /** The rate table by distance zones. */
    private Freight freight() {
        record RateRow(String service, String lane, long fromGrams, long toGrams, long minimumCents, long baseCents, double centsPerKg, int transitDays) {
        }
        record ZoneRow(String lane, long upToKm) {
        }
        return jdbi.withHandle(handle -> new RateTable(
                handle.createQuery("select service, lane, from_grams, to_grams, minimum_cents, base_cents, cents_per_kg, transit_days from freight_rate "
                        + "order by lane, service, from_grams").mapTo(RateRow.class).list().stream().map(row -> new Rate(row.service(), row.lane(), row.fromGrams(),
                        row.toGrams(), row.minimumCents(), row.baseCents(), row.centsPerKg(), row.transitDays())).toList(),
                new DistanceZones(handle.createQuery("select lane, up_to_km from freight_zone order by up_to_km").mapTo(ZoneRow.class).list().stream()
                        .map(row -> new DistanceZones.Zone(row.lane(), row.upToKm() * 1000)).toList())));
    }

    /** Grams of one unit by SKU; SKUs of unknown weight weigh nothing. */
    @RolesAllowed(Role.VIEW)
    public Map<Integer, Double> grams(Set<Integer> skus) {
        var grams = new HashMap<Integer, Double>();
        List<Integer> wanted = skus.stream().sorted().toList();
        for (int from = 0; from < wanted.size(); from += SKUS_PER_QUERY) {
            List<Integer> part = wanted.subList(from, Math.min(wanted.size(), from + SKUS_PER_QUERY));
            jdbi.useHandle(handle -> handle.createQuery("select id, coalesce(weight_kg, 0) * 1000 from sku where id in (<skus>)").bindList("skus", part)
                    .map((row, context) -> grams.put(row.getInt(1), row.getDouble(2))).list());
        }
        return grams;
    }

    static long cents(BigDecimal money) {
        return money.multiply(HUNDRED).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
