package org.quartermaster.forecasting.selection;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.quartermaster.forecasting.demand.Demand;
import org.quartermaster.forecasting.demand.DemandClass;

/** One blend per demand class and volume. */
final class Blends {

    private static final int BANDS = 3;

    private final double[] limits;
    private final Blend[] blends = new Blend[DemandClass.values().length * BANDS];

    private Blends(double[] limits) {
        this.limits = limits;
    }

    /** The same blend for everything. */
    static Blends of(Blend blend) {
        var blends = new Blends(new double[] {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY});
        Arrays.fill(blends.blends, blend);
        return blends;
    }

    /**
     * Weighs the members by back-tests of a sample of series.
     *
     * @param samples     one per series and origin
     * @param ran         which members answered
     * @param persistence of what all forecasts missed
     */
    static Blends fit(List<BlendSample> samples, boolean[] ran, double persistence) {
        if (samples.isEmpty()) {
            return of(Blend.only(Members.REFERENCE));
        }
        double[] volumes = samples.stream().mapToDouble(BlendSample::volume).sorted().toArray();
        var result = new Blends(new double[] {volumes[volumes.length / 3], volumes[2 * volumes.length / 3]});
        BlendPlan plan = BlendPlan.leastLoss(samples, ran, result::segment);
        double[][] weights = plan.weights(new BlendPlan.Fitted(samples, ran, result::segment, result.blends.length));
        Arrays.setAll(result.blends, segment -> new Blend(weights[segment], BlendCalibration.NONE));
        result.calibrate(samples, persistence);
        return result;
    }

    private void calibrate(List<BlendSample> samples, double persistence) {
        var calibrator = new BlendCalibrator(samples.parallelStream().map(sample -> new BlendCalibrator.Outcome(sample, segment(sample), blends[segment(sample)].combine(sample.members()))).toList(), persistence);
        IntStream.range(0, blends.length).parallel().forEach(segment -> blends[segment] = blends[segment].with(calibrator.of(segment)));
    }

    private int segment(BlendSample sample) {
        return segment(sample.kind(), sample.volume());
    }

    Blend of(Demand demand) {
        return blends[segment(demand.demandClass(), volume(demand, demand.days()))];
    }

    /** Whether a member has a weight anywhere. */
    boolean uses(int member) {
        return Arrays.stream(blends).anyMatch(blend -> blend.uses(member));
    }

    /** All blends that differ, for the log. */
    String text(List<String> codes) {
        return Arrays.stream(blends).map(blend -> blend.text(codes)).distinct().collect(Collectors.joining(" | "));
    }

    /** Mean units per period lately. */
    static double volume(Demand demand, int end) {
        double sum = 0;
        int known = 0;
        for (int t = Math.max(Math.min(demand.firstSale(), end), end - 2 * demand.rhythm().longer()); t < end; t++) {
            if (!Float.isNaN(demand.clean()[t])) {
                sum += demand.clean()[t];
                known++;
            }
        }
        return known == 0 ? 0 : sum / known;
    }

    private int segment(DemandClass kind, double volume) {
        return kind.ordinal() * BANDS + (volume <= limits[0] ? 0 : volume <= limits[1] ? 1 : 2);
    }
}
