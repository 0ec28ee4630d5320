package org.quartermaster.forecasting.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quartermaster.forecasting.demand.Demand;
import org.quartermaster.forecasting.features.DayCalendar;
import org.quartermaster.forecasting.features.DemandPool;
import org.quartermaster.forecasting.features.FeatureNames;
import org.quartermaster.forecasting.features.OriginFeatures;
import org.quartermaster.forecasting.features.Peers;
import org.quartermaster.forecasting.features.Prices;
import org.quartermaster.forecasting.features.SeriesInput;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.models.Rhythm;
import org.quartermaster.forecasting.models.ProfileSmoothing;

class ForecastPipelineTest {

    private static final LocalDate MONDAY = LocalDate.of(2025, 1, 6);
    static final int DAYS = 420;
    static final PipelineOptions OPTIONS = PipelineOptions.DEFAULT.withRows(15_000, 60).withHorizon(28);

    private final List<String> log = new ArrayList<>();

    /** Sales triple on promotion days, which are known in advance and which no simple method sees. */
    static List<SeriesInput> promoted(int series) {
        return made(series, true);
    }

    /** No promotions. */
    static List<SeriesInput> steady(int series) {
        return made(series, false);
    }

    static List<SeriesInput> made(int series, boolean promotions) {
        var pool = new DemandPool(Rhythm.DAILY, DAYS, MONDAY);
        var calendar = new DayCalendar(MONDAY, DAYS + 28, Set.of());
        float[] price = new float[DAYS + 28];
        Arrays.fill(price, 10);
        List<float[]> depths = new ArrayList<>();
        List<Demand> demands = new ArrayList<>();
        for (int s = 0; s < series; s++) {
            var random = new Random(s);
            float[] depth = new float[DAYS + 28];
            float[] units = new float[DAYS];
            double level = 3 + s % 8;
            for (int t = 0; t < depth.length; t++) {
                depth[t] = promotions && (t / 7 + s) % 5 == 0 ? 0.3f : 0;
            }
            for (int t = 0; t < DAYS; t++) {
                double mean = level * (depth[t] > 0 ? 3 : 1);
                units[t] = (float) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
            }
            depths.add(depth);
            demands.add(Demand.of(MONDAY, units, depth, false));
            pool.add(0, 1, demands.getLast(), price, ForecastPipeline.firstOrigin(DAYS, OPTIONS));
        }
        List<SeriesInput> inputs = new ArrayList<>();
        for (int s = 0; s < series; s++) {
            inputs.add(new SeriesInput(s, 1, 0, demands.get(s), new Prices(price, true), depths.get(s), SeriesInput.ALWAYS_OPEN, calendar, pool.peers(0, 1),
                    new ProfileSmoothing(pool.profile(0, 1)), Integer.MAX_VALUE));
        }
        return inputs;
    }

    /** A run that shows every member. */
    static RunReport run(List<SeriesInput> series, MemberSink members) {
        return new ForecastPipeline(OPTIONS, series::forEach, series.size(), DAYS, new Silent()).showing(members).run(_ -> { });
    }

    private RunReport run(List<SeriesInput> series, PipelineOptions options, List<ForecastResult> results) {
        return new ForecastPipeline(options, series::forEach, series.size(), DAYS, new Quiet(false)).run(results::add);
    }

    @Test
    void learnsWhatKnownPromotionsDo() {
        var results = new ArrayList<ForecastResult>();
        RunReport report = run(promoted(60), OPTIONS, results);
        assertThat(report.learned()).isEqualTo("used");
        assertThat(report.overall(RunReport.CHOSEN).wql()).isLessThan(0.75 * report.overall(report.simpleMethod()).wql());
        var one = results.getFirst();
        int promotedDay = -1;
        int plainDay = -1;
        for (int day = 0; day < 28; day++) {
            boolean isPromoted = one.series().promotion()[DAYS + day] > 0;
            promotedDay = isPromoted ? day : promotedDay;
            plainDay = isPromoted ? plainDay : day;
        }
        assertThat(one.forecast().mean()[promotedDay]).isGreaterThan(2 * one.forecast().mean()[plainDay]);
        assertThat(one.reasons()).contains("promotion");
    }

    @Test
    void scoresTheChoiceBesideTheBaselines() {
        var results = new ArrayList<ForecastResult>();
        RunReport report = run(made(40, false), OPTIONS, results);
        assertThat(report.origins()).isEqualTo(3);
        assertThat(report.overall(RunReport.CHOSEN).days()).isEqualTo(40 * 84);
        assertThat(report.overall(RunReport.CHOSEN).wql()).isLessThan(report.overall("seasonal-naive").wql());
        assertThat(report.overall(RunReport.CHOSEN).coverage()).isBetween(0.86, 0.97);
    }

