package org.quartermaster.forecasting.models;

import java.util.Arrays;

/**
 * A smoothed level times a profile (weekdays; weeks or months of the year), with negative-binomial quantiles around it: the strong simple method for retail counts.
 *
 * <p>The level is the discounted ratio {@code Σ(1−α)^age · y / Σ(1−α)^age · f} of sales to profile factors, which is simple exponential smoothing (Brown 1956) without an
 * invented start and without dividing by the factor of a closed weekday. α is the one of {@link Rhythm#rates()} with the least squared one-step error over half a year of days or two
 * years of weeks or months. Factors are shrunk to a prior by counts: {@code f = (S + c · prior) / (E + c)}, S sold and E expected in that phase over the last
 * year of days or four years of weeks or months. Variance of a period with mean m is {@code m + m² / r}, with 1/r from the one-step errors by moments (or {@code φ · m} where they vary less than a
 * Poisson count).
 */
public final class ProfileSmoothing implements ForecastMethod {

    /** Every weekday alike until the data say otherwise. */
    public static final ProfileSmoothing PLAIN = plain(Rhythm.DAILY);

    private static final int WARM_UP = 7;
    private static final double PROFILE_COUNTS = 8;
    private static final double PSEUDO_DAYS = 6;
    private static final double PSEUDO_SPREAD = 0.6;
    /** Another rate than the second must be better by this. */
    private static final double LEAST_GAIN = 0.995;

    private final double[] prior;

    /** @param prior expected factors with mean 1, one per phase, for example the warehouse's weekdays, Monday first */
    public ProfileSmoothing(double[] prior) {
        if (Arrays.stream(Rhythm.values()).noneMatch(rhythm -> rhythm.phases() == prior.length)) {
            throw new IllegalArgumentException("A profile has 7, 12 or 52 factors, not %d".formatted(prior.length));
        }
        this.prior = prior.clone();
    }

    /** Every phase alike until the data say otherwise. */
    public static ProfileSmoothing plain(Rhythm rhythm) {
        double[] even = new double[rhythm.phases()];
        Arrays.fill(even, 1);
        return new ProfileSmoothing(even);
    }

    @Override
    public String code() {
        return prior.length == 7 ? "weekday-smoothing" : "profile-smoothing";
    }

    @Override
    public QuantileForecast forecast(History history, int horizon) {
        var forecast = QuantileForecast.zero(history.origin(), horizon);
        Fit fit = fit(history);
        int phases = prior.length;
        for (int t = 0; t < horizon; t++) {
            int at = t * QuantileForecast.LEVELS;
            if (t < phases) {
                double mean = fit.mean(history.phase(history.end() + t));
                forecast.mean()[t] = (float) mean;
                CountDistribution.quantiles(mean, fit.variance(mean), forecast.quantiles(), at);
            } else {
                forecast.mean()[t] = forecast.mean()[t - phases];
                System.arraycopy(forecast.quantiles(), at - phases * QuantileForecast.LEVELS, forecast.quantiles(), at, QuantileForecast.LEVELS);
            }
        }
        return forecast;
    }

    /** What was learned from a history: level, factors and spread. */
    public Fit fit(History history) {
        if (prior.length != history.rhythm().phases()) {
            throw new IllegalArgumentException("A profile of %d factors does not fit %s".formatted(prior.length, history.rhythm()));
        }
        int first = history.firstSale();
        double[] profile = profile(history, first);
        var errors = new Errors(history, first, profile);
        int best = errors.best();
        return new Fit(errors.levels(), best, profile, errors.rates[best], errors.inverseShape(best), errors.ratio(best));
    }

    private static int profileReach(Rhythm rhythm) {
        return rhythm == Rhythm.DAILY ? rhythm.year() : 4 * rhythm.year();
    }

    private static int errorReach(Rhythm rhythm) {
        return rhythm == Rhythm.DAILY ? rhythm.year() / 2 : 2 * rhythm.year();
    }

