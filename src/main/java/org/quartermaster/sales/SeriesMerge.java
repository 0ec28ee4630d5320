package org.quartermaster.sales;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;

/** Merges two ascending streams, the pairs that are in stock and the daily rows, into one series per pair. */
final class SeriesMerge implements DailyRows {

    private final List<Long> pairs;
    private final RangeFacts facts;
    private final LocalDate firstDay;
    private final Consumer<DailySeries> consumer;
    private final float[] sold;
    private final float[] observedPrice;
    private int nextPair;
    private long current = -1;

    SeriesMerge(List<Long> pairs, RangeFacts facts, LocalDate from, LocalDate to, Consumer<DailySeries> consumer) {
        this.pairs = pairs;
        this.facts = facts;
        this.firstDay = from;
        this.consumer = consumer;
        this.sold = new float[(int) (to.toEpochDay() - from.toEpochDay()) + 1];
        this.observedPrice = new float[sold.length];
        Arrays.fill(observedPrice, Float.NaN);
    }

    void run(Consumer<DailyRows> source) {
        source.accept(this);
        finish();
        emptySeriesBefore(Long.MAX_VALUE);
    }

    @Override
    public void begin(int sku, int warehouse) {
        long key = RangeFacts.key(sku, warehouse);
        finish();
        emptySeriesBefore(key);
        current = key;
    }

    @Override
    public void day(int index, int units, float price) {
        sold[index] = units;
        observedPrice[index] = price;
    }

    private void emptySeriesBefore(long key) {
        while (nextPair < pairs.size() && pairs.get(nextPair) <= key) {
            if (pairs.get(nextPair) < key) {
                current = pairs.get(nextPair);
                finish();
            }
            nextPair++;
        }
    }

    private void finish() {
        if (current < 0) {
            return;
        }
        consumer.accept(series(current));
        Arrays.fill(sold, 0);
        Arrays.fill(observedPrice, Float.NaN);
        current = -1;
    }

    private DailySeries series(long key) {
        var units = sold.clone();
        var whileShort = new float[units.length];
        var blind = facts.blind(key);
        int firstSale = -1;
        for (int i = 0; i < units.length; i++) {
            if (units[i] > 0 && firstSale < 0) {
                firstSale = i;
            }
            if (blind[i]) {
                whileShort[i] = units[i];
                units[i] = Float.NaN;
            }
        }
        int sku = RangeFacts.sku(key);
        return new DailySeries(new SkuId(sku), new WarehouseId(RangeFacts.warehouse(key)), firstDay, units, whileShort, facts.listPrice(sku, observedPrice),
                facts.promotionDepth(key), firstSale);
    }
}
