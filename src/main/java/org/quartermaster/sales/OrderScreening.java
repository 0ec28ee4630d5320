package org.quartermaster.sales;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.sales.screening.SuspiciousOrders;
import org.quartermaster.sales.screening.SuspiciousOrders.Norm;
import org.quartermaster.sales.screening.SuspiciousOrders.Order;
import org.quartermaster.sales.screening.SuspiciousOrders.Usual;

/**
 * Screens customer orders against what was usual before: {@link SuspiciousOrders} decides, this reads. What is usual is read as counts of equal values, so that a
 * year of orders is a short list.
 */
public final class OrderScreening {

    private static final int MOST_OF_ONE_VALUE = 200;
    private static final int IDS_PER_QUERY = 1_000;

    private OrderScreening() {
    }

    /**
     * The orders worth a look, cancelled ones left out.
     *
     * @param before orders placed before this moment are the usual ones
     */
    public static List<SuspiciousOrders.Suspicion> suspicions(Jdbi jdbi, Collection<CustomerOrderFacts> facts, Instant before) {
        var orders = orders(facts);
        return SuspiciousOrders.judge(orders, usual(jdbi, orders, before));
    }

    /**
     * Orders for which no driver is sent before a person has looked. All orders that wait are judged together, whoever asks: a burst over several depots is one, also
     * for somebody who sees one depot only.
     *
     * @param promisedBefore end of the window that counts
     * @param before         orders placed before this moment are the usual ones
     */
    public static Set<Long> likelyFraud(Jdbi jdbi, Instant promisedBefore, Instant before) {
        List<CustomerOrderFacts> waiting = jdbi.withHandle(handle -> CustomerOrderRows.read(handle.createQuery(CustomerOrderRows.SELECT
                + " where o.state in ('open', 'allocated', 'planned') and (o.promised_from is null or o.promised_from < :until)" + CustomerOrderRows.ORDER)
                .bind("until", LocalDateTime.ofInstant(promisedBefore, ZoneOffset.UTC))));
        return suspicions(jdbi, waiting, before).stream().filter(SuspiciousOrders.Suspicion::isLikelyFraud).flatMap(suspicion -> suspicion.orders().stream())
                .map(Order::id).collect(Collectors.toSet());
    }

    private static List<Order> orders(Collection<CustomerOrderFacts> facts) {
        return facts.stream().filter(order -> order.state() != CustomerOrderState.CANCELLED).map(OrderScreening::order).toList();
    }

    private static Order order(CustomerOrderFacts facts) {
        String door = facts.shipTo() + (Double.isNaN(facts.latitude()) ? "" : "|%.4f|%.4f".formatted(facts.latitude(), facts.longitude()));
        return new Order(facts.id(), facts.code(), facts.customer(), facts.shipTo().isBlank() ? "" : door, facts.placedAt().getEpochSecond(),
                facts.warehouse() == null || facts.depots().size() > 1 ? 0 : facts.warehouse().value(), facts.value().doubleValue(), facts.paymentAttempts(), facts.isFirstOrder(),
                facts.lines().stream().map(line -> new SuspiciousOrders.Line(line.sku().value(), line.units())).toList());
    }

    private static Usual usual(Jdbi jdbi, List<Order> orders, Instant before) {
        var skus = new HashSet<Integer>();
        var customers = new HashSet<String>();
        orders.forEach(order -> {
            order.lines().forEach(line -> skus.add(line.skuId()));
            customers.add(order.customer());
        });
        var until = LocalDateTime.ofInstant(before, ZoneOffset.UTC);
        return jdbi.withHandle(handle -> new Usual(perSku(handle, List.copyOf(skus), until),
                norm(handle, "select l.units as value, count(*) as n from customer_order_line l join customer_order o on o.id = l.order_id where o.placed_at < :before "
                        + "and o.state <> 'cancelled' group by l.units", until),
                norm(handle, "select round(value, 0) as value, count(*) as n from customer_order o where o.placed_at < :before and o.state <> 'cancelled' group by 1", until),
                perCustomer(handle, List.copyOf(customers), until)));
    }

    private static Norm norm(Handle handle, String sql, LocalDateTime before) {
        var values = new Values();
        handle.createQuery(sql).bind("before", before).map((row, context) -> values.add(row.getDouble(1), row.getInt(2))).forEach(_ -> { });
        return values.norm();
    }

    private static Map<Integer, Norm> perSku(Handle handle, List<Integer> skus, LocalDateTime before) {
        var values = new HashMap<Integer, Values>();
        for (int from = 0; from < skus.size(); from += IDS_PER_QUERY) {
            handle.createQuery("""
                            select l.sku_id, l.units, count(*) from customer_order_line l join customer_order o on o.id = l.order_id
                            where l.sku_id in (<skus>) and o.placed_at < :before and o.state <> 'cancelled' group by 1, 2
                            """)
                    .bindList("skus", skus.subList(from, Math.min(skus.size(), from + IDS_PER_QUERY))).bind("before", before)
                    .map((row, context) -> values.computeIfAbsent(row.getInt(1), _ -> new Values()).add(row.getDouble(2), row.getInt(3))).forEach(_ -> { });
        }
        var norms = new HashMap<Integer, Norm>();
        values.forEach((sku, own) -> norms.put(sku, own.norm()));
        return norms;
    }

    private static Map<String, Norm> perCustomer(Handle handle, List<String> customers, LocalDateTime before) {
        var values = new HashMap<String, Values>();
        for (int from = 0; from < customers.size(); from += IDS_PER_QUERY) {
            handle.createQuery("select customer, value from customer_order o where o.customer in (<customers>) and o.placed_at < :before and o.state <> 'cancelled'")
                    .bindList("customers", customers.subList(from, Math.min(customers.size(), from + IDS_PER_QUERY))).bind("before", before)
                    .map((row, context) -> values.computeIfAbsent(row.getString(1), _ -> new Values()).add(row.getDouble(2), 1)).forEach(_ -> { });
        }
        var norms = new HashMap<String, Norm>();
        values.forEach((customer, own) -> norms.put(customer, own.norm()));
        return norms;
    }

    /** Values with how often they occur; a value that occurs very often is thinned together with the others. */
    private static final class Values {
        private final List<double[]> counts = new ArrayList<>();
        private int most = 1;

        boolean add(double value, int count) {
            most = Math.max(most, count);
            return counts.add(new double[] {value, count});
        }

        Norm norm() {
            double scale = Math.min(1, (double) MOST_OF_ONE_VALUE / most);
            return Norm.of(counts.stream().flatMapToDouble(pair -> DoubleStream.generate(() -> pair[0]).limit((long) Math.ceil(pair[1] * scale)))
                    .toArray());
        }
    }
}
