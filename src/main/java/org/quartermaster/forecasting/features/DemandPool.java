package org.quartermaster.forecasting.features;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.quartermaster.forecasting.demand.Demand;

/**
 * What series have in common: the daily sales of each category, and the weekday profile of each warehouse. Filled in one pass over all series, then only read.
 */
public final class DemandPool {

    private static final double PROFILE_COUNTS = 50;

    private final int days;
    private final int firstWeekday;
    private final Map<Integer, float[]> categories = new HashMap<>();
    private final Map<Integer, double[]> weekdays = new HashMap<>();

    /**
     * @param days         days of history
     * @param firstWeekday weekday of day 0, 0 Monday
     */
    public DemandPool(int days, int firstWeekday) {
        this.days = days;
        this.firstWeekday = firstWeekday;
    }

    /**
     * Adds one series.
     *
     * @param profileEnd days before this index shape the weekday profile: what the first back-test origin knows
     */
    public void add(int category, int warehouse, Demand demand, int profileEnd) {
        float[] sum = categories.computeIfAbsent(category, _ -> new float[days]);
        double[] sold = weekdays.computeIfAbsent(warehouse, _ -> new double[14]);
        for (int t = demand.firstSale(); t < days; t++) {
            float units = demand.clean()[t];
            if (!Float.isNaN(units)) {
                sum[t] += units;
                if (t < profileEnd) {
                    int weekday = (firstWeekday + t) % 7;
                    sold[weekday] += units;
                    sold[7 + weekday]++;
                }
            }
        }
    }

    /** Daily sales of a category over all warehouses, units. */
    public float[] category(int category) {
        return categories.getOrDefault(category, new float[days]);
    }

    /** Weekday factors of a warehouse with mean 1, Monday first. */
    public double[] weekdayProfile(int warehouse) {
        double[] sold = weekdays.getOrDefault(warehouse, new double[14]);
        double total = 0;
        double known = 0;
        for (int w = 0; w < 7; w++) {
            total += sold[w];
            known += sold[7 + w];
        }
        double mean = known == 0 ? 0 : total / known;
        double[] profile = new double[7];
        for (int w = 0; w < 7; w++) {
            profile[w] = (sold[w] + PROFILE_COUNTS) / (sold[7 + w] * mean + PROFILE_COUNTS);
        }
        double average = Arrays.stream(profile).average().orElse(1);
        Arrays.setAll(profile, w -> profile[w] / average);
        return profile;
    }
}
