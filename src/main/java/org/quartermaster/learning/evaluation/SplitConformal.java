package org.quartermaster.learning.evaluation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Intervals for a method that forecasts points only: quantiles of its own errors on data it has not seen, per group of series and step ahead (split conformal prediction, Papadopoulos et al.
 * 2002; Lei et al. 2018).
 *
 * <p>Errors are divided by the scale of their series. With n errors the quantile of level q is the one of rank ⌈(n + 1) q⌉ in the upper half, which covers at least q of exchangeable errors, and
 * ⌊(n + 1) q⌋ in the lower half. Worked number: of errors 1, 2 … 9 the level 0.9 is the 9th, 9, and the level 0.1 the first, 1. A step with fewer than {@value #LEAST} errors takes those of
 * all steps of its group, a group with fewer those of all groups.
 */
public final class SplitConformal {

    /** Errors that a quantile needs. */
    static final int LEAST = 19;
    private static final int ALL = -1;

    private record Cell(int group, int step) {
    }

    private static final class Errors {
        private double[] values = new double[16];
        private int count;
        private boolean sorted;

        void add(double error) {
            values = count == values.length ? Arrays.copyOf(values, 2 * count) : values;
            values[count++] = error;
            sorted = false;
        }

        double quantile(double level) {
            if (!sorted) {
                Arrays.sort(values, 0, count);
                sorted = true;
            }
            double rank = (count + 1) * level;
            int at = (int) (level < 0.5 ? Math.floor(rank + 1e-9) : Math.ceil(rank - 1e-9));
            return values[Math.clamp(at, 1, count) - 1];
        }
    }

    private final Map<Cell, Errors> cells = new HashMap<>();

    /**
     * Takes one error in.
     *
     * @param group of the series, ≥ 0, for example its demand class
     * @param step  ahead, from 0
     * @param scale of the series, &gt; 0
     */
    public void add(int group, int step, double scale, double actual, double point) {
        double error = (actual - point) / scale;
        cells.computeIfAbsent(new Cell(group, step), _ -> new Errors()).add(error);
        cells.computeIfAbsent(new Cell(group, ALL), _ -> new Errors()).add(error);
        cells.computeIfAbsent(new Cell(ALL, ALL), _ -> new Errors()).add(error);
    }

    /** What to add to a point forecast, on the scale of the series, so that a share {@code level} lies below; 0 while nothing is known. */
    public double offset(int group, int step, double scale, double level) {
        Errors errors = enough(new Cell(group, step), new Cell(group, ALL), new Cell(ALL, ALL));
        return errors == null ? 0 : scale * errors.quantile(level);
    }

    private Errors enough(Cell... places) {
        Errors any = null;
        for (Cell place : places) {
            Errors errors = cells.get(place);
            any = errors == null ? any : errors;
            if (errors != null && errors.count >= LEAST) {
                return errors;
            }
        }
        return any;
    }
}
