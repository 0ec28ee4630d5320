package org.quartermaster.learning.evaluation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The sums behind the metrics of {@link ForecastScore}; they add up over series, segments and origins.
 *
 * @param days         days with an actual
 * @param demand       Σ|y|, units
 * @param quantileLoss 2 · mean over q of ΣL_q, units
 * @param medianError  Σ|y − median|, units
 * @param meanError    Σ(mean − y), units
 * @param covered      days between the outer levels
 */
public record ScoreSums(double days, double demand, double quantileLoss, double medianError, double meanError, double covered) {

    public static final ScoreSums NONE = new ScoreSums(0, 0, 0, 0, 0, 0);

    public ScoreSums plus(ScoreSums other) {
        return new ScoreSums(days + other.days, demand + other.demand, quantileLoss + other.quantileLoss, medianError + other.medianError,
                meanError + other.meanError, covered + other.covered);
    }

    /** Writes itself; the stream stays open. */
    public void write(DataOutput out) throws IOException {
        for (double sum : new double[] {days, demand, quantileLoss, medianError, meanError, covered}) {
            out.writeDouble(sum);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static ScoreSums read(DataInput in) throws IOException {
        return new ScoreSums(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
    }

    /** Weighted quantile loss; NaN without demand. */
    public double wql() {
        return share(quantileLoss);
    }

    /** Absolute error of the median as a share of demand; NaN without demand. */
    public double wape() {
        return share(medianError);
    }

    /** Mean forecast less demand as a share of demand; NaN without demand. */
    public double bias() {
        return share(meanError);
    }

    /** Share of days between the outer levels; NaN without days. */
    public double coverage() {
        return days == 0 ? Double.NaN : covered / days;
    }

    private double share(double sum) {
        return demand == 0 ? Double.NaN : sum / demand;
    }
}
