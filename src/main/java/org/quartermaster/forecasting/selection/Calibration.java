package org.quartermaster.forecasting.selection;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.quartermaster.forecasting.features.OriginFeatures;
import org.quartermaster.forecasting.models.CountDistribution;
import org.quartermaster.forecasting.models.ProfileSmoothing;
import org.quartermaster.forecasting.models.Spread;

/**
 * What the back-test says about the trees' errors: by how much their mean has to be multiplied, and how far demand strays around it.
 *
 * @param alignment of categories' sums
 * @param bias    factor of the mean for the near, middle and far third of the horizon
 * @param factors by how much errors spread less (or more) than those of smoothing, per band of the mean
 * @param levels  which level of that distribution to read, per band of the mean
 * @param direct  which level of the quantile trees' own quantiles to read, per band of the mean
 */
public record Calibration(Alignment alignment, double[] bias, double[] factors, List<LevelMap> levels, List<LevelMap> direct) {

    /** Nothing to correct. */
    static final Calibration NONE = new Calibration(Alignment.NONE, new double[] {1, 1, 1}, same(1), Collections.nCopies(Calibration.BANDS, LevelMap.NONE), Collections.nCopies(Calibration.BANDS, LevelMap.NONE));

    /** Upper limits of the bands but the last, units per period. */
    private static final double[] LIMITS = {0.3, 1, 3, 10, 100};
    static final int BANDS = 6;
    static final int THIRDS = 3;

    /** Writes what multiplies means; the stream stays open. */
    public void write(DataOutput out) throws IOException {
        for (double factor : bias) {
            out.writeDouble(factor);
        }
        alignment.write(out);
    }

    /** Reads what {@link #write} wrote. */
    public static Calibration read(DataInput in) throws IOException {
        double[] bias = new double[THIRDS];
        for (int third = 0; third < THIRDS; third++) {
            bias[third] = in.readDouble();
        }
        return new Calibration(Alignment.read(in), bias, NONE.factors, NONE.levels, NONE.direct);
    }

    static double[] same(double factor) {
        double[] factors = new double[BANDS];
        Arrays.fill(factors, factor);
        return factors;
    }

    static int band(double mean) {
        int band = 0;
        while (band < LIMITS.length && mean > LIMITS[band]) {
            band++;
        }
        return band;
    }

    static int third(int period, int horizon) {
        return Math.min(THIRDS - 1, THIRDS * period / Math.max(1, horizon));
    }

    /** What a raw mean is multiplied with. */
    double factorOfMean(OriginFeatures origin, int period, int horizon) {
        return bias[third(period, horizon)] * alignment.factor(origin, period, horizon);
    }

    /** The same with the sums of another origin. */
    Calibration at(Alignment other) {
        return new Calibration(other, bias, factors, levels, direct);
    }

    /** The same with other factors of the mean. */
    Calibration with(double[] lifts) {
        return new Calibration(alignment, lifts, factors, levels, direct);
    }

    /** The quantiles around a mean. @param raw the mean before any correction: its band counts */
    void quantiles(double mean, double raw, ProfileSmoothing.Fit fit, float[] out, int offset) {
        int band = band(raw);
        CountDistribution.quantiles(mean, spread(fit, factors[band]).variance(mean), levels.get(band).levels(), out, offset);
    }

    static Spread spread(ProfileSmoothing.Fit fit, double factor) {
        return new Spread(fit.inverseShape() * factor, fit.ratio(), 0);
    }
}
