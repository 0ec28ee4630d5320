package org.quartermaster.forecasting.totals;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.quartermaster.forecasting.models.DemandTotal;
import org.quartermaster.forecasting.models.Spread;

/**
 * The forecasts of many series together, day by day, with what is needed for the quantiles of their sum.
 *
 * <p>Rule: on day t with Σσ² and Σσ over the series, the sum's variance is {@code S(t) = Σσ² + ρ · ((Σσ)² − Σσ²)} where ρ is the measured correlation between the series
 * ({@link Residuals}); over several days {@code V = ΣS + δ · ((Σ√S)² − ΣS)} where δ is the series' correlation between days, weighted by their means. For one series this is
 * {@link DemandTotal#over} exactly. Worked number: two series with mean 4 and variance 4 on one day and ρ = 0.25: Σσ² = 8, Σσ = 4, S = 8 + 0.25 · (16 − 8) = 10.
 */
public final class AheadTotal {

    private final float[] mean;
    private final float[] value;
    private final float[] variance;
    private final float[] deviation;
    private final Residuals residuals;
    private int series;
    private double dayCorrelation;
    private double weight;

    private AheadTotal(int horizon, Residuals residuals) {
        this.mean = new float[horizon];
        this.value = new float[horizon];
        this.variance = new float[horizon];
        this.deviation = new float[horizon];
        this.residuals = residuals;
    }

    /** Nothing yet. */
    public static AheadTotal empty(int horizon) {
        return new AheadTotal(horizon, Residuals.empty());
    }

    /**
     * Adds one series in place.
     *
     * @param means  units per day
     * @param price  list price per day, company currency; NaN where unknown
     * @param demand units per day of its history, NaN where missing
     */
    public void add(float[] means, Spread spread, float[] price, float[] demand) {
        for (int t = 0; t < mean.length; t++) {
            double units = means[t];
            double squared = spread.variance(units);
            mean[t] += (float) units;
            value[t] += Float.isNaN(price[t]) ? 0 : (float) (units * price[t]);
            variance[t] += (float) squared;
            deviation[t] += (float) Math.sqrt(squared);
            dayCorrelation += units * spread.correlation();
            weight += units;
        }
        residuals.add(demand);
        series++;
    }

    /** What one series adds to or takes from the sum when its means change. @param before its means so far, part of the sum */
    public void replace(float[] before, float[] after, Spread spread, float[] price) {
        for (int t = 0; t < mean.length; t++) {
            double old = spread.variance(before[t]);
            double now = spread.variance(after[t]);
            mean[t] += after[t] - before[t];
            value[t] += Float.isNaN(price[t]) ? 0 : (after[t] - before[t]) * price[t];
            variance[t] = (float) Math.max(0, variance[t] + now - old);
            deviation[t] = (float) Math.max(0, deviation[t] + Math.sqrt(now) - Math.sqrt(old));
        }
    }

    /** Adds another sum of the same days in place. */
    public void add(AheadTotal other) {
        for (int t = 0; t < mean.length; t++) {
            mean[t] += other.mean[t];
            value[t] += other.value[t];
            variance[t] += other.variance[t];
            deviation[t] += other.deviation[t];
        }
        residuals.add(other.residuals);
        series += other.series;
        dayCorrelation += other.dayCorrelation;
        weight += other.weight;
    }

    /** Multiplies what is expected on one day in place; quantiles keep their ratio to the mean. */
    public void scale(int day, double factor) {
        mean[day] *= (float) factor;
        value[day] *= (float) factor;
        variance[day] *= (float) (factor * factor);
        deviation[day] *= (float) factor;
    }

    /** Adds units that nobody expected on one day in place, as Poisson counts. */
    public void addOn(int day, double units) {
        mean[day] += (float) units;
        variance[day] += (float) units;
        deviation[day] += (float) Math.sqrt(units);
    }

    /** A copy that may be changed. */
    public AheadTotal copy() {
        var copy = empty(mean.length);
        copy.add(this);
        return copy;
    }

    /** The days {@code from … from + days − 1} together, 0 being the day after the origin; days beyond the horizon count as nothing. */
    public DemandTotal over(int from, int days) {
        double between = residuals.correlation();
        double units = 0;
        double variances = 0;
        double deviations = 0;
        for (int t = from; t < Math.min(mean.length, from + days); t++) {
            double day = variance[t] + between * Math.max(0, (double) deviation[t] * deviation[t] - variance[t]);
            units += mean[t];
            variances += day;
            deviations += Math.sqrt(day);
        }
        double correlation = weight > 0 ? Math.clamp(dayCorrelation / weight, 0, 1) : 0;
        return new DemandTotal(days, units, variances + correlation * Math.max(0, deviations * deviations - variances));
    }

    /** Expected units per day; the array itself. */
    public float[] mean() {
        return mean;
    }

    /** Expected value per day at list price, company currency; the array itself. */
    public float[] value() {
        return value;
    }

    public int horizon() {
        return mean.length;
    }

    /** How many series were added. */
    public int series() {
        return series;
    }

    /** Measured correlation between the series, 0…1. */
    public double correlation() {
        return residuals.correlation();
    }

    /** Writes itself; the stream stays open. */
    public void write(DataOutputStream out) throws IOException {
        out.writeInt(mean.length);
        out.writeInt(series);
        out.writeDouble(dayCorrelation);
        out.writeDouble(weight);
        Floats.write(out, mean, value, variance, deviation);
        residuals.write(out);
    }

    /** Reads what {@link #write} wrote. */
    public static AheadTotal read(DataInputStream in) throws IOException {
        int horizon = in.readInt();
        int series = in.readInt();
        double dayCorrelation = in.readDouble();
        double weight = in.readDouble();
        float[][] arrays = new float[4][horizon];
        Floats.read(in, arrays);
        var total = new AheadTotal(horizon, Residuals.read(in));
        total.series = series;
        total.dayCorrelation = dayCorrelation;
        total.weight = weight;
        System.arraycopy(arrays[0], 0, total.mean, 0, horizon);
        System.arraycopy(arrays[1], 0, total.value, 0, horizon);
        System.arraycopy(arrays[2], 0, total.variance, 0, horizon);
        System.arraycopy(arrays[3], 0, total.deviation, 0, horizon);
        return total;
    }
}
