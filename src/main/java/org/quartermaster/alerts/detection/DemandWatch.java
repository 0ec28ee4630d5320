package org.quartermaster.alerts.detection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sales that left the band they moved in: one day far out (spike), a new level, or a slow death.
 *
 * <p>Expected units of a day are {@code level · index}, the index from {@link PeerIndex}. The variance of a day is {@code φ · expected}; φ ≥ 1 is the mean squared
 * Pearson residual around the levels of four-week blocks, so that a change of level does not hide itself. A day is a spike when it is
 * {@value #SPIKE_DEVIATIONS} standard deviations above, and three times what was expected.
 *
 * <p>A new level is the day k that maximises the quasi-likelihood ratio of two Poisson levels against one (the scan statistic of Kulldorff, 1997, with the
 * overdispersion of McCullagh and Nelder, 1989): {@code G = 2 · [S₁ ln(S₁/E₁) + S₀ ln(S₀/E₀)] / φ}, S the units and E the expected units under one level, before
 * (0) and since (1) k. Worked number: 100 units on 100 days before, 40 on 20 days since; E₀ = 116.67, E₁ = 23.33, G = 2·(40 ln 1.7143 + 100 ln 0.8571) = 12.29,
 * 3.5 deviations.
 *
 * <p>A slow death falls in each of four four-week blocks and ends below half of what it was.
 */
public final class DemandWatch {

    /** Days a series must have; more are not looked at. */
    public static final int DAYS = 224;

    static final double SPIKE_DEVIATIONS = 6;
    private static final double SPIKE_TIMES = 3;
    private static final double LEAST_SPIKE_UNITS = 4;
    private static final int RECENT_DAYS = 42;
    private static final double SHIFT_DEVIATIONS = 5;
    private static final double UP = 1.6;
    private static final double DOWN = 0.6;
    private static final int LEAST_SINCE = 10;
    private static final int MOST_SINCE = 70;
    private static final int LEAST_BEFORE = 56;
    private static final int BLOCK = 28;
    private static final int MONEY_DAYS = 28;
    private static final double HALF = 0.5;

    private final DemandSeries series;
    private final double[] index;
    private final double[] units;
    private final double phi;

    private DemandWatch(DemandSeries series, double[] index) {
        this.series = series;
        this.index = index;
        double[] raw = new double[series.units().length];
        for (int day = 0; day < raw.length; day++) {
            raw[day] = series.units()[day];
        }
        double rough = dispersion(raw);
        units = raw;
        for (int day = 0; day < raw.length; day++) {
            double expected = level(raw, day / BLOCK * BLOCK, Math.min(raw.length, (day / BLOCK + 1) * BLOCK)) * index[day];
            double cap = expected + 4 * Math.sqrt(rough * Math.max(expected, 0.25));
            units[day] = raw[day] > cap ? cap : raw[day];
        }
        phi = dispersion(units);
    }

    /** @param index peers' index of the same days */
    public static Optional<Finding> judge(DemandSeries series, double[] index) {
        if (series.units().length < LEAST_BEFORE + LEAST_SINCE || series.mean() <= 0) {
            return Optional.empty();
        }
        var watch = of(series, index);
        return watch.fading().or(watch::shift).or(watch::spike);
    }

    static DemandWatch of(DemandSeries series, double[] index) {
        return new DemandWatch(series, index);
    }

    private Optional<Finding> shift() {
        int best = -1;
        double bestG = SHIFT_DEVIATIONS * SHIFT_DEVIATIONS;
        for (int since = LEAST_SINCE; since <= Math.min(MOST_SINCE, units.length - LEAST_BEFORE); since++) {
            double g = ratio(units.length - since);
            if (g > bestG) {
                bestG = g;
                best = units.length - since;
            }
        }
        if (best < 0) {
            return Optional.empty();
        }
        double before = level(units, 0, best);
        double times = before == 0 ? Double.POSITIVE_INFINITY : level(units, best, units.length) / before;
        if (times > DOWN && times < UP) {
            return Optional.empty();
        }
        return Optional.of(levelFinding(times > 1 ? "shift_up" : "shift_down", best, before, times, Math.sqrt(bestG)));
    }

    /** Quasi-likelihood ratio of a change on day {@code k}. */
    double ratio(int k) {
        double[] before = sums(units, 0, k);
        double[] since = sums(units, k, units.length);
        double all = (before[0] + since[0]) / (before[1] + since[1]);
        return 2 * (term(before[0], all * before[1]) + term(since[0], all * since[1])) / phi;
    }

    private static double term(double seen, double expected) {
        return seen <= 0 || expected <= 0 ? 0 : seen * Math.log(seen / expected);
    }

    private Optional<Finding> fading() {
        int last = units.length;
        if (last < 5 * BLOCK) {
            return Optional.empty();
        }
        double before = level(units, 0, last - 4 * BLOCK);
        double above = before;
        for (int block = 4; block >= 1; block--) {
            double level = level(units, last - block * BLOCK, last - (block - 1) * BLOCK);
            if (level > above * (block == 4 ? 1 : 0.95)) {
                return Optional.empty();
            }
            above = level;
        }
        double second = level(units, last - 3 * BLOCK, last - 2 * BLOCK);
        double g = ratio(last - 2 * BLOCK);
        boolean isSlow = second < 0.85 * before && above < HALF * before && above < 0.75 * second;
        return isSlow && g > SHIFT_DEVIATIONS * SHIFT_DEVIATIONS / 2
                ? Optional.of(levelFinding("fading", last - 4 * BLOCK, before, above / before, Math.sqrt(g))) : Optional.empty();
    }

    private Optional<Finding> spike() {
        double level = level(units, 0, units.length);
        double actual = 0;
        double expected = 0;
        var days = new ArrayList<Integer>();
        double highest = 0;
        for (int day = Math.max(0, units.length - RECENT_DAYS); day < units.length; day++) {
            double mean = level * index[day];
            double seen = series.units()[day];
            double deviations = (seen - mean) / Math.sqrt(phi * Math.max(mean, 0.25));
            if (deviations >= SPIKE_DEVIATIONS && seen >= SPIKE_TIMES * mean && seen - mean >= LEAST_SPIKE_UNITS) {
                days.add(day);
                actual += seen;
                expected += mean;
                highest = Math.max(highest, deviations);
            }
        }
        if (days.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Double> numbers = numbers(expected / days.size(), actual / Math.max(expected, 0.01), highest);
        numbers.put("units", actual);
        numbers.put("days", (double) days.size());
        numbers.put("ago", (double) units.length - days.getLast());
        var terms = List.of(Evidence.Term.of("sold", actual, series.price()), Evidence.Term.of("expected", expected, -series.price()));
        return Optional.of(finding("spike", numbers, terms, level, 0, false));
    }

    private Finding levelFinding(String pattern, int since, double before, double times, double deviations) {
        double actual = 0;
        double expected = 0;
        for (int day = units.length - Math.min(MONEY_DAYS, units.length - since); day < units.length; day++) {
            if (series.isSeen(day)) {
                actual += series.units()[day];
                expected += before * index[day];
            }
        }
        Map<String, Double> numbers = numbers(before, times, deviations);
        numbers.put("now", before * times);
        numbers.put("since", (double) units.length - since);
        var sold = Evidence.Term.of("sold", actual, actual >= expected ? series.price() : -series.price());
        var usual = Evidence.Term.of("expected", expected, actual >= expected ? -series.price() : series.price());
        var terms = actual >= expected ? List.of(sold, usual) : List.of(usual, sold);
        return finding(pattern, numbers, terms, before, since, pattern.equals("shift_up"));
    }

    private static Map<String, Double> numbers(double expected, double times, double deviations) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        numbers.put("expected", expected);
        numbers.put("times", times);
        numbers.put("deviations", deviations);
        return numbers;
    }

    private Finding finding(String pattern, Map<String, Double> numbers, List<Evidence.Term> terms, double level, int since, boolean isUrgent) {
        return new Finding(AlertKind.DEMAND, pattern, Finding.Subject.ofSku(series.skuId(), series.warehouseId(), series.sku()),
                "demand/" + series.skuId() + "/" + direction(pattern), isUrgent, new Evidence(terms, numbers, List.of(), picture(level)));
    }

    /** What rises in two warehouses, or fades in one and fell in the other, has one cause. */
    private static String direction(String pattern) {
        return switch (pattern) {
            case "fading", "shift_down" -> "down";
            case "shift_up" -> "up";
            default -> pattern;
        };
    }

    /** The last twelve weeks with the band of 5 to 95 % around the old level. */
    private Evidence.Series picture(double level) {
        int days = Math.min(3 * BLOCK, units.length);
        int from = units.length - days;
        double[] actual = new double[days];
        double[] low = new double[days];
        double[] high = new double[days];
        for (int i = 0; i < days; i++) {
            double mean = level * index[from + i];
            double deviation = 1.645 * Math.sqrt(phi * mean);
            actual[i] = series.units()[from + i];
            low[i] = Math.max(0, mean - deviation);
            high[i] = mean + deviation;
        }
        return new Evidence.Series(series.firstDay().plusDays(from), actual, low, high);
    }

    private double level(double[] of, int from, int to) {
        double[] sums = sums(of, from, to);
        return sums[1] == 0 ? 0 : sums[0] / sums[1];
    }

    /** Units and index of the days that were seen. */
    private double[] sums(double[] of, int from, int to) {
        double sum = 0;
        double expected = 0;
        for (int day = from; day < to; day++) {
            if (!Double.isNaN(of[day])) {
                sum += of[day];
                expected += index[day];
            }
        }
        return new double[] {sum, expected};
    }

    private double dispersion(double[] of) {
        double squares = 0;
        int seen = 0;
        for (int from = 0; from < of.length; from += BLOCK) {
            int to = Math.min(of.length, from + BLOCK);
            double level = level(of, from, to);
            for (int day = from; day < to; day++) {
                double expected = level * index[day];
                if (!Double.isNaN(of[day]) && expected > 0) {
                    squares += (of[day] - expected) * (of[day] - expected) / expected;
                    seen++;
                }
            }
        }
        return seen == 0 ? 1 : Math.max(1, squares / seen);
    }
}
