package org.quartermaster.forecasting.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quartermaster.forecasting.features.OriginFeatures;
import org.quartermaster.forecasting.models.CountDistribution;
import org.quartermaster.forecasting.models.QuantileForecast;

class CalibratorTest {

    private static final int HORIZON = 28;
    private static final int ORIGINS = 3;
    private static final int LAST = QuantileForecast.LEVELS - 1;
    /** Demand is about Poisson around a steady level. */
    private static final List<OriginFeatures> FEATURES = ForecastPipelineTest.steady(60).stream()
            .flatMap(series -> java.util.stream.IntStream.range(0, ORIGINS).mapToObj(k -> new OriginFeatures(series, 200 + k * HORIZON))).toList();

    /** Smoothing's means, and quantiles around them. @param share of the Poisson distance from the mean */
    private static Calibration measured(double share, double lean) {
        double[] means = new double[FEATURES.size() * HORIZON];
        Arrays.setAll(means, row -> lean * FEATURES.get(row / HORIZON).smoothed(row % HORIZON + 1));
        float[] direct = new float[means.length * QuantileForecast.LEVELS];
        for (int row = 0; row < means.length; row++) {
            CountDistribution.quantiles(means[row], means[row], direct, row * QuantileForecast.LEVELS);
            for (int at = row * QuantileForecast.LEVELS; at < (row + 1) * QuantileForecast.LEVELS; at++) {
                direct[at] = (float) (means[row] + share * (direct[at] - means[row]));
            }
        }
        return new Calibrator(FEATURES, means, direct, HORIZON, ORIGINS, 0.5).measure();
    }

    private static LevelMap direct(double share, double lean) {
        return measured(share, lean).direct().get(Calibration.band(5));
    }

    /** Half as wide as a Poisson count strays: what is called 0.05 and 0.95 is read from farther out. */
    @Test
    void widensQuantilesThatAreTooNarrow() {
        assertThat(direct(0.5, 1).levels()[LAST]).isGreaterThan(0.985);
        assertThat(direct(0.5, 1).levels()[0]).isLessThan(0.015);
    }

    @Test
    void narrowsQuantilesThatAreTooWide() {
        assertThat(direct(2, 1).levels()[LAST]).isLessThan(0.9);
    }

    @Test
    void leavesHonestQuantilesAlone() {
        assertThat(direct(1, 1).levels()[LAST]).isCloseTo(0.95, within(0.015));
        assertThat(direct(1, 1).levels()[QuantileForecast.MEDIAN]).isCloseTo(0.5, within(0.05));
    }

    /** All expect a tenth too little: the alignment or the factor of the mean makes up for that, and the median of the quantile trees does not move. */
    @Test
    void doesNotTakeALeanForASkew() {
        assertThat(direct(1, 0.9).levels()[QuantileForecast.MEDIAN]).isCloseTo(0.5, within(1e-9));
    }
}
