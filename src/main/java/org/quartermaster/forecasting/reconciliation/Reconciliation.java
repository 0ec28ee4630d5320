package org.quartermaster.forecasting.reconciliation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.quartermaster.forecasting.models.QuantileForecast;

/** What was chosen for each level, the smallest sums first, and what it makes of forecasts. */
public final class Reconciliation {

    /** No level. */
    public static final Reconciliation NONE = new Reconciliation(List.of());

    /** One level. @param parts the part of the level that each series belongs to */
    record Step(Level level, int nodes, LevelFit fit, LevelFit.Chosen chosen, int[] parts) {
        boolean isBottomUp() {
            return chosen.rule().kind() == Rule.Kind.BOTTOM_UP;
        }
    }

    private final List<Step> steps;

    Reconciliation(List<Step> steps) {
        this.steps = steps;
    }

    /** Whether forecasts stay as they are. */
    public boolean isBottomUp() {
        return steps.stream().allMatch(Step::isBottomUp);
    }

    /** What was chosen and why. */
    public List<LevelChoice> choices() {
        return steps.stream().map(step -> new LevelChoice(step.level(), step.nodes(), step.chosen().rule(), step.chosen().belief(), step.chosen().method().code(), step.fit().sold(), step.chosen().before(), step.chosen().after(), step.chosen().tried())).toList();
    }

    /** By what series are multiplied, level by level where parts follow their sums. @param expected of all series, in order */
    public Factors factors(List<QuantileForecast> expected) {
        var levels = new ArrayList<Level>();
        var found = new ArrayList<float[][]>();
        float[][] now = sums(expected);
        for (Step step : steps) {
            if (!step.isBottomUp()) {
                float[][] parts = Outcomes.summed(now, step.parts(), 1 + Arrays.stream(step.parts()).max().orElse(-1));
                float[][] factors = Reconciler.ofSeries(step.fit().ahead(step.chosen(), parts), step.parts());
                now = Outcomes.multiplied(now, factors);
                levels.add(step.level());
                found.add(factors);
            }
        }
        return new Factors(levels, found);
    }

    private static float[][] sums(List<QuantileForecast> forecasts) {
        float[][] sums = new float[forecasts.size()][Outcomes.THIRDS];
        for (int i = 0; i < sums.length; i++) {
            float[] mean = forecasts.get(i).mean();
            for (int t = 0; t < mean.length; t++) {
                sums[i][Outcomes.third(t, mean.length)] += mean[t];
            }
        }
        return sums;
    }

    /** By what series are multiplied. @param levels those that change something @param factors per level, {@code [series][third of the horizon]} */
    public record Factors(List<Level> levels, List<float[][]> factors) {

        /** Multiplies a forecast of the series in place, mean and quantiles alike. */
        public void apply(int series, QuantileForecast forecast) {
            for (int t = 0; t < forecast.horizon(); t++) {
                float factor = 1;
                for (float[][] level : factors) {
                    factor *= level[series][Outcomes.third(t, forecast.horizon())];
                }
                forecast.mean()[t] *= factor;
                for (int i = t * QuantileForecast.LEVELS; i < (t + 1) * QuantileForecast.LEVELS; i++) {
                    forecast.quantiles()[i] *= factor;
                }
            }
        }

        /** What that did to the sum of the series' means, level by level: {@code level:factor}, comma separated; empty where nothing changed. @param before its forecast as it was */
        public String text(int series, QuantileForecast before) {
            double[] sums = new double[levels.size() + 1];
            for (int t = 0; t < before.horizon(); t++) {
                double mean = before.mean()[t];
                sums[0] += mean;
                for (int level = 0; level < levels.size(); level++) {
                    mean *= factors.get(level)[series][Outcomes.third(t, before.horizon())];
                    sums[level + 1] += mean;
                }
            }
            var text = new ArrayList<String>();
            for (int level = 0; level < levels.size() && sums[0] > 0; level++) {
                text.add(String.format(Locale.ROOT, "%s:%.4f", levels.get(level).code(), sums[level + 1] / sums[level]));
            }
            return String.join(",", text);
        }
    }
}
