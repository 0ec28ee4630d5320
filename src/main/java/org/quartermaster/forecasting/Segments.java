package org.quartermaster.forecasting;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.quartermaster.shared.SkuRange;

/**
 * Divides the series of a company into segments that are trained and forecast apart: ranges of SKUs with about the same number of series each, none with more than bearable, and all warehouses of a SKU
 * in the same one. A company that fits into one stays whole: one model for all series is the better one as long as it can see them all.
 */
final class Segments {

    /** Most series of a segment when nobody says: with their 730 days about 0.57 GB of heap. */
    static final int MOST_SERIES = 40_000;

    private Segments() {
    }

    /**
     * A range of SKUs.
     *
     * @param series pairs of SKU and warehouse in it
     */
    record Segment(SkuRange skus, int series) {
    }

    /** @param perSku series of each SKU, not empty @param most series of a segment, ≥ 1; a SKU with more has a segment of its own */
    static List<Segment> of(SortedMap<Integer, Integer> perSku, int most) {
        int all = perSku.values().stream().mapToInt(Integer::intValue).sum();
        int wanted = Math.max(1, (all + most - 1) / most);
        var segments = new ArrayList<Segment>();
        int from = perSku.firstKey();
        int to = from;
        int own = 0;
        int before = 0;
        for (var sku : perSku.entrySet()) {
            boolean isFull = own > 0 && (own + sku.getValue() > most || before + own >= Math.ceilDiv((long) all * (segments.size() + 1), wanted));
            if (isFull) {
                segments.add(new Segment(new SkuRange(from, to), own));
                before += own;
                own = 0;
                from = sku.getKey();
            }
            own += sku.getValue();
            to = sku.getKey();
        }
        segments.add(new Segment(new SkuRange(from, to), own));
        return segments;
    }
}
