package org.quartermaster.forecasting;

import java.time.LocalDate;
import java.util.List;
import org.quartermaster.forecasting.models.CountDistribution;
import org.quartermaster.forecasting.models.QuantileForecast;

/**
 * Lays overrides over a baseline: total = override where there is one, else baseline. Quantiles keep their ratio to the mean; a later override wins on a day that two cover.
 *
 * <p>At any level the days' and series' shares are proportional to their baselines: with B the level's baseline over the range, "set to A" multiplies each of its days by A / B,
 * "add A" by 1 + A / B. Where nothing is expected at all the units are shared evenly. Worked number: two series of 4 and 12 a day, "set to 32" on one day: 32 / 16 = 2, so 8 and 24.
 */
final class OverrideLayer {

    /**
     * An override with what its level expects.
     *
     * @param expected the level's baseline per day, units; null: the series' own
     * @param series   how many series the level has, ≥ 1
     */
    record Laid(ForecastOverride override, float[] expected, int series) {

        /** An override of one series alone. */
        static Laid alone(ForecastOverride override) {
            return new Laid(override, null, 1);
        }
    }

    /**
     * What an override does to each of the days {@code from … to}.
     *
     * @param factor multiplies the baseline; NaN where nothing is expected
     * @param each   units of each series on each day where nothing is expected
     */
    record Effect(int from, int to, double factor, double each) {
    }

    private OverrideLayer() {
    }

    /** The baseline itself when no override touches it, else a changed copy. @param overrides oldest first */
    static QuantileForecast over(QuantileForecast baseline, List<Laid> overrides, LocalDate today) {
        QuantileForecast total = baseline;
        for (Laid laid : overrides) {
            Effect effect = laid.override().holds(today) ? effect(laid, baseline.origin(), baseline.mean()) : null;
            if (effect != null && effect.from() <= effect.to()) {
                total = total == baseline ? new QuantileForecast(baseline.origin(), baseline.quantiles().clone(), baseline.mean().clone()) : total;
                apply(effect, baseline, total);
            }
        }
        return total;
    }

    /** What an override does, or null when its range lies outside the horizon. @param own baseline of the series, for overrides of one series alone */
    static Effect effect(Laid laid, LocalDate origin, float[] own) {
        ForecastOverride override = laid.override();
        float[] expected = laid.expected() == null ? own : laid.expected();
        int from = (int) Math.max(0, index(override.fromDay(), origin));
        int to = (int) Math.min(expected.length - 1L, index(override.toDay(), origin));
        if (from > to) {
            return null;
        }
        int last = override.cutAfter() == null ? to : (int) Math.min(to, index(override.cutAfter(), origin));
        double units = 0;
        for (int day = from; day <= to; day++) {
            units += expected[day];
        }
        double share = override.amount() * (to - from + 1) / (override.toDay().toEpochDay() - override.fromDay().toEpochDay() + 1);
        double wanted = Math.max(0, switch (override.kind()) {
            case SET -> share;
            case ADD -> units + share;
            case PERCENT -> units * (1 + override.amount() / 100);
        });
        return units > 0 ? new Effect(from, last, wanted / units, 0) : new Effect(from, last, Double.NaN, wanted / (to - from + 1) / laid.series());
    }

    private static long index(LocalDate day, LocalDate origin) {
        return day.toEpochDay() - origin.toEpochDay() - 1;
    }

    private static void apply(Effect effect, QuantileForecast baseline, QuantileForecast total) {
        for (int day = effect.from(); day <= effect.to(); day++) {
            if (!Double.isNaN(effect.factor())) {
                scale(baseline, total, day, effect.factor());
            } else {
                total.mean()[day] = (float) effect.each();
                CountDistribution.quantiles(effect.each(), effect.each(), total.quantiles(), day * QuantileForecast.LEVELS);
            }
        }
    }

    private static void scale(QuantileForecast baseline, QuantileForecast total, int day, double factor) {
        total.mean()[day] = (float) (baseline.mean()[day] * factor);
        for (int i = day * QuantileForecast.LEVELS; i < (day + 1) * QuantileForecast.LEVELS; i++) {
            total.quantiles()[i] = (float) (baseline.quantiles()[i] * factor);
        }
    }
}
