package org.quartermaster.replenishment.policy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Demand until the next order arrives when the lead time itself is uncertain: P(D ≤ x) = Σ_l P(lead = l)·P(D over l + review ≤ x), the mixture of the forecast's
 * distributions over the measured lead times. Exact also where lead times have two peaks, which a mean and a variance cannot tell.
 *
 * @param parts distributions with their weights, which add up to 1
 */
public record DemandMixture(List<Part> parts) {

    /** One distribution and how likely it is. */
    public record Part(double weight, DemandDistribution demand) {
    }

    public DemandMixture {
        parts = List.copyOf(parts);
        if (parts.isEmpty() || Math.abs(parts.stream().mapToDouble(Part::weight).sum() - 1) > 1e-9) {
            throw new IllegalArgumentException("The weights of %s must add up to 1.".formatted(parts));
        }
    }

    /**
     * Over {@code days} days of which the expected lead time is a part; by the first two moments when the lead time is only known by them.
     */
    public static DemandMixture over(DemandOutlook outlook, int days, LeadTime leadTime) {
        if (leadTime.likelyDays().isEmpty()) {
            return new DemandMixture(List.of(new Part(1, outlook.over(days, leadTime))));
        }
        Map<Integer, Integer> counts = new TreeMap<>();
        leadTime.likelyDays().forEach(likely -> counts.merge(Math.max(0, days + likely - leadTime.days()), 1, Integer::sum));
        double all = leadTime.likelyDays().size();
        return new DemandMixture(counts.entrySet().stream().map(entry -> new Part(entry.getValue() / all, outlook.over(entry.getKey()))).toList());
    }

    /** P(demand ≤ x). */
    public double cumulative(int x) {
        return parts.stream().mapToDouble(part -> part.weight() * part.demand().cumulative(x)).sum();
    }

    /** E[(D − stock)⁺]. */
    public double loss(double stock) {
        return parts.stream().mapToDouble(part -> part.weight() * part.demand().loss(stock)).sum();
    }

    /** The least x with P(demand ≤ x) ≥ {@code probability}: it lies between the least and the greatest quantile of the parts. */
    public int quantile(double probability) {
        int low = Integer.MAX_VALUE;
        int high = 0;
        for (Part part : parts) {
            int quantile = part.demand().quantile(probability);
            low = Math.min(low, quantile);
            high = Math.max(high, quantile);
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative(middle) >= probability - 1e-12) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The least level whose expected lost demand does not exceed {@code allowed} ≥ 0. */
    public int levelForLoss(double allowed) {
        int low = 0;
        int high = parts.stream().mapToInt(part -> part.demand().levelForLoss(allowed)).max().orElse(0);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (loss(middle) <= allowed) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
