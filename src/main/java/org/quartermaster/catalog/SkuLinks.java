package org.quartermaster.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a SKU hangs together with others, all of them by code.
 *
 * @param predecessor SKU whose history it inherits; empty for none
 * @param share       share of the predecessor's demand that moves over, above 0 to 2; null without a predecessor
 * @param until       last day on which that share counts beside the SKU's own sales; null: only before its first sale
 * @param parts       units of each part in one bundle, 1…{@value #MOST_UNITS}; empty when it is no bundle
 */
public record SkuLinks(String predecessor, BigDecimal share, LocalDate until, Map<String, Integer> parts) {

    private static final BigDecimal MOST_SHARE = BigDecimal.TWO;
    private static final int MOST_PARTS = 50;
    private static final int MOST_UNITS = 9_999;

    /** No predecessor, no bundle. */
    public static final SkuLinks NONE = new SkuLinks("", null, null, Map.of());

    /** @throws IllegalArgumentException naming the value that is out of range */
    public SkuLinks {
        predecessor = predecessor == null ? "" : predecessor.strip();
        parts = Collections.unmodifiableMap(new TreeMap<>(parts == null ? Map.of() : parts));
        if (predecessor.isEmpty() && (share != null || until != null)) {
            throw new IllegalArgumentException("A share (%s) and a last day (%s) need a predecessor.".formatted(share, until));
        }
        if (!predecessor.isEmpty() && (share == null || share.signum() <= 0 || share.compareTo(MOST_SHARE) > 0)) {
            throw new IllegalArgumentException("The predecessor's share (%s) must be above 0, at most %s.".formatted(share, MOST_SHARE));
        }
        if (parts.size() > MOST_PARTS) {
            throw new IllegalArgumentException("A bundle has %d parts at most, not %d.".formatted(MOST_PARTS, parts.size()));
        }
        parts.forEach((code, units) -> {
            if (units == null || units < 1 || units > MOST_UNITS) {
                throw new IllegalArgumentException("Units of part %s (%s) must be 1 to %d.".formatted(code, units, MOST_UNITS));
            }
        });
    }
}