    private double[] profile(History history, int first) {
        double[] sold = new double[prior.length];
        double[] known = new double[prior.length];
        double sum = 0;
        double squares = 0;
        double days = 0;
        int from = Math.max(first, history.end() - profileReach(history.rhythm()));
        int phase = history.phase(from);
        for (int t = from; t < history.end(); t++) {
            float units = history.units()[t];
            if (!Float.isNaN(units)) {
                sold[phase] += units;
                known[phase]++;
                sum += units;
                squares += (double) units * units;
                days++;
            }
            phase = phase == prior.length - 1 ? 0 : phase + 1;
        }
        if (days == 0 || sum == 0) {
            return prior.clone();
        }
        double[] rough = shrunk(sold, known, sum / days, Math.max(1, (squares - sum * sum / days) / sum));
        return history.rhythm() == Rhythm.DAILY || days < 1.5 * prior.length ? rough : shrunk(sold, known, sum / days, overdispersion(history, from, sold, known, sum / days));
    }

    /** Variance over mean around the unshrunk profile: a year's profile is too strong to be taken for noise. */
    private double overdispersion(History history, int from, double[] sold, double[] known, double mean) {
        double squares = 0;
        int days = 0;
        for (int t = from; t < history.end(); t++) {
            int phase = history.phase(t);
            if (!Float.isNaN(history.units()[t])) {
                double error = history.units()[t] - sold[phase] / known[phase];
                squares += error * error;
                days++;
            }
        }
        return Math.max(1, squares / Math.max(1, days - prior.length) / mean);
    }

    private double[] shrunk(double[] sold, double[] known, double mean, double overdispersion) {
        double[] profile = new double[prior.length];
        double counts = PROFILE_COUNTS * overdispersion;
        for (int p = 0; p < profile.length; p++) {
            profile[p] = (sold[p] + counts * prior[p]) / (known[p] * mean + counts);
        }
        double average = Arrays.stream(profile).average().orElse(1);
        for (int p = 0; p < profile.length; p++) {
            profile[p] /= average;
        }
        return profile;
    }

    /**
     * A fitted series.
     *
     * @param levels       mean demand of an average period at each smoothing rate, units
     * @param chosen       which of them fits best
     * @param profile      factors with mean 1, one per phase
     * @param rate         the smoothing rate chosen
     * @param inverseShape 1/r of the negative binomial, ≥ 0
     * @param ratio        variance over mean where it is below 1, else 1
     */
    public record Fit(double[] levels, int chosen, double[] profile, double rate, double inverseShape, double ratio) {
        /** Mean demand of an average period, units. */
        public double level() {
            return levels[chosen];
        }

        /** Expected units in a phase, 0 Monday for days. */
        public double mean(int phase) {
            return level() * profile[phase];
        }

        /** Variance of a period with this mean, units². */
        public double variance(double mean) {
            return ratio * mean + mean * mean * inverseShape;
        }
    }

    /** One pass over the history for all rates at once. */
    private static final class Errors {
        private final double[] rates;
        private final double[] sales;
        private final double[] factors;
        private final double[] squared;
        private final double[] mean;
        private final double[] meanSquared;
        private int days;

        Errors(History history, int first, double[] profile) {
            rates = history.rhythm().rates();
            sales = new double[rates.length];
            factors = new double[rates.length];
            squared = new double[rates.length];
            mean = new double[rates.length];
            meanSquared = new double[rates.length];
            int from = Math.max(first, history.end() - 2 * profileReach(history.rhythm()));
            int scoredFrom = Math.max(from + WARM_UP, history.end() - errorReach(history.rhythm()));
            int phase = history.phase(from);
            for (int t = from; t < history.end(); t++) {
                float units = history.units()[t];
                if (!Float.isNaN(units)) {
                    if (t >= scoredFrom) {
                        score(units, profile[phase]);
                    }
                    learn(units, profile[phase]);
                }
                phase = phase == profile.length - 1 ? 0 : phase + 1;
            }
        }

        private void score(float units, double factor) {
            days++;
            for (int a = 0; a < rates.length; a++) {
                double expected = factors[a] > 0 ? sales[a] / factors[a] * factor : 0;
                double error = units - expected;
                squared[a] += error * error;
                mean[a] += expected;
                meanSquared[a] += expected * expected;
            }
        }

        private void learn(float units, double factor) {
            for (int a = 0; a < rates.length; a++) {
                sales[a] = (1 - rates[a]) * sales[a] + units;
                factors[a] = (1 - rates[a]) * factors[a] + factor;
            }
        }

        int best() {
            int best = 1;
            for (int a = 0; a < rates.length; a++) {
                if (squared[a] < squared[best] * LEAST_GAIN) {
                    best = a;
                }
            }
            return best;
        }

        double[] levels() {
            double[] levels = new double[rates.length];
            Arrays.setAll(levels, this::level);
            return levels;
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
