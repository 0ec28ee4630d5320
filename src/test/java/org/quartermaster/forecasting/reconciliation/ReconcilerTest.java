package org.quartermaster.forecasting.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.quartermaster.forecasting.features.SeriesInput;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.models.Rhythm;

class ReconcilerTest {

    private static final int DAYS = 224;
    private static final int HORIZON = 28;
    private static final Span SPAN = new Span(Rhythm.DAILY, DAYS, 3, HORIZON, HORIZON, 84);

    /** Every series sells its level a day, give or take; forecasts of parts expect {@code lean} times that, give or take {@code noise} at each origin. */
    private static Reconciliation chosen(List<SeriesInput> series, double lean, double noise, long seed) {
        var random = new Random(seed);
        var reconciler = new Reconciler(SPAN);
        series.forEach(reconciler::know);
        for (SeriesInput one : series) {
            for (int k = 0; k < SPAN.origins(); k++) {
                reconciler.said(one, SPAN.end(k), expected(one, lean * Math.exp(noise * random.nextGaussian())).mean());
            }
        }
        return reconciler.choose();
    }

    private static QuantileForecast expected(SeriesInput one, double factor) {
        float level = (one.sku() % 7 + 1) * 3;
        var forecast = QuantileForecast.zero(SeriesOf.MONDAY.plusDays(DAYS - 1), HORIZON);
        if (one.demand().firstSale() < DAYS) {
            Arrays.fill(forecast.mean(), (float) (level * factor));
            for (int i = 0; i < forecast.quantiles().length; i++) {
                forecast.quantiles()[i] = (float) (level * factor * (0.4 + 0.12 * (i % QuantileForecast.LEVELS)));
            }
        }
        return forecast;
    }

    private static List<SeriesInput> company(int skus, long seed) {
        var random = new Random(seed);
        var series = new ArrayList<SeriesInput>();
        for (int sku = 0; sku < skus; sku++) {
            for (int warehouse = 1; warehouse <= 2; warehouse++) {
                float[] units = new float[DAYS];
                for (int t = 0; t < DAYS && sku != 3; t++) {
                    units[t] = Math.max(0, Math.round((sku % 7 + 1) * 3 * (1 + 0.3 * random.nextGaussian())));
                }
                series.add(SeriesOf.units(sku, warehouse, sku % 4, HORIZON, units));
            }
        }
        return series;
    }

    @Test
    void partsThatLeanAlikeFollowTheirSum() {
        List<SeriesInput> series = company(24, 1);
        List<QuantileForecast> low = series.stream().map(one -> expected(one, 0.8)).toList();
        double before = low.stream().mapToDouble(ReconcilerTest::sum).sum();

        Reconciliation found = chosen(series, 0.8, 0.1, 1);
        var factors = found.factors(low);
        for (int i = 0; i < low.size(); i++) {
            factors.apply(i, low.get(i));
        }

        assertThat(found.isBottomUp()).isFalse();
        assertThat(found.choices()).anySatisfy(choice -> assertThat(choice.after()).isLessThan(0.5 * choice.before()));
        // a fifth too little was expected; what the origins agree on is made up for
        assertThat(low.stream().mapToDouble(ReconcilerTest::sum).sum() / before).isCloseTo(1.25, within(0.04));
    }

    @Test
    void partsThatAreRightStay() {
        Reconciliation found = chosen(company(24, 2), 1, 0, 2);

        assertThat(found.isBottomUp()).isTrue();
        assertThat(found.choices()).extracting(LevelChoice::level).containsExactly(Level.SKU, Level.CATEGORY, Level.ALL);
        assertThat(found.choices()).allSatisfy(choice -> assertThat(choice.after()).isEqualTo(choice.before()));
    }

    @Test
    void oneOriginTeachesNothing() {
        var span = new Span(Rhythm.DAILY, DAYS, 1, HORIZON, HORIZON, 84);
        var reconciler = new Reconciler(span);
        List<SeriesInput> series = company(10, 3);
        series.forEach(reconciler::know);
        series.forEach(one -> reconciler.said(one, span.end(0), expected(one, 0.5).mean()));

        assertThat(reconciler.choose().choices()).isEmpty();
    }

    /** Series launched after an origin are in no sum there: though nobody expected them, the parts that are right stay. */
    @Test
    void launchesAreNoErrorOfTheParts() {
        var series = new ArrayList<>(company(24, 4));
        for (int sku = 24; sku < 40; sku++) {
            float[] units = new float[DAYS];
            Arrays.fill(units, DAYS - HORIZON + 2, DAYS, 40);
            series.add(SeriesOf.units(sku, 1, sku % 4, HORIZON, units));
        }

        assertThat(chosen(series, 1, 0, 4).isBottomUp()).isTrue();
    }

    /** Whatever was chosen: quantiles stay in order and above nothing, the dead stay dead, the change of a series is what is told of it, and sums are sums of their parts. */
    @Property(tries = 40)
    void keepsOrderZerosAndSums(@ForAll @IntRange(min = 6, max = 30) int skus, @ForAll @IntRange(min = 50, max = 150) int lean, @ForAll @IntRange(min = 1, max = 1_000) int seed) {
        List<SeriesInput> series = company(skus, seed);
        List<QuantileForecast> forecasts = series.stream().map(one -> expected(one, lean / 100.0)).toList();
        var factors = chosen(series, lean / 100.0, 0.1, seed).factors(forecasts);
        double told = 0;
        for (int i = 0; i < forecasts.size(); i++) {
            double before = sum(forecasts.get(i));
            String text = factors.text(i, forecasts.get(i));
            factors.apply(i, forecasts.get(i));
            told += before * Arrays.stream(text.split(",")).filter(one -> !one.isEmpty()).mapToDouble(one -> Double.parseDouble(one.substring(one.indexOf(':') + 1))).reduce(1, (a, b) -> a * b);
            for (int q = 0; q < forecasts.get(i).quantiles().length; q++) {
                assertThat(forecasts.get(i).quantiles()[q]).isGreaterThanOrEqualTo(q % QuantileForecast.LEVELS == 0 ? 0 : forecasts.get(i).quantiles()[q - 1]);
            }
            if (series.get(i).sku() == 3) {
                assertThat(forecasts.get(i).mean()).containsOnly(0);
                assertThat(text).isEmpty();
            }
        }
        assertThat(forecasts.stream().mapToDouble(ReconcilerTest::sum).sum()).isCloseTo(told, within(1e-3 * told + 1e-6));
    }

    private static double sum(QuantileForecast forecast) {
        double sum = 0;
        for (float mean : forecast.mean()) {
            sum += mean;
        }
        return sum;
    }
}
