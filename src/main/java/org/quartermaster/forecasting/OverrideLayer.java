package org.quartermaster.forecasting;

import java.time.LocalDate;
import java.util.List;
import org.quartermaster.forecasting.models.CountDistribution;
import org.quartermaster.forecasting.models.QuantileForecast;

/**
 * Lays overrides over a baseline: total = override where there is one, else baseline. Quantiles keep their ratio to the mean; a later override wins on a day that two cover.
 */
final class OverrideLayer {

    private OverrideLayer() {
    }

    /** The baseline itself when no override touches it, else a changed copy. @param overrides oldest first */
    static QuantileForecast over(QuantileForecast baseline, List<ForecastOverride> overrides, LocalDate today) {
        QuantileForecast total = baseline;
        for (var override : overrides) {
            boolean expired = override.expiresOn() != null && override.expiresOn().isBefore(today);
            int from = (int) Math.max(0, override.fromDay().toEpochDay() - baseline.origin().toEpochDay() - 1);
            int to = (int) Math.min(baseline.horizon() - 1L, override.toDay().toEpochDay() - baseline.origin().toEpochDay() - 1);
            if (!expired && from <= to) {
                total = total == baseline ? new QuantileForecast(baseline.origin(), baseline.quantiles().clone(), baseline.mean().clone()) : total;
                apply(override, baseline, total, from, to);
            }
        }
        return total;
    }

    private static void apply(ForecastOverride override, QuantileForecast baseline, QuantileForecast total, int from, int to) {
        double expected = 0;
        for (int day = from; day <= to; day++) {
            expected += baseline.mean()[day];
        }
        long days = override.toDay().toEpochDay() - override.fromDay().toEpochDay() + 1;
        double wanted = override.amount() * (to - from + 1) / days;
        for (int day = from; day <= to; day++) {
            switch (override.kind()) {
                case PERCENT -> scale(baseline, total, day, Math.max(0, 1 + override.amount() / 100));
                case SET -> set(baseline, total, day, expected, wanted, to - from + 1);
            }
        }
    }

    private static void set(QuantileForecast baseline, QuantileForecast total, int day, double expected, double wanted, int days) {
        if (expected > 0) {
            scale(baseline, total, day, wanted / expected);
        } else {
            total.mean()[day] = (float) (wanted / days);
            CountDistribution.quantiles(wanted / days, wanted / days, total.quantiles(), day * QuantileForecast.LEVELS);
        }
    }

    private static void scale(QuantileForecast baseline, QuantileForecast total, int day, double factor) {
        total.mean()[day] = (float) (baseline.mean()[day] * factor);
        for (int i = day * QuantileForecast.LEVELS; i < (day + 1) * QuantileForecast.LEVELS; i++) {
            total.quantiles()[i] = (float) (baseline.quantiles()[i] * factor);
        }
    }
}
