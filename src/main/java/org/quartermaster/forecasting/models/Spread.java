package org.quartermaster.forecasting.models;

/**
 * How far demand strays from its mean: variance of a day with mean m is {@code ratio · m + m² · inverseShape}.
 *
 * @param inverseShape 1/r of the negative binomial, ≥ 0
 * @param ratio        variance over mean where demand is steadier than a Poisson count, else 1; 0…1
 * @param correlation  correlation of the errors of any two days of the horizon, 0…1: a wrong level is wrong on all days
 */
public record Spread(double inverseShape, double ratio, double correlation) {

    /** Independent Poisson days. */
    public static final Spread POISSON = new Spread(0, 1, 0);

    public Spread {
        if (!(inverseShape >= 0) || !(ratio >= 0 && ratio <= 1) || !(correlation >= 0 && correlation <= 1)) {
            throw new IllegalArgumentException("Spread out of range: 1/r %s, ratio %s, correlation %s".formatted(inverseShape, ratio, correlation));
        }
    }

    /** Variance of a day with this mean, units². */
    public double variance(double mean) {
        return ratio * mean + mean * mean * inverseShape;
    }
}
