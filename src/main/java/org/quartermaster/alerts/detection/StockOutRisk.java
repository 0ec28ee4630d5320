package org.quartermaster.alerts.detection;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stock that runs out before an order placed now would arrive.
 *
 * <p>Money is the margin that ordering today cannot save: {@code min(expected lost units, daily demand · (lead time − days until out))} at price less cost. Worked
 * number: 3 a day, out in 10 days, lead time 14 days: 12 units lost at a price of 20.00 and a cost of 14.00 are 240.00 − 168.00 = 72.00.
 */
public final class StockOutRisk {

    private static final int PICTURE_DAYS = 28;

    private StockOutRisk() {
    }

    /** @param today first day of the projection */
    public static Optional<Finding> judge(StockFigures line, LocalDate today) {
        boolean runsOut = line.outDays() < line.leadDays();
        if (!runsOut || line.lostUnits() <= 0 || line.lostMargin() <= 0) {
            return Optional.empty();
        }
        double price = line.lostSales() / line.lostUnits();
        double cost = (line.lostSales() - line.lostMargin()) / line.lostUnits();
        double lost = Math.min(line.lostUnits(), line.dailyDemand() * (line.leadDays() - line.outDays()));
        var terms = List.of(Evidence.Term.of("lost_sales", lost, price), Evidence.Term.of("cost_saved", lost, -cost));
        Map<String, Double> numbers = new LinkedHashMap<>();
        numbers.put("free", (double) line.free());
        numbers.put("daily", line.dailyDemand());
        numbers.put("days", (double) line.outDays());
        numbers.put("lead", (double) line.leadDays());
        numbers.put("inbound", (double) line.inbound());
        numbers.put("lost", lost);
        boolean out = line.free() <= 0;
        return Optional.of(new Finding(AlertKind.STOCK_OUT, out ? "out" : "runs_out", Finding.Subject.ofSku(line.skuId(), line.warehouseId(), line.sku()),
                line.cause(), out || line.outDays() <= 7, new Evidence(terms, numbers, List.of(), picture(line, today))));
    }

    /** Stock without inbound, day by day, for the small picture. */
    private static Evidence.Series picture(StockFigures line, LocalDate today) {
        double[] stock = new double[PICTURE_DAYS];
        double[] zero = new double[PICTURE_DAYS];
        for (int day = 0; day < PICTURE_DAYS; day++) {
            stock[day] = Math.max(0, line.free() - line.dailyDemand() * (day + 1));
        }
        return new Evidence.Series(today, stock, zero, zero.clone());
    }
}
