package org.quartermaster.alerts.detection;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stock beyond what the forecast sells in reasonable time.
 *
 * <p>Symbols: E excess units, d units sold per day, c cost per unit, h holding rate per year, w share of the cost that is lost when stock is written off, H days
 * until it is. Within H days s = min(E, d·H) units sell, each after half of s/d days on average; the other E − s lie for H days and are written off. Money is
 * {@code h·c·(s·(s/d)/2 + (E − s)·H)/365 + w·c·(E − s)}. Assumption: the rest of the stock is sold beside it, not before it.
 *
 * <p>Worked number: E = 400, d = 1, c = 10, h = 0.2, w = 0.5, H = 365: s = 365, holding 0.2·10·(365·182.5 + 35·365)/365 = 2·(182.5 + 35) = 435, write-off
 * 0.5·10·35 = 175, together 610.
 */
public final class Overstock {

    private static final int PICTURE_DAYS = 28;

    /**
     * What holding costs.
     *
     * @param holdingRate   share of the cost per year, ≥ 0
     * @param writeOffShare share of the cost lost in a write-off, 0…1
     * @param writeOffDays  days after which stock is written off, ≥ 1
     */
    public record Costs(double holdingRate, double writeOffShare, int writeOffDays) {
        public Costs {
            if (!(holdingRate >= 0) || !(writeOffShare >= 0 && writeOffShare <= 1) || writeOffDays < 1) {
                throw new IllegalArgumentException("Holding %s, write-off %s after %d days is out of range.".formatted(holdingRate, writeOffShare, writeOffDays));
            }
        }
    }

    private Overstock() {
    }

    public static Optional<Finding> judge(StockFigures line, Costs costs, LocalDate today) {
        int excess = line.excessUnits();
        if (excess <= 0 || line.excessValue() <= 0) {
            return Optional.empty();
        }
        double daily = line.dailyDemand();
        double unitCost = line.excessValue() / excess;
        double sold = Math.min(excess, daily * costs.writeOffDays());
        double left = excess - sold;
        double soldDays = daily > 0 ? sold / daily / 2 : 0;
        double perDay = costs.holdingRate() * unitCost / 365;
        var terms = List.of(Evidence.Term.of("holding_sold", sold, perDay * soldDays), Evidence.Term.of("holding_left", left, perDay * costs.writeOffDays()),
                Evidence.Term.of("write_off", left, costs.writeOffShare() * unitCost));
        boolean dead = daily * costs.writeOffDays() < 1;
        Map<String, Double> numbers = new LinkedHashMap<>();
        numbers.put("excess", (double) excess);
        numbers.put("free", (double) line.free());
        numbers.put("daily", daily);
        numbers.put("cover", daily > 0 ? line.free() / daily : Double.NaN);
        numbers.put("value", line.excessValue());
        return Optional.of(new Finding(AlertKind.OVERSTOCK, dead ? "dead" : "slow", Finding.Subject.ofSku(line.skuId(), line.warehouseId(), line.sku()),
                "overstock/" + line.skuId(), false, new Evidence(terms, numbers, List.of(), picture(line, today))));
    }

    private static Evidence.Series picture(StockFigures line, LocalDate today) {
        double[] stock = new double[PICTURE_DAYS];
        double[] low = new double[PICTURE_DAYS];
        double[] high = new double[PICTURE_DAYS];
        for (int day = 0; day < PICTURE_DAYS; day++) {
            stock[day] = Math.max(0, line.free() - line.dailyDemand() * (day + 1));
            high[day] = Math.max(0, line.free() - line.excessUnits());
        }
        return new Evidence.Series(today, stock, low, high);
    }
}
