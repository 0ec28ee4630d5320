package org.quartermaster.purchasing;

import java.util.Map;
import java.util.TreeMap;

/** A histogram of lead times in whole days: all that mean, deviation and quantiles need. */
final class DayCounts {

    private final TreeMap<Integer, Integer> counts = new TreeMap<>();
    private int total;
    private int onTime;

    void add(int days, int receipts, int receiptsOnTime) {
        counts.merge(days, receipts, Integer::sum);
        total += receipts;
        onTime += receiptsOnTime;
    }

    int total() {
        return total;
    }

    double onTimeShare() {
        return total == 0 ? Double.NaN : (double) onTime / total;
    }

    double mean() {
        return counts.entrySet().stream().mapToDouble(e -> (double) e.getKey() * e.getValue()).sum() / total;
    }

    /** Sample standard deviation with n − 1; 0 for a single receipt. */
    double deviation() {
        double mean = mean();
        double squares = counts.entrySet().stream().mapToDouble(e -> e.getValue() * (e.getKey() - mean) * (e.getKey() - mean)).sum();
        return total < 2 ? 0 : Math.sqrt(squares / (total - 1));
    }

    /** The least number of days by which at least {@code level} of the receipts had come (inverse of the empirical distribution). */
    double quantile(double level) {
        int needed = Math.max(1, (int) Math.ceil(level * total - 1e-9));
        int seen = 0;
        for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
            seen += entry.getValue();
            if (seen >= needed) {
                return entry.getKey();
            }
        }
        throw new IllegalStateException("No receipts were counted.");
    }
}
