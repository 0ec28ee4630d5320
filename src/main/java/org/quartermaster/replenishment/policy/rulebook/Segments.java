package org.quartermaster.replenishment.policy.rulebook;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** Segments of SKUs: shares of a total (Pareto), steadiness, value of a unit. */
public final class Segments {

    private static final double FIRST = 0.80;
    private static final double SECOND = 0.95;
    private static final double STEADY = 0.5;
    private static final double VARYING = 1.0;
    private static final double DEAR = 50;
    private static final double CHEAP = 10;

    private Segments() {
    }

    /**
     * The greatest that make up 80 % get the first letter, those up to 95 % the second, the rest the third.
     *
     * @param amounts by identity, ≥ 0
     * @param letters three letters
     */
    public static Map<Integer, String> byShare(Map<Integer, Double> amounts, String letters) {
        double all = amounts.values().stream().mapToDouble(Double::doubleValue).sum();
        Map<Integer, String> segments = new HashMap<>();
        double[] before = {0};
        amounts.entrySet().stream().sorted(Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> {
                    int place = before[0] < FIRST * all ? 0 : before[0] < SECOND * all ? 1 : 2;
                    segments.put(entry.getKey(), letters.substring(place, place + 1));
                    before[0] += entry.getValue();
                });
        return segments;
    }

    /** X, Y, Z: the deviation of four weeks' demand is below half its mean, below its mean, or more. */
    public static String steadiness(double mean, double variance) {
        double share = mean <= 0 ? Double.POSITIVE_INFINITY : Math.sqrt(variance) / mean;
        return share < STEADY ? "X" : share < VARYING ? "Y" : "Z";
    }

    /** H, M, L: a unit costs 50 and more, 10 and more, or less; M when unknown. */
    public static String value(double unitCost) {
        return Double.isNaN(unitCost) ? "M" : unitCost >= DEAR ? "H" : unitCost >= CHEAP ? "M" : "L";
    }
}
