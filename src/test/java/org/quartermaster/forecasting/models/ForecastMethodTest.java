package org.quartermaster.forecasting.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ForecastMethodTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
    private static final float NONE = Float.NaN;

    @Property(tries = 300)
    void quantilesAreOrderedFiniteAndNotNegative(@ForAll("series") float[] units) {
        for (ForecastMethod method : Baselines.daily()) {
            var forecast = method.forecast(History.of(MONDAY, units), 30);
            for (int day = 0; day < 30; day++) {
                float below = 0;
                for (int level = 0; level < QuantileForecast.LEVELS; level++) {
                    float quantile = forecast.quantile(day, level);
                    assertThat(quantile).as("%s day %d level %d", method.code(), day, level).isFinite().isGreaterThanOrEqualTo(below);
                    below = quantile;
                }
                assertThat(forecast.mean()[day]).as(method.code()).isFinite().isNotNegative();
            }
        }
    }

    @Provide
    Arbitrary<float[]> series() {
        var value = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(5, Arbitraries.just(0f)),
                net.jqwik.api.Tuple.of(4, Arbitraries.integers().between(0, 12).map(Integer::floatValue)),
                net.jqwik.api.Tuple.of(2, Arbitraries.just(NONE)),
                net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(0, 2_000_000).map(Integer::floatValue)));
        return value.array(float[].class).ofMinSize(0).ofMaxSize(420);
    }

    @Test
    void nothingKnownAndNothingSoldAreForecastAsZero() {
        float[] missing = new float[100];
        java.util.Arrays.fill(missing, NONE);
        for (ForecastMethod method : Baselines.daily()) {
            for (float[] units : List.of(missing, new float[100], new float[0])) {
                var forecast = method.forecast(History.of(MONDAY, units), 7);
                assertThat(forecast.quantiles()).as(method.code()).containsOnly(0f);
                assertThat(forecast.mean()).containsOnly(0f);
            }
        }
    }

    @Test
    void meansScaleWithTheSeries() {
        float[] units = retail(400, 6, 7);
        float[] tenfold = new float[units.length];
        for (int t = 0; t < units.length; t++) {
            tenfold[t] = units[t] * 10;
        }
        for (ForecastMethod method : Baselines.daily()) {
            var one = method.forecast(History.of(MONDAY, units), 14);
            var ten = method.forecast(History.of(MONDAY, tenfold), 14);
            for (int day = 0; day < 14; day++) {
                assertThat((double) ten.mean()[day]).as(method.code()).isCloseTo(10 * one.mean()[day], within(0.12 * one.mean()[day] * 10));
            }
        }
    }

    @Test
    void seasonalNaiveRepeatsTheLastKnownWeekday() {
        float[] units = {1, 2, 3, 4, 5, 6, 7, 8, 9, NONE, 11, 12, 13, 14};
        var forecast = SeasonalNaive.WEEKLY.forecast(History.of(MONDAY, units), 10);
        assertThat(forecast.mean()).containsExactly(8, 9, 3, 11, 12, 13, 14, 8, 9, 3);
        // the six known differences to the week before are all 7
        assertThat(forecast.quantile(0, QuantileForecast.MEDIAN)).isEqualTo(15);
    }

    @Test
    void recentQuantilesAreOrderStatistics() {
        float[] units = {9, 9, NONE, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        var forecast = new RecentQuantiles(11).forecast(History.of(MONDAY, units), 3);
        // 0 … 10 sorted: the quantile at level q of eleven equidistant numbers is 10 q
        assertThat((double) forecast.quantile(2, 1)).isCloseTo(1, within(1e-5));
        assertThat((double) forecast.quantile(2, 9)).isCloseTo(9, within(1e-5));
        assertThat(forecast.mean()[2]).isEqualTo(5);
    }

    @Test
    void movingAverageSkipsMissingDays() {
        assertThat(new MovingAverage(3).forecast(History.of(MONDAY, 100, 2, NONE, 4, NONE, 6), 1).mean()).containsExactly(4);
    }

    /** Chance 0.5 and 0.5 smoothing: known days 4 0 0: Σ weights 1 + ½ + ¼ = 1.75, sales ¼: chance 1/7, size 4, mean 4/7. */
    @Test
    void tsbForgetsADyingSeries() {
        var forecast = new Tsb(0.5, 0.5).forecast(History.of(MONDAY, 4, NONE, 0, 0), 2);
        assertThat((double) forecast.mean()[1]).isCloseTo(4 / 7.0, within(1e-5));
        assertThat(forecast.quantile(0, 8)).isZero();
        assertThat(forecast.quantile(0, 9)).isEqualTo(4);
    }

    /** Sizes 4 and 8, the second after two days: size 4 + ½ · 4 = 6, interval 1 + ½ · 1 = 1.5, rate 4; corrected by 1 − ½ · ½: 3. */
    @Test
    void crostonSmoothsSizesAndIntervalsApart() {
        var history = History.of(MONDAY, 4, 0, 8);
        assertThat(new Croston(0.5, false).forecast(history, 1).mean()).containsExactly(4);
        assertThat(new Croston(0.5, true).forecast(history, 1).mean()).containsExactly(3);
    }

    @Test
    void naiveRepeatsTheLastKnownValueAndWidens() {
        var forecast = new Naive().forecast(History.of(MONDAY, 20, 22, NONE, 21, 19, NONE), 9);
        assertThat(forecast.mean()).containsOnly(19);
        assertThat(forecast.quantile(8, 10) - forecast.quantile(8, 0)).isGreaterThan(2 * (forecast.quantile(0, 10) - forecast.quantile(0, 0)));
    }

    /** A line of slope 1 without weekdays: smoothing alone lags behind, Theta adds half the slope per day. */
    @Test
    void thetaFollowsHalfTheTrend() {
        float[] units = new float[140];
        for (int t = 0; t < units.length; t++) {
            units[t] = 100 + t;
        }
        var history = History.of(MONDAY, units);
        float[] theta = new Theta(ProfileSmoothing.PLAIN).forecast(history, 29).mean();
        double flat = ProfileSmoothing.PLAIN.fit(history).mean(history.phase(units.length));
        assertThat((double) theta[28] - theta[0]).isCloseTo(14, within(1.0));
        assertThat((double) theta[0]).isGreaterThan(flat);
    }

    /** Differences to the week before are all 7: standard deviation 7, two weeks ahead 7 · √2; z of 0.9 is 1.2816. */
    @Test
    void theYardstickHasGaussianIntervals() {
        float[] units = {1, 2, 3, 4, 5, 6, 7, 8, 9, NONE, 11, 12, 13, 14};
        var forecast = new GaussianNaive(7).forecast(History.of(MONDAY, units), 8);
        assertThat(forecast.mean()).containsExactly(8, 9, 3, 11, 12, 13, 14, 8);
        assertThat((double) forecast.quantile(0, 9)).isCloseTo(8 + 1.2816 * 7, within(0.01));
        assertThat((double) forecast.quantile(0, 1)).isCloseTo(8 - 1.2816 * 7, within(0.01));
        assertThat((double) forecast.quantile(7, 9)).isCloseTo(8 + 1.2816 * 7 * Math.sqrt(2), within(0.01));
    }

    @Test
    void monthsHaveTheProfileOfTheYear() {
        float[] units = new float[48];
        for (int t = 0; t < units.length; t++) {
            units[t] = t % 12 == 11 ? 300 : 100;
        }
        var history = History.of(Rhythm.MONTHLY, LocalDate.of(2020, 1, 1), units);
        var forecast = ProfileSmoothing.plain(Rhythm.MONTHLY).forecast(history, 12);
        assertThat(history.origin()).isEqualTo(LocalDate.of(2023, 12, 1));
        assertThat((double) forecast.mean()[0]).isCloseTo(100, within(10.0));
        assertThat((double) forecast.mean()[11]).isCloseTo(300, within(30.0));
    }

    @Test
    void smoothingLearnsTheWeekday() {
        float[] units = new float[364];
        for (int t = 0; t < units.length; t++) {
            units[t] = t % 7 == 5 ? 40 : t % 7 == 6 ? 0 : 20;
        }
        var forecast = ProfileSmoothing.PLAIN.forecast(History.of(MONDAY, units), 7);
        assertThat((double) forecast.mean()[0]).isCloseTo(20, within(0.6));
        assertThat((double) forecast.mean()[5]).isCloseTo(40, within(1.5));
        assertThat((double) forecast.mean()[6]).isLessThan(1);
    }

    @Test
    void smoothingDoesNotTakeMissingDaysForZero() {
        float[] units = retail(400, 8, 11);
        float[] censored = units.clone();
        for (int t = 340; t < 380; t++) {
            censored[t] = NONE;
        }
        double whole = ProfileSmoothing.PLAIN.fit(History.of(MONDAY, units)).level();
        assertThat(ProfileSmoothing.PLAIN.fit(History.of(MONDAY, censored)).level()).isCloseTo(whole, within(0.1 * whole));
    }

    @Test
    void smoothingCoversWhatItPromises() {
        int inside = 0;
        int days = 0;
        for (int seed = 0; seed < 200; seed++) {
            float[] units = retail(428, 9, seed);
            var forecast = ProfileSmoothing.PLAIN.forecast(new History(MONDAY, units, 400), 28);
            for (int day = 0; day < 28; day++, days++) {
                inside += units[400 + day] >= forecast.quantile(day, 0) && units[400 + day] <= forecast.quantile(day, 10) ? 1 : 0;
            }
        }
        assertThat((double) inside / days).isBetween(0.88, 0.96);
    }

    @Test
    void fewerThanPoissonSpreadIsKept() {
        float[] units = new float[200];
        java.util.Arrays.fill(units, 5);
        var forecast = ProfileSmoothing.PLAIN.forecast(History.of(MONDAY, units), 1);
        assertThat(forecast.quantile(0, 0)).isEqualTo(5);
        assertThat(forecast.quantile(0, 10)).isEqualTo(5);
    }

    /** Poisson counts around a mean with a weekday profile. */
    private static float[] retail(int days, double mean, long seed) {
        var random = new Random(seed);
        float[] units = new float[days];
        for (int t = 0; t < days; t++) {
            double expected = mean * (t % 7 < 5 ? 0.85 : 1.375);
            double limit = Math.exp(-expected);
            int count = -1;
            for (double product = 1; product > limit; product *= random.nextDouble()) {
                count++;
            }
            units[t] = count;
        }
        return units;
    }
}
