package org.quartermaster.forecasting.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quartermaster.forecasting.models.ForecastMethod;
import org.quartermaster.forecasting.models.History;
import org.quartermaster.forecasting.models.ProfileSmoothing;
import org.quartermaster.forecasting.models.Rhythm;
import org.quartermaster.forecasting.models.Theta;

class OwnForecastsTest {

    /** A rising series with a profile and gaps. */
    private static History history(Rhythm rhythm) {
        var random = new Random(3);
        float[] units = new float[rhythm == Rhythm.DAILY ? 500 : 3 * rhythm.year()];
        for (int t = 20; t < units.length; t++) {
            units[t] = t % 41 == 7 ? Float.NaN : Math.round((20 + 0.05 * t) * (1 + 0.5 * Math.sin(2 * Math.PI * t / rhythm.phases()) + 0.1 * random.nextGaussian()));
        }
        return History.of(rhythm, SeriesOf.MONDAY, units);
    }

    private static double[] means(ForecastMethod method, History history, int horizon) {
        float[] mean = method.forecast(history, horizon).mean();
        return IntStream.range(0, horizon).mapToDouble(t -> mean[t]).toArray();
    }

    /** One fit serves all methods; each says what it says alone. */
    @ParameterizedTest
    @EnumSource
    void everyMethodSaysWhatItSaysAlone(Rhythm rhythm) {
        History history = history(rhythm);
        int horizon = rhythm.phases() + 5;
        var smoothing = ProfileSmoothing.plain(rhythm);
        double[][] forecasts = OwnMethod.forecasts(history, horizon);
        assertThat(forecasts).hasDimensions(OwnMethod.values().length, horizon);
        assertThat(forecasts[OwnMethod.SMOOTHING.ordinal()]).containsExactly(means(smoothing, history, horizon));
        assertThat(forecasts[OwnMethod.TREND.ordinal()]).containsExactly(means(new Theta(smoothing), history, horizon));
        if (rhythm != Rhythm.DAILY) {
            assertThat(forecasts[OwnMethod.LAST_YEAR.ordinal()]).as("for days alone").containsExactly(forecasts[OwnMethod.SMOOTHING.ordinal()]);
        }
        for (int t = 0; t < horizon; t++) {
            double product = forecasts[0][t] * forecasts[1][t] * forecasts[2][t];
            assertThat(Math.pow(forecasts[OwnMethod.MEAN.ordinal()][t], 3) / product).isBetween(1 - 1e-9, 1 + 1e-9);
        }
    }

    /** One node of one series: what its sums say at each origin and at the end is the method's forecast, added up by thirds, times what the series share in the node. */
    @Test
    void sumsAreTheForecastsFromTheOrigins() {
        var span = new Span(Rhythm.DAILY, 500, 3, 28, 56, 84);
        var histories = new NodeHistories(span, 1);
        float[] units = history(Rhythm.DAILY).units();
        histories.add(0, SeriesOf.units(1, 1, 1, 56, units));
        var own = new OwnForecasts(histories, span);
        for (int k = 0; k <= span.origins(); k++) {
            double[][] forecasts = OwnMethod.forecasts(histories.history(0).until(span.end(k)), span.ahead(k));
            for (OwnMethod method : OwnMethod.values()) {
                float[] thirds = new float[Outcomes.THIRDS];
                for (int t = 0; t < span.ahead(k); t++) {
                    thirds[Outcomes.third(t, span.ahead(k))] += (float) forecasts[method.ordinal()][t];
                }
                assertThat(Arrays.copyOfRange(own.sums(method)[0], k * Outcomes.THIRDS, (k + 1) * Outcomes.THIRDS)).as("%s from origin %d", method, k).containsExactly(thirds);
            }
        }
    }
}
