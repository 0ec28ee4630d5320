package org.quartermaster.forecasting;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.quartermaster.forecasting.SeriesPast.Span;
import org.quartermaster.forecasting.totals.AheadTotal;
import org.quartermaster.forecasting.totals.PastTotal;
import org.quartermaster.shared.WarehouseId;

/** Adds the series of one SKU up, the ones of its warehouses. */
final class SkuSums {

    private final Map<WarehouseId, SeriesPast> series;
    private final PastTotal past;
    private final AheadTotal baseline;
    private final AheadTotal total;
    private boolean isOverridden;

    SkuSums(ForecastRunFacts run, List<SeriesPast> pasts) {
        series = pasts.stream().collect(Collectors.toMap(SeriesPast::warehouse, Function.identity()));
        past = PastTotal.empty(ForecastRun.HISTORY_DAYS, run.horizon());
        baseline = AheadTotal.empty(run.horizon());
        total = AheadTotal.empty(run.horizon());
        pasts.forEach(one -> past.add(one.part(t -> one.price()[t])));
    }

    void add(StoredForecast row) {
        SeriesPast own = series.get(row.warehouse());
        float[] prices = prices(own, row.baseline().horizon());
        float[] demand = own == null ? new float[0] : own.clean();
        baseline.add(row.baseline().mean(), row.spread(), prices, demand);
        total.add(row.total().mean(), row.spread(), prices, demand);
        isOverridden |= row.isOverridden();
    }

    /** Prices of the days ahead: the planned ones, else the last that is known. */
    private static float[] prices(SeriesPast own, int horizon) {
        float[] prices = new float[horizon];
        Arrays.fill(prices, Float.NaN);
        if (own != null) {
            float last = Float.NaN;
            for (int t = 0; t < Math.min(own.price().length, own.days() + horizon); t++) {
                last = Float.isNaN(own.price()[t]) ? last : own.price()[t];
                if (t >= own.days()) {
                    prices[t - own.days()] = last;
                }
            }
        }
        return prices;
    }

    PastTotal past() {
        return past;
    }

    AheadTotal baseline() {
        return baseline;
    }

    /** The baseline itself where no override holds. */
    AheadTotal total() {
        return isOverridden ? total : baseline;
    }

    List<Span> promotions() {
        return series.values().stream().flatMap(one -> one.promotions().stream()).distinct().sorted(Comparator.comparing(Span::from)).toList();
    }
}
