package org.quartermaster.alerts.detection;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A purchase order that is overdue or expected later than due, and what runs out meanwhile.
 *
 * <p>When it will come: the re-estimated day, but not before the median of the supplier's lead times that are longer than the time gone by,
 * {@code Q((1 + F(elapsed)) / 2)}. Money is the margin of sales lost until then: per line {@code min(open units, daily demand · max(0, days until it comes −
 * days of cover)) · margin}. Worked number: 10 a day, 3 days of cover, comes in 8 days, 100 open, margin 2.00: 50 lost, 100.00.
 */
public final class LateOrders {

    private static final int MOST_WAIT = 60;

    /** Quantile function of a supplier's lead time, days. */
    @FunctionalInterface
    public interface LeadTimes {
        /** @param level 0…1 */
        double quantile(double level);
    }

    /**
     * An order with open lines.
     *
     * @param dueOn      as the supplier promised
     * @param expectedOn as it is counted on now
     */
    public record Order(long id, String code, int warehouseId, int supplierId, String supplier, LocalDate orderedOn, LocalDate dueOn, LocalDate expectedOn,
                        List<Line> lines) {
        public Order {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One open line.
     *
     * @param coverDays days until expected demand is not served without any inbound
     * @param margin    company currency per unit
     */
    public record Line(String sku, int openUnits, double dailyDemand, int coverDays, double margin) {
        double lost(long waitDays) {
            return Math.min(openUnits, dailyDemand * Math.max(0, waitDays - (double) coverDays));
        }
    }

    private LateOrders() {
    }

    public static Optional<Finding> judge(Order order, LeadTimes leadTimes, LocalDate today) {
        boolean overdue = order.dueOn().isBefore(today);
        if (!overdue && !order.expectedOn().isAfter(order.dueOn())) {
            return Optional.empty();
        }
        long wait = waitDays(order, leadTimes, today);
        var terms = new ArrayList<Evidence.Term>();
        var skus = new ArrayList<String>();
        double lost = 0;
        for (Line line : order.lines()) {
            double units = line.lost(wait);
            if (units > 0 && line.margin() > 0) {
                terms.add(Evidence.Term.of("lost_margin", units, line.margin()));
                skus.add(line.sku());
                lost += units;
            }
        }
        Map<String, Double> numbers = new LinkedHashMap<>();
        numbers.put("late", (double) Math.max(0, ChronoUnit.DAYS.between(order.dueOn(), today)));
        numbers.put("wait", (double) wait);
        numbers.put("lost", lost);
        numbers.put("lines", (double) order.lines().size());
        numbers.put("short", (double) skus.size());
        skus.addFirst(order.supplier());
        return Optional.of(new Finding(AlertKind.LATE_ORDER, overdue ? "overdue" : "expected_late",
                Finding.Subject.ofOrder(order.id(), order.warehouseId(), order.code()), "supplier/" + order.supplierId(), lost > 0,
                new Evidence(terms, numbers, skus, Evidence.Series.NONE)));
    }

    /** Days from today until it comes. */
    static long waitDays(Order order, LeadTimes leadTimes, LocalDate today) {
        double elapsed = ChronoUnit.DAYS.between(order.orderedOn(), today);
        double median = leadTimes.quantile((1 + share(leadTimes, elapsed)) / 2);
        long likely = (long) Math.ceil(median - elapsed);
        return Math.clamp(Math.max(likely, ChronoUnit.DAYS.between(today, order.expectedOn())), 1, MOST_WAIT);
    }

    /** Share of lead times that are not longer: the inverse of the quantile function on a grid of percents. */
    private static double share(LeadTimes leadTimes, double days) {
        int percent = 0;
        while (percent < 100 && leadTimes.quantile((percent + 1) / 100.0) <= days) {
            percent++;
        }
        return percent / 100.0;
    }
}
