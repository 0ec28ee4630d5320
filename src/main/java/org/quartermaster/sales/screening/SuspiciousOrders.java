package org.quartermaster.sales.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Customer orders unlike the others, scored by what a person would look at.
 *
 * <p>Each feature gives points, and the order is worth a look at {@value #LEAST_POINTS} of them: units of a line beyond what the SKU usually sells at once and
 * value beyond what orders usually are, each in robust deviations of the logarithm above {@value #USUAL_DEVIATIONS} (median and median absolute deviation · 1.4826;
 * Rousseeuw and Croux, 1993), at most {@value #MOST_POINTS}; payment attempts above two; orders of several customers from one address within an hour; a
 * first order adds a point when another feature gave one. The one rule of the company: alerts tell these orders, deliveries wait for a person where
 * {@link Suspicion#isLikelyFraud()}. Worked number: a SKU usually sold 2 at a time, deviation of the logarithm 0.5: an order of 40 is
 * ln(20)/0.5 = 5.99 deviations, 2.99 points; as a first order 3.99.
 */
public final class SuspiciousOrders {

    static final double LEAST_POINTS = 3;
    static final double USUAL_DEVIATIONS = 3;
    static final double MOST_POINTS = 4;
    private static final double LEAST_SPREAD = 0.5;
    private static final int LEAST_BURST = 3;
    private static final long BURST_SECONDS = 3_600;

    /**
     * An order to judge.
     *
     * @param address     ship-to, the same text for the same door
     * @param placedAt    seconds since the epoch
     * @param warehouseId 0 for any
     * @param value       company currency
     * @param attempts    cards or attempts used to pay
     */
    public record Order(long id, String code, String customer, String address, long placedAt, int warehouseId, double value, int attempts, boolean isFirst,
                        List<Line> lines) {
        public Order {
            lines = List.copyOf(lines);
        }
    }

    /** One line. */
    public record Line(int skuId, int units) {
    }

    /**
     * An order, or a burst of orders, that is worth a look.
     *
     * @param orders  one, or those of a burst, oldest first
     * @param figures points per feature ({@code points_…}) and the figures behind them; of a burst its counts
     */
    public record Suspicion(List<Order> orders, Map<String, Double> figures) {
        public Suspicion {
            orders = List.copyOf(orders);
        }

        public boolean isBurst() {
            return orders.size() > 1;
        }

        /** Payment speaks for it too: a burst, or more than one attempt. A large order that was paid at once is only unusual. */
        public boolean isLikelyFraud() {
            return isBurst() || orders.getFirst().attempts() > 1;
        }
    }

    /**
     * Median and robust deviation of logarithms.
     *
     * @param count how many it was measured on
     */
    public record Norm(double medianLog, double deviationLog, int count) {
        /** The norm of positive values. */
        public static Norm of(double[] values) {
            double[] logs = Arrays.stream(values).filter(value -> value > 0).map(Math::log).sorted().toArray();
            if (logs.length == 0) {
                return new Norm(0, LEAST_SPREAD, 0);
            }
            double median = median(logs);
            double[] away = Arrays.stream(logs).map(log -> Math.abs(log - median)).sorted().toArray();
            return new Norm(median, Math.max(LEAST_SPREAD, 1.4826 * median(away)), logs.length);
        }

        /** Deviations above the median; 0 for values that are not positive or when nothing is known. */
        public double deviations(double value) {
            return value <= 0 || count == 0 ? 0 : (Math.log(value) - medianLog) / deviationLog;
        }

        private static double median(double[] sorted) {
            int half = sorted.length / 2;
            return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        }
    }

    /**
     * What is usual.
     *
     * @param lineUnits units per order line, per SKU
     * @param anyUnits  units per order line over all SKUs, for SKUs that are rarely ordered
     * @param value     value per order
     * @param customers value per order of customers with a history
     */
    public record Usual(Map<Integer, Norm> lineUnits, Norm anyUnits, Norm value, Map<String, Norm> customers) {
        private static final int LEAST_COUNT = 5;

        Norm units(int skuId) {
            Norm own = lineUnits.get(skuId);
            return own == null || own.count() < LEAST_COUNT ? anyUnits : own;
        }

        Norm value(String customer) {
            Norm own = customers.get(customer);
            return own == null || own.count() < LEAST_COUNT ? value : own;
        }
    }

    private SuspiciousOrders() {
    }

    /** Orders worth a look; a burst is one suspicion, named by its first order. */
    public static List<Suspicion> judge(List<Order> orders, Usual usual) {
        var found = new ArrayList<Suspicion>();
        var inBurst = new HashSet<Long>();
        for (List<Order> burst : bursts(orders)) {
            found.add(new Suspicion(burst, figures(burst)));
            burst.forEach(order -> inBurst.add(order.id()));
        }
        orders.stream().filter(order -> !inBurst.contains(order.id())).forEach(order -> {
            var points = points(order, usual);
            double sum = points.entrySet().stream().filter(entry -> entry.getKey().startsWith("points")).mapToDouble(Map.Entry::getValue).sum();
            if (sum >= LEAST_POINTS) {
                points.put("score", sum);
                found.add(new Suspicion(List.of(order), points));
            }
        });
        return found;
    }

    static Map<String, Double> points(Order order, Usual usual) {
        Map<String, Double> points = new LinkedHashMap<>();
        Line most = order.lines().stream().max(Comparator.comparingDouble(line -> usual.units(line.skuId()).deviations(line.units()))).orElse(new Line(0, 0));
        double quantity = usual.units(most.skuId()).deviations(most.units());
        double value = usual.value(order.customer()).deviations(order.value());
        points.put("points_quantity", capped(quantity - USUAL_DEVIATIONS));
        points.put("points_value", capped(value - USUAL_DEVIATIONS));
        points.put("points_attempts", capped(order.attempts() - 2.0));
        boolean any = points.values().stream().anyMatch(point -> point > 0);
        points.put("points_first", order.isFirst() && any ? 1.0 : 0.0);
        points.put("units", (double) most.units());
        points.put("usual_units", Math.exp(usual.units(most.skuId()).medianLog()));
        points.put("value", order.value());
        points.put("usual_value", Math.exp(usual.value(order.customer()).medianLog()));
        points.put("attempts", (double) order.attempts());
        points.put("first", order.isFirst() ? 1.0 : 0.0);
        return points;
    }

    private static double capped(double points) {
        return Math.clamp(points, 0, MOST_POINTS);
    }

    private static Map<String, Double> figures(List<Order> orders) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        numbers.put("orders", (double) orders.size());
        numbers.put("minutes", Math.ceil((orders.getLast().placedAt() - orders.getFirst().placedAt()) / 60.0));
        numbers.put("customers", (double) orders.stream().map(Order::customer).distinct().count());
        numbers.put("firsts", (double) orders.stream().filter(Order::isFirst).count());
        numbers.put("attempts", (double) orders.stream().mapToInt(Order::attempts).max().orElse(0));
        return numbers;
    }

    /** Orders of at least three customers to one address, each within an hour of the one before. */
    private static List<List<Order>> bursts(List<Order> orders) {
        var doors = new LinkedHashMap<String, List<Order>>();
        orders.stream().filter(order -> !order.address().isBlank()).sorted(Comparator.comparingLong(Order::placedAt))
                .forEach(order -> doors.computeIfAbsent(order.address(), _ -> new ArrayList<>()).add(order));
        var bursts = new ArrayList<List<Order>>();
        doors.values().stream().filter(door -> door.size() >= LEAST_BURST).forEach(door -> {
            int from = 0;
            for (int i = 1; i <= door.size(); i++) {
                if (i == door.size() || door.get(i).placedAt() - door.get(i - 1).placedAt() > BURST_SECONDS) {
                    var run = door.subList(from, i);
                    if (run.stream().map(Order::customer).distinct().count() >= LEAST_BURST) {
                        bursts.add(List.copyOf(run));
                    }
                    from = i;
                }
            }
        });
        return bursts;
    }
}