    @Test
    void answersWithSimpleMethodsWhenThereIsTooLittleToLearn() {
        var results = new ArrayList<ForecastResult>();
        RunReport report = run(made(2, false), OPTIONS.withRows(500, 10), results);
        assertThat(report.learned()).isEqualTo("too-little-data");
        assertThat(report.model()).isNull();
        assertThat(report.overall(Members.TREES_CODE).days()).isZero();
        assertThat(results).allSatisfy(result -> assertThat(result.fallback()).isEqualTo("no-learned-model"));
    }

    @Test
    void forecastsNeverCross() {
        var results = new ArrayList<ForecastResult>();
        run(promoted(30), OPTIONS, results);
        for (var result : results) {
            for (int day = 0; day < 28; day++) {
                for (int level = 1; level < QuantileForecast.LEVELS; level++) {
                    assertThat(result.forecast().quantile(day, level)).isGreaterThanOrEqualTo(result.forecast().quantile(day, level - 1));
                }
            }
        }
    }

    @Test
    void stopsWhenAsked() {
        var series = made(10, false);
        var pipeline = new ForecastPipeline(OPTIONS, series::forEach, series.size(), DAYS, new Quiet(true));
        assertThatThrownBy(() -> pipeline.run(_ -> { })).isInstanceOf(RunListener.Stopped.class);
    }

    @Test
    void stopsInTheMiddleOfGrowingTrees() {
        var series = promoted(24);
        var steps = new ArrayList<String>();
        var listener = new Quiet(false) {
            private boolean asked;

            @Override
            public void progress(String step, long done, long total) {
                steps.add(step);
                asked |= step.equals("forecasting.step.train") && done > 0 && done < total;
            }

            @Override
            public boolean isCancelled() {
                return asked;
            }
        };
        var pipeline = new ForecastPipeline(OPTIONS, series::forEach, series.size(), DAYS, listener);
        assertThatThrownBy(() -> pipeline.run(_ -> { })).isInstanceOf(RunListener.Stopped.class);
        assertThat(steps).contains("forecasting.step.train").doesNotContain("forecasting.step.backtest", "forecasting.step.forecast");
    }

    @Test
    void featuresDoNotLookPastTheOrigin() {
        SeriesInput whole = promoted(3).getFirst();
        int end = 300;
        float[] changed = whole.demand().raw().clone();
        Arrays.fill(changed, end, DAYS, 999);
        float[] category = whole.peers().sales().clone();
        Arrays.fill(category, end, DAYS, 99_999);
        var other = new SeriesInput(whole.sku(), 1, 0, Demand.of(MONDAY, changed, whole.promotion(), false), whole.prices(), whole.promotion(), SeriesInput.ALWAYS_OPEN, whole.calendar(),
                new Peers(category, whole.peers().categoryLevel(), whole.peers().placeLevel(), whole.peers().price()), whole.smoothing(), Integer.MAX_VALUE);
        float[] before = new float[FeatureNames.of(Rhythm.DAILY).size()];
        float[] after = new float[FeatureNames.of(Rhythm.DAILY).size()];
        for (int ahead = 1; ahead <= 28; ahead++) {
            new OriginFeatures(whole, end).row(ahead, before);
            new OriginFeatures(other, end).row(ahead, after);
            assertThat(after).containsExactly(before);
        }
    }

    @Test
    void groupsEveryFeature() {
        for (Rhythm rhythm : Rhythm.values()) {
            assertThat(FeatureNames.groups(rhythm)).hasSameSizeAs(FeatureNames.of(rhythm));
            assertThat(FeatureNames.of(rhythm)).doesNotHaveDuplicates();
        }
    }

    @Test
    void forecastsNothingWhereItIsClosed() {
        boolean[] closed = new boolean[DAYS + 28];
        closed[DAYS + 4] = true;
        var open = made(30, false);
        var one = open.getFirst();
        var series = new ArrayList<>(open);
        series.set(0, new SeriesInput(one.sku(), 1, 0, one.demand(), one.prices(), one.promotion(), closed, one.calendar(), one.peers(), one.smoothing(), Integer.MAX_VALUE));
        var results = new ArrayList<ForecastResult>();
        run(series, OPTIONS.withLearned(false), results);
        assertThat(results.getFirst().forecast().mean()[4]).isZero();
        assertThat(results.getFirst().forecast().mean()[5]).isPositive();
    }

    private static final class Silent implements RunListener {
        @Override
        public void progress(String step, long done, long total) {
            assertThat(step).startsWith("forecasting.step.");
        }

        @Override
        public void log(String line) {
            assertThat(line).isNotBlank();
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    }

    private class Quiet implements RunListener {
        private final boolean cancelled;

        Quiet(boolean cancelled) {
            this.cancelled = cancelled;
        }

        @Override
        public void progress(String step, long done, long total) {
            assertThat(done).isBetween(0L, Math.max(total, done));
        }

        @Override
        public void log(String line) {
            log.add(line);
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }
    }
}
