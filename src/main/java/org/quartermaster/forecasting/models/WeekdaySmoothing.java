package org.quartermaster.forecasting.models;

import java.util.Arrays;

/**
 * A smoothed level times a weekday profile, with negative-binomial quantiles around it: the strong simple method for retail counts.
 *
 * <p>The level is the discounted ratio {@code Σ(1−α)^age · y / Σ(1−α)^age · f} of sales to weekday factors, which is simple exponential smoothing (Brown 1956) without an
 * invented start and without dividing by the factor of a closed weekday. α is the one of {@link #RATES} with the least squared one-step error over the last
 * {@value #ERROR_DAYS} days. Weekday factors are shrunk to a prior by counts: {@code f = (S + c · prior) / (E + c)}, S sold and E expected on that weekday in the last
 * {@value #PROFILE_DAYS} days. Variance of a day with mean m is {@code m + m² / r}, with 1/r from the one-step errors by moments (or {@code φ · m} where they vary less than a Poisson count).
 */
public final class WeekdaySmoothing implements ForecastMethod {

    /** Every weekday alike until the data say otherwise. */
    public static final WeekdaySmoothing PLAIN = new WeekdaySmoothing(new double[] {1, 1, 1, 1, 1, 1, 1});

    static final double[] RATES = {0.01, 0.025, 0.06, 0.15};
    private static final int ERROR_DAYS = 182;
    private static final int PROFILE_DAYS = 364;
    private static final int WARM_UP_DAYS = 7;
    private static final double PROFILE_COUNTS = 8;
    private static final double PSEUDO_DAYS = 6;
    private static final double PSEUDO_SPREAD = 0.6;

    private final double[] prior;

    /** @param prior expected weekday factors with mean 1, Monday first, for example the warehouse's */
    public WeekdaySmoothing(double[] prior) {
        if (prior.length != 7) {
            throw new IllegalArgumentException("A week has 7 days, not %d".formatted(prior.length));
        }
        this.prior = prior.clone();
    }

    @Override
    public String code() {
        return "weekday-smoothing";
    }

    @Override
    public QuantileForecast forecast(History history, int horizon) {
        var forecast = QuantileForecast.zero(history.origin(), horizon);
        Fit fit = fit(history);
        for (int day = 0; day < horizon; day++) {
            int at = day * QuantileForecast.LEVELS;
            if (day < 7) {
                double mean = fit.mean(history.weekday(history.end() + day));
                forecast.mean()[day] = (float) mean;
                CountDistribution.quantiles(mean, fit.variance(mean), forecast.quantiles(), at);
            } else {
                forecast.mean()[day] = forecast.mean()[day - 7];
                System.arraycopy(forecast.quantiles(), at - 7 * QuantileForecast.LEVELS, forecast.quantiles(), at, QuantileForecast.LEVELS);
            }
        }
        return forecast;
    }

    /** What was learned from a history: level, weekday factors and spread. */
    public Fit fit(History history) {
        int first = history.firstSale();
        double[] profile = profile(history, first);
        var errors = new Errors(history, first, profile);
        int best = errors.best();
        return new Fit(errors.level(best), profile, RATES[best], errors.inverseShape(best), errors.ratio(best));
    }

    private double[] profile(History history, int first) {
        double[] sold = new double[7];
        double[] known = new double[7];
        double sum = 0;
        double squares = 0;
        double days = 0;
        int weekday = history.weekday(Math.max(first, history.end() - PROFILE_DAYS));
        for (int t = Math.max(first, history.end() - PROFILE_DAYS); t < history.end(); t++) {
            float units = history.units()[t];
            if (!Float.isNaN(units)) {
                sold[weekday] += units;
                known[weekday]++;
                sum += units;
                squares += (double) units * units;
                days++;
            }
            weekday = weekday == 6 ? 0 : weekday + 1;
        }
        return days == 0 || sum == 0 ? prior.clone() : shrunk(sold, known, sum / days, Math.max(1, (squares - sum * sum / days) / sum));
    }

    private double[] shrunk(double[] sold, double[] known, double mean, double overdispersion) {
        double[] profile = new double[7];
        double counts = PROFILE_COUNTS * overdispersion;
        for (int w = 0; w < 7; w++) {
            profile[w] = (sold[w] + counts * prior[w]) / (known[w] * mean + counts);
        }
        double average = Arrays.stream(profile).average().orElse(1);
        for (int w = 0; w < 7; w++) {
            profile[w] /= average;
        }
        return profile;
    }

    /**
     * A fitted series.
     *
     * @param level        mean demand of an average day, units
     * @param profile      weekday factors with mean 1, Monday first
     * @param rate         the smoothing rate chosen
     * @param inverseShape 1/r of the negative binomial, ≥ 0
     * @param ratio        variance over mean where it is below 1, else 1
     */
    public record Fit(double level, double[] profile, double rate, double inverseShape, double ratio) {
        /** Expected units on a weekday, 0 Monday. */
        public double mean(int weekday) {
            return level * profile[weekday];
        }

        /** Variance of a day with this mean, units². */
        public double variance(double mean) {
            return ratio * mean + mean * mean * inverseShape;
        }
    }

    /** One pass over the history for all rates at once. */
    private static final class Errors {
        private final double[] sales = new double[RATES.length];
        private final double[] factors = new double[RATES.length];
        private final double[] squared = new double[RATES.length];
        private final double[] mean = new double[RATES.length];
        private final double[] meanSquared = new double[RATES.length];
        private int days;

        Errors(History history, int first, double[] profile) {
            int from = Math.max(first, history.end() - 2 * PROFILE_DAYS);
            int scoredFrom = Math.max(from + WARM_UP_DAYS, history.end() - ERROR_DAYS);
            int weekday = history.weekday(from);
            for (int t = from; t < history.end(); t++) {
                float units = history.units()[t];
                if (!Float.isNaN(units)) {
                    if (t >= scoredFrom) {
                        score(units, profile[weekday]);
                    }
                    learn(units, profile[weekday]);
                }
                weekday = weekday == 6 ? 0 : weekday + 1;
            }
        }

        private void score(float units, double factor) {
            days++;
            for (int a = 0; a < RATES.length; a++) {
                double expected = factors[a] > 0 ? sales[a] / factors[a] * factor : 0;
                double error = units - expected;
                squared[a] += error * error;
                mean[a] += expected;
                meanSquared[a] += expected * expected;
            }
        }

        private void learn(float units, double factor) {
            for (int a = 0; a < RATES.length; a++) {
                sales[a] = (1 - RATES[a]) * sales[a] + units;
                factors[a] = (1 - RATES[a]) * factors[a] + factor;
            }
        }

        int best() {
            int best = 1;
            for (int a = 0; a < RATES.length; a++) {
                if (squared[a] < squared[best] * 0.995) {
                    best = a;
                }
            }
            return best;
        }

        double level(int rate) {
            return factors[rate] > 0 ? sales[rate] / factors[rate] : 0;
        }

        /** (Σe² − Σm) / Σm², with a few days of a usual spread added so that a handful of days decides nothing. */
        double inverseShape(int rate) {
            double usual = PSEUDO_DAYS * level(rate) * level(rate);
            double excess = squared[rate] - mean[rate] + usual * PSEUDO_SPREAD;
            return meanSquared[rate] + usual > 0 ? Math.max(0, excess / (meanSquared[rate] + usual)) : PSEUDO_SPREAD;
        }

        double ratio(int rate) {
            return days < 56 || inverseShape(rate) > 0 || mean[rate] == 0 ? 1 : Math.min(1, squared[rate] / mean[rate]);
        }
    }
}
