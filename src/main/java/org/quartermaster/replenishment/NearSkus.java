package org.quartermaster.replenishment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.quartermaster.shared.SkuRange;

/** Cuts a few of all SKUs into ranges to read: one SKU more in a read is cheap, one more read is not. */
final class NearSkus {

    private static final int WIDEST = 400;
    private static final int MOST_APART = 20;

    private NearSkus() {
    }

    /** Few ranges that hold all of {@code skus}, and few others. */
    static List<SkuRange> ranges(Collection<Integer> skus) {
        var ranges = new ArrayList<SkuRange>();
        for (int sku : skus.stream().distinct().sorted().toList()) {
            SkuRange last = ranges.isEmpty() ? null : ranges.getLast();
            if (last != null && sku - last.toId() <= MOST_APART && sku - last.fromId() < WIDEST) {
                ranges.set(ranges.size() - 1, new SkuRange(last.fromId(), sku));
            } else {
                ranges.add(new SkuRange(sku, sku));
            }
        }
        return ranges;
    }
}
