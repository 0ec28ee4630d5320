package org.quartermaster.launcher.bench.forecast;

import java.util.Locale;
import java.util.StringJoiner;
import org.quartermaster.forecasting.models.DemandTotal;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.models.Spread;

/** How honest the distribution of sums over several periods is: what replenishment asks for over lead time and review. Sums over a quarter, a half and the whole of the horizon; those with a missing period are left out. */
final class TotalScores implements OutcomeSink {

    private static final double[] LEVELS = {0.1, 0.5, 0.9, 0.95, 0.98};
    private static final int[] PARTS = {4, 2, 1};

    private final int[] lengths;
    private final double[][] upTo;
    private final double[][] below;
    private final double[] count;

    TotalScores(int horizon) {
        lengths = java.util.Arrays.stream(PARTS).map(part -> horizon / part).filter(length -> length > 0).toArray();
        upTo = new double[lengths.length][LEVELS.length];
        below = new double[lengths.length][LEVELS.length];
        count = new double[lengths.length];
    }

    @Override
    public void add(QuantileForecast forecast, Spread spread, float[] units, int from) {
        double sum = 0;
        int next = 0;
        for (int i = 0; i < lengths.length; i++) {
            for (; next < lengths[i]; next++) {
                // a closed period is missing and forecast as zero
                sum += Float.isNaN(units[from + next]) && forecast.mean()[next] == 0 ? 0 : units[from + next];
            }
            if (!Double.isNaN(sum)) {
                add(i, sum, DemandTotal.over(forecast, spread, 0, lengths[i]));
            }
        }
    }

    private void add(int length, double sum, DemandTotal total) {
        count[length]++;
        for (int level = 0; level < LEVELS.length; level++) {
            double quantile = total.quantile(LEVELS[level]);
            upTo[length][level] += sum <= quantile ? 1 : 0;
            below[length][level] += sum < quantile ? 1 : 0;
        }
    }

    /** Share of sums at or below the quantile. */
    double coverage(int length, int level) {
        return upTo[length][level] / count[length];
    }

    String json() {
        var lines = new StringJoiner(",", "{", "\n  }");
        for (int i = 0; i < lengths.length; i++) {
            var levels = new StringJoiner(", ", "{", "}");
            for (int level = 0; level < LEVELS.length; level++) {
                levels.add("\"%s\": [%s, %s]".formatted(LEVELS[level], ScoresFile.number(below[i][level] / count[i]), ScoresFile.number(coverage(i, level))));
            }
            lines.add("\n    \"%d\": %s".formatted(lengths[i], levels));
        }
        return lines.toString();
    }

    /** One line for the screen. */
    String line() {
        var line = new StringBuilder("sums, share up to .5/.9/.95/.98:");
        for (int i = 0; i < lengths.length; i++) {
            line.append(String.format(Locale.ROOT, "  over %d %.3f/%.3f/%.3f/%.3f", lengths[i], coverage(i, 1), coverage(i, 2), coverage(i, 3), coverage(i, 4)));
        }
        return line.append('\n').toString();
    }
}
