package org.quartermaster.forecasting.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quartermaster.forecasting.demand.Demand;
import org.quartermaster.forecasting.features.DayCalendar;
import org.quartermaster.forecasting.features.DemandPool;
import org.quartermaster.forecasting.features.Prices;
import org.quartermaster.forecasting.features.SeriesInput;
import org.quartermaster.forecasting.models.DemandTotal;
import org.quartermaster.forecasting.models.ProfileSmoothing;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.models.Rhythm;

/**
 * Made demand whose future can be drawn again and again: the whole engine forecasts, then 40 futures of each series are drawn from the same truth and counted against the forecast's quantiles and sums. No method knows the
 * truth, and none of its distributions has the truth's shape.
 */
class HonestBandTest {

    private static final LocalDate MONDAY = LocalDate.of(2025, 1, 6);
    private static final int DAYS = 420;
    private static final int HORIZON = 28;
    private static final int FUTURES = 40;
    private static final PipelineOptions OPTIONS = PipelineOptions.DEFAULT.withRows(15_000, 40).withQuantileRows(8_000).withHorizon(HORIZON).withNetwork(false);

    /** What a series does on a day of a month with this tide. */
    private interface Truth {
        float day(Random random, double level, double tide);
    }

    /** Many small orders and now and then one of ten times the size: no negative binomial has such a tail. */
    private static final Truth LUMPY = (random, level, tide) -> {
        float units = count(random, level * tide);
        return random.nextDouble() < 0.06 ? units + Math.round(10 * level * (0.5 + random.nextDouble())) : units;
    };

    /** Nothing on five days of six. */
    private static final Truth SPARSE = (random, level, tide) -> random.nextDouble() < 0.17 * tide ? 1 + count(random, level) : 0;

    @Test
    void holdsNineTenthsOfLumpyDays() {
        Shares shares = held(LUMPY, 0);
        assertThat(shares.above()).as("days above the quantile at 0.95").isCloseTo(0.05, within(0.02));
        assertThat(shares.inside()).as("days inside 5–95 %").isBetween(0.88, 0.97);
    }

    /** The quantile at 0.95 is a count that many days equal: 0.95 must lie between the share strictly below it and the share up to it, each within two points. */
    @Test
    void isNotTakenInByZeros() {
        Shares shares = held(SPARSE, 0);
        assertThat(shares.above()).as("days above the quantile at 0.95").isLessThan(0.07);
        assertThat(shares.reaching()).as("days at or above the quantile at 0.95").isGreaterThan(0.03);
    }

    /**
     * Months have a tide that nobody foresees: their days err together, and sums stray far more than days that err alone. How 250 series were left by the tide of their last month decides: the standard error of a share of 0.1 is
     * √(0.1 · 0.9 / 250) = 0.019.
     */
    @Test
    void holdsSumsOfDaysThatErrTogether() {
        Shares shares = held(LUMPY, 0.35);
        assertThat(shares.above()).as("days above the quantile at 0.95").isCloseTo(0.05, within(0.02));
        assertThat(shares.sumsAbove90()).as("fortnights above the quantile at 0.9").isCloseTo(0.1, within(0.038));
        assertThat(shares.sumsAbove95()).as("fortnights above the quantile at 0.95").isCloseTo(0.05, within(0.02));
    }

    private record Shares(double inside, double above, double reaching, double sumsAbove90, double sumsAbove95) {
    }

    private static Shares held(Truth truth, double tide) {
        var results = new ArrayList<ForecastResult>();
        List<SeriesInput> inputs = inputs(truth, tide);
        new ForecastPipeline(OPTIONS, inputs::forEach, inputs.size(), DAYS, new Unheard()).run(results::add);
        var random = new Random(99);
        double inside = 0;
        double above = 0;
        double reaching = 0;
        double[] sumsAbove = new double[2];
        for (ForecastResult result : results) {
            DemandTotal fortnight = DemandTotal.over(result.forecast(), result.spread(), 0, 14);
            double[] limits = {fortnight.quantile(0.9), fortnight.quantile(0.95)};
            for (int future = 0; future < FUTURES; future++) {
                double month = tide(random, tide);
                double sum = 0;
                for (int t = 0; t < HORIZON; t++) {
                    float units = truth.day(random, level(result.series().sku()), month);
                    float low = result.forecast().quantile(t, 0);
                    float high = result.forecast().quantile(t, QuantileForecast.LEVELS - 1);
                    inside += units >= low && units <= high ? 1 : 0;
                    above += units > high ? 1 : 0;
                    reaching += units >= high ? 1 : 0;
                    sum += t < 14 ? units : 0;
                }
                for (int i = 0; i < limits.length; i++) {
                    sumsAbove[i] += sum > limits[i] ? 1 : 0;
                }
            }
        }
        double months = results.size() * (double) FUTURES;
        return new Shares(inside / months / HORIZON, above / months / HORIZON, reaching / months / HORIZON, sumsAbove[0] / months, sumsAbove[1] / months);
    }

    private static double level(int series) {
        return 1 + series % 7;
    }

    /** Lognormal with mean 1. */
    private static double tide(Random random, double deviation) {
        return Math.exp(deviation * random.nextGaussian() - deviation * deviation / 2);
    }

    private static int count(Random random, double mean) {
        double limit = Math.exp(-mean);
        int count = -1;
        for (double product = 1; product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    private static List<SeriesInput> inputs(Truth truth, double tide) {
        var pool = new DemandPool(Rhythm.DAILY, DAYS, MONDAY);
        var calendar = new DayCalendar(MONDAY, DAYS + HORIZON, Set.of());
        float[] price = new float[DAYS + HORIZON];
        float[] promotion = new float[DAYS + HORIZON];
        var demands = new ArrayList<Demand>();
        for (int s = 0; s < 250; s++) {
            var random = new Random(s);
            float[] units = new float[DAYS];
            double month = 1;
            for (int t = 0; t < DAYS; t++) {
                // months end with the history, as back-tests do
                month = (DAYS - t) % HORIZON == 0 ? tide(random, tide) : month;
                units[t] = truth.day(random, level(s), month);
            }
            demands.add(Demand.of(MONDAY, units, promotion, false));
            pool.add(0, 1, demands.getLast(), price, ForecastPipeline.firstOrigin(DAYS, OPTIONS));
        }
        var smoothing = new ProfileSmoothing(pool.profile(0, 1));
        var inputs = new ArrayList<SeriesInput>();
        for (int s = 0; s < demands.size(); s++) {
            inputs.add(new SeriesInput(s, 1, 0, demands.get(s), new Prices(price, true), promotion, SeriesInput.ALWAYS_OPEN, calendar, pool.peers(0, 1), smoothing, Integer.MAX_VALUE));
        }
        return inputs;
    }

    private static final class Unheard implements RunListener {
        @Override
        public void progress(String step, long done, long total) {
            assertThat(done).isLessThanOrEqualTo(total);
        }

        @Override
        public void log(String line) {
            System.out.println(line);
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    }
}
