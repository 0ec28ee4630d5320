package org.quartermaster.forecasting.selection;

import java.util.ArrayList;
import java.util.List;
import org.quartermaster.forecasting.models.QuantileForecast;

/**
 * The weighted mean of members' quantiles level by level (Vincent 1912), which keeps them in order.
 *
 * @param weights     one per member; they add up to 1
 * @param calibration what is corrected afterwards
 */
record Blend(double[] weights, BlendCalibration calibration) {

    /** One member alone. */
    static Blend only(int member) {
        double[] weights = new double[Members.COUNT];
        weights[member] = 1;
        return new Blend(weights, BlendCalibration.NONE);
    }

    Blend with(BlendCalibration measured) {
        return new Blend(weights, measured);
    }

    /** The same with what is left of its lift. */
    Blend knowing(Relearned relearned) {
        return calibration.lift() == 1 ? this : with(calibration.lifted(relearned.rest(calibration.lift(), weights[Members.TREES] + weights[Members.QUANTILE_TREES])));
    }

    boolean uses(int member) {
        return weights[member] > 0;
    }

    boolean usesTrees() {
        return uses(Members.TREES) || uses(Members.QUANTILE_TREES);
    }

    /** The calibrated blend of the members' forecasts; members without weight may be null. */
    QuantileForecast combine(QuantileForecast[] members) {
        QuantileForecast sum = null;
        for (int m = 0; m < weights.length; m++) {
            if (weights[m] > 0) {
                sum = sum == null ? QuantileForecast.zero(members[m].origin(), members[m].horizon()) : sum;
                addTo(sum.quantiles(), members[m].quantiles(), (float) weights[m]);
                addTo(sum.mean(), members[m].mean(), (float) weights[m]);
            }
        }
        return calibration.apply(sum);
    }

    private static void addTo(float[] sum, float[] values, float weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * values[i];
        }
    }

    /** {@code method:weight}, comma separated, the heaviest first. */
    String text(List<String> codes) {
        var places = new ArrayList<Integer>();
        for (int m = 0; m < weights.length; m++) {
            if (weights[m] > 0) {
                places.add(m);
            }
        }
        places.sort((a, b) -> Double.compare(weights[b], weights[a]));
        return String.join(",", places.stream().map(m -> "%s:%.2f".formatted(codes.get(m), weights[m])).toList());
    }
}
