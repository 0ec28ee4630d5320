package org.quartermaster.forecasting.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quartermaster.forecasting.demand.Demand;
import org.quartermaster.forecasting.demand.DemandClass;
import org.quartermaster.forecasting.features.DayCalendar;
import org.quartermaster.forecasting.features.Peers;
import org.quartermaster.forecasting.features.Prices;
import org.quartermaster.forecasting.features.SeriesInput;
import org.quartermaster.forecasting.models.ProfileSmoothing;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.models.Rhythm;
import org.quartermaster.forecasting.reconciliation.LevelChoice;
import org.quartermaster.forecasting.reconciliation.Rule;

/** A growth that is lost in the noise of any one of many slow movers, but plain in their sum. */
class ReconciledPipelineTest {

    private static final LocalDate MONDAY = LocalDate.of(2025, 1, 6);
    private static final int DAYS = 420;
    private static final int HORIZON = 28;
    private static final PipelineOptions OPTIONS = PipelineOptions.DEFAULT.withHorizon(HORIZON).withLearned(false).withNetwork(false);
    private static final RunListener SILENT = new RunListener() {
        @Override
        public void progress(String step, long done, long total) {
        }

        @Override
        public void log(String line) {
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    };

    private final List<SeriesInput> series = growing();

    private static double mean(int t) {
        return 0.1 * (1 + Math.max(0, t - 300) / 20.0);
    }

    private static List<SeriesInput> growing() {
        var random = new Random(7);
        var calendar = new DayCalendar(MONDAY, DAYS + HORIZON, Set.of());
        float[] nothing = new float[DAYS + HORIZON];
        float[] prices = nothing.clone();
        Arrays.fill(prices, Float.NaN);
        var series = new ArrayList<SeriesInput>();
        for (int sku = 0; sku < 250; sku++) {
            float[] units = new float[DAYS];
            for (int t = 0; t < DAYS && sku > 0; t++) {
                units[t] = (int) (mean(t) + random.nextDouble());
            }
            series.add(new SeriesInput(sku, 1, 0, Demand.of(MONDAY, units, nothing, false), new Prices(prices, true), nothing, SeriesInput.ALWAYS_OPEN, calendar, new Peers(units, 1, 1, Double.NaN),
                    ProfileSmoothing.plain(Rhythm.DAILY), Integer.MAX_VALUE));
        }
        return series;
    }

    private RunReport run(PipelineOptions options, List<ForecastResult> results) {
        return new ForecastPipeline(options, series::forEach, series.size(), DAYS, SILENT).run(results::add);
    }

    @Test
    void theSumsForecastIsNearerToWhatComesThanThatOfItsPartsAlone() {
        var with = new ArrayList<ForecastResult>();
        var without = new ArrayList<ForecastResult>();

        RunReport report = run(OPTIONS, with);
        run(OPTIONS.withReconciled(false), without);

        double coming = 0;
        for (int t = DAYS; t < DAYS + HORIZON; t++) {
            coming += (series.size() - 1) * mean(t);
        }
        assertThat(report.levels()).singleElement().extracting(LevelChoice::rule).extracting(Rule::kind).isNotEqualTo(Rule.Kind.BOTTOM_UP);
        assertThat(Math.abs(sum(with) - coming)).isLessThan(0.75 * Math.abs(sum(without) - coming));
        assertThat(without).allSatisfy(result -> assertThat(result.reconciled()).isEmpty());
    }

    @Test
    void everySeriesComesOnceInOrderWithWhatItWasMultipliedBy() {
        var results = new ArrayList<ForecastResult>();
        var without = new ArrayList<ForecastResult>();
        run(OPTIONS, results);
        run(OPTIONS.withReconciled(false), without);

        assertThat(results).extracting(ForecastResult::series).containsExactlyElementsOf(series);
        for (int i = 0; i < results.size(); i++) {
            ForecastResult result = results.get(i);
            if (result.series().demand().demandClass() == DemandClass.DEAD) {
                assertThat(result.forecast().mean()).containsOnly(0);
                assertThat(result.reconciled()).isEmpty();
            } else {
                double factor = Double.parseDouble(result.reconciled().substring(result.reconciled().indexOf(':') + 1));
                assertThat(sum(List.of(result))).isCloseTo(factor * sum(List.of(without.get(i))), within(1e-3 * (1 + sum(List.of(result)))));
            }
            assertThat(result.forecast().quantiles()).satisfies(quantiles -> {
                for (int q = 0; q < quantiles.length; q++) {
                    assertThat(quantiles[q]).isEqualTo((float) Math.rint(quantiles[q])).isGreaterThanOrEqualTo(q % QuantileForecast.LEVELS == 0 ? 0 : quantiles[q - 1]);
                }
            });
        }
    }

    private static double sum(List<ForecastResult> results) {
        double sum = 0;
        for (ForecastResult result : results) {
            for (float mean : result.forecast().mean()) {
                sum += mean;
            }
        }
        return sum;
    }
}
