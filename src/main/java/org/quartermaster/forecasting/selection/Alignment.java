package org.quartermaster.forecasting.selection;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.quartermaster.forecasting.features.OriginFeatures;

/**
 * Brings the sum of the trees' forecasts of a category nearer to what smoothing expects of it: trees lean back to usual levels, and over a whole category that is seldom right. Top-down correction after bottom-up
 * summing, as far as the back-test says: every mean is multiplied by {@code (S / T)^λ}, S and T the sums of smoothing and trees over a sample of the category's series in a third of the horizon. λ is the one of
 * {@link #SHARES} with the least {@code Σ (A − T (S/T)^λ)² / A} over categories, thirds and origins of the back-test, A what was sold; 0 leaves the trees alone.
 */
public final class Alignment {

    static final Alignment NONE = new Alignment(0);

    private static final double[] SHARES = {0, 0.25, 0.5, 0.75, 1};
    private static final double LEAST_GAIN = 0.98;
    private static final double MOST = 1.35;

    private final double share;
    private final Map<Long, Sums> groups = new HashMap<>();

    private Alignment(double share) {
        this.share = share;
    }

    /** Sums of one category at one origin, per third. */
    private static final class Sums {
        private final double[] trees = new double[Calibration.THIRDS];
        private final double[] smoothing = new double[Calibration.THIRDS];
        private final double[] sold = new double[Calibration.THIRDS];

        double factor(int third, double share) {
            return trees[third] > 0 && smoothing[third] > 0 ? Math.pow(Math.clamp(smoothing[third] / trees[third], 1 / MOST, MOST), share) : 1;
        }

        double miss(double share) {
            double miss = 0;
            for (int third = 0; third < Calibration.THIRDS; third++) {
                double error = sold[third] - trees[third] * factor(third, share);
                miss += sold[third] > 0 ? error * error / sold[third] : 0;
            }
            return miss;
        }
    }

    /**
     * Chooses λ on a back-test.
     *
     * @param means what the trees expect, {@code [origin · horizon + period]}
     * @param most  largest λ
     */
    static Alignment fit(List<OriginFeatures> origins, double[] means, int horizon, double most) {
        var sums = new Alignment(0);
        sums.add(origins, means, horizon, true);
        double best = 0;
        double least = LEAST_GAIN * sums.miss(0);
        for (double tried : SHARES) {
            if (tried > 0 && tried <= most && sums.miss(tried) < least) {
                best = tried;
                least = sums.miss(tried);
            }
        }
        var chosen = new Alignment(best);
        chosen.groups.putAll(sums.groups);
        return chosen;
    }

    /** The same λ with the sums of another origin, where nothing has been sold yet. */
    Alignment at(List<OriginFeatures> origins, double[] means, int horizon) {
        var next = new Alignment(share);
        next.add(origins, means, horizon, false);
        return next;
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(share);
        out.writeInt(groups.size());
        for (var one : groups.entrySet()) {
            out.writeLong(one.getKey());
            for (int third = 0; third < Calibration.THIRDS; third++) {
                out.writeDouble(one.getValue().trees[third]);
                out.writeDouble(one.getValue().smoothing[third]);
            }
        }
    }

    static Alignment read(DataInput in) throws IOException {
        var alignment = new Alignment(in.readDouble());
        for (int left = in.readInt(); left > 0; left--) {
            Sums sums = alignment.groups.computeIfAbsent(in.readLong(), _ -> new Sums());
            for (int third = 0; third < Calibration.THIRDS; third++) {
                sums.trees[third] = in.readDouble();
                sums.smoothing[third] = in.readDouble();
            }
        }
        return alignment;
    }

    /** λ. */
    double share() {
        return share;
    }

    /** What a mean is multiplied with. */
    double factor(OriginFeatures origin, int period, int horizon) {
        Sums sums = share == 0 ? null : groups.get(key(origin));
        return sums == null ? 1 : sums.factor(Calibration.third(period, horizon), share);
    }

    private void add(List<OriginFeatures> origins, double[] means, int horizon, boolean known) {
        for (int row = 0; row < means.length; row++) {
            OriginFeatures origin = origins.get(row / horizon);
            int at = origin.end() + row % horizon;
            double units = known ? origin.series().demand().raw()[at] : 0;
            if (!Double.isNaN(units) && !origin.series().isClosed(at)) {
                Sums sums = groups.computeIfAbsent(key(origin), _ -> new Sums());
                int third = Calibration.third(row % horizon, horizon);
                sums.trees[third] += means[row];
                sums.smoothing[third] += origin.smoothed(row % horizon + 1);
                sums.sold[third] += units;
            }
        }
    }

    private double miss(double tried) {
        return groups.values().stream().mapToDouble(sums -> sums.miss(tried)).sum();
    }

    private static long key(OriginFeatures origin) {
        return (long) origin.end() << 32 | origin.series().category();
    }
}
