package org.quartermaster.alerts.detection;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What all SKUs of a group do on a day: season, weekday, holidays. A SKU that moves with its peers is no news.
 *
 * <p>The index of a day is the mean over the group's series of {@code min(units / mean, 4)}: normalised so that every series weighs the same, and capped so that
 * one series cannot move it (a mean with bounded influence, Huber 1964). Groups of fewer than 12 series that sell use all series.
 */
public final class PeerIndex {

    private static final double CAP = 4;
    private static final int LEAST_SERIES = 12;
    private static final double LEAST_MEAN = 0.05;
    private static final double LEAST_INDEX = 0.05;

    private final Map<Integer, double[]> groups = new HashMap<>();
    private final double[] everyone;

    /** @param series equally long, of the same days */
    public PeerIndex(List<DemandSeries> series) {
        int days = series.isEmpty() ? 0 : series.getFirst().units().length;
        var sums = new HashMap<Integer, Sum>();
        var all = new Sum(days);
        for (DemandSeries one : series) {
            double mean = one.mean();
            if (mean >= LEAST_MEAN) {
                all.add(one, mean);
                sums.computeIfAbsent(one.group(), _ -> new Sum(days)).add(one, mean);
            }
        }
        everyone = all.series >= LEAST_SERIES ? all.index() : flat(days);
        sums.forEach((group, sum) -> groups.put(group, sum.series >= LEAST_SERIES ? sum.index() : everyone));
    }

    /** {@code [day]}: 1 on an ordinary day. */
    public double[] of(int group) {
        return groups.getOrDefault(group, everyone);
    }

    private static double[] flat(int days) {
        double[] ones = new double[days];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static final class Sum {
        private final double[] total;
        private final int[] seen;
        private int series;

        Sum(int days) {
            total = new double[days];
            seen = new int[days];
        }

        void add(DemandSeries one, double mean) {
            series++;
            for (int day = 0; day < total.length; day++) {
                if (one.isSeen(day)) {
                    total[day] += Math.min(CAP, one.units()[day] / mean);
                    seen[day]++;
                }
            }
        }

        double[] index() {
            double[] index = new double[total.length];
            for (int day = 0; day < index.length; day++) {
                index[day] = seen[day] < LEAST_SERIES / 2 ? 1 : Math.max(LEAST_INDEX, total[day] / seen[day]);
            }
            return index;
        }
    }
}
