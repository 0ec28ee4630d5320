package org.quartermaster.forecasting;

import java.util.ArrayList;
import java.util.List;
import org.quartermaster.catalog.SkuFacts;
import org.quartermaster.forecasting.features.SeriesInput;
import org.quartermaster.forecasting.selection.ForecastResult;

/** Collects the results of a segment, adds them up by category and warehouse, and writes them a block at a time. */
final class ForecastWriter {

    private static final int ROWS_PER_WRITE = 500;

    private final SegmentAttempt attempt;
    private final ForecastStore store;
    private final SeriesReader reader;
    private final List<ForecastResult> waiting = new ArrayList<>(ROWS_PER_WRITE);

    ForecastWriter(SegmentAttempt attempt, ForecastStore store, SeriesReader reader) {
        this.attempt = attempt;
        this.store = store;
        this.reader = reader;
    }

    void add(ForecastResult result) {
        float[] prices = prices(result);
        reader.sums().ahead(result.series().category(), result.series().warehouse(), result.forecast().horizon())
                .add(result.forecast().mean(), result.spread(), prices, result.series().demand().clean());
        waiting.add(result);
        if (waiting.size() == ROWS_PER_WRITE) {
            flush();
        }
    }

    void flush() {
        if (!waiting.isEmpty()) {
            store.add(attempt, waiting, waiting.stream().mapToDouble(result -> price(result.series())).toArray());
            waiting.clear();
        }
    }

    /** List prices of the days ahead; where none is planned the present one. */
    private float[] prices(ForecastResult result) {
        float[] prices = new float[result.forecast().horizon()];
        int days = result.series().demand().days();
        for (int t = 0; t < prices.length; t++) {
            float planned = days + t < result.series().prices().values().length ? result.series().prices().values()[days + t] : Float.NaN;
            prices[t] = Float.isNaN(planned) ? (float) price(result.series()) : planned;
        }
        return prices;
    }

    private double price(SeriesInput series) {
        float current = series.prices().values()[series.demand().days() - 1];
        SkuFacts sku = reader.sku(series.sku());
        return Float.isNaN(current) && sku != null ? sku.unitPrice() : current;
    }
}
