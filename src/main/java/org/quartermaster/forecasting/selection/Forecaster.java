package org.quartermaster.forecasting.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.quartermaster.forecasting.demand.Demand;
import org.quartermaster.forecasting.demand.DemandClass;
import org.quartermaster.forecasting.features.OriginFeatures;
import org.quartermaster.forecasting.features.SeriesInput;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.models.Spread;
import org.quartermaster.learning.features.FeatureMatrix;

/** Forecasts series from the end of their history with what was chosen for them, method by method. */
final class Forecaster {

    private final LearnedMethod learned;
    private final Relearned relearned;
    private final NetworkMethod network;
    private final int days;
    private final int horizon;
    private final BackTest test;
    private final MemberSink sink;

    /**
     * @param learned null when no candidate uses it
     * @param relearned what it has learned by itself of the lifts of blends
     * @param network likewise
     * @param sink    takes what every method forecasts, or null; methods that it does not want are left out where they have no weight
     */
    Forecaster(LearnedMethod learned, Relearned relearned, NetworkMethod network, int days, int horizon, BackTest test, MemberSink sink) {
        this.learned = learned;
        this.relearned = relearned;
        this.network = network;
        this.days = days;
        this.horizon = horizon;
        this.test = test;
        this.sink = sink;
    }

    /** What is expected of each series of the batch, in order. @param first position of the batch's first series in the selection */
    List<Expected> expected(List<SeriesInput> batch, Selection selection, int first) {
        var run = new Batch(batch, selection, first);
        for (int m = 0; m < Members.SIMPLE; m++) {
            int member = m;
            run.forecast(m, wanted -> simple(batch, wanted, member));
        }
        if (network != null) {
            run.forecast(Members.NETWORK, wanted -> networkOf(batch, wanted));
        }
        List<OriginFeatures> features = batch.parallelStream().map(series -> new OriginFeatures(series, days)).toList();
        if (learned != null) {
            run.forecast(Members.TREES, wanted -> trees(features, wanted, false));
        }
        if (learned != null && learned.quantiles() != null) {
            run.forecast(Members.QUANTILE_TREES, wanted -> trees(features, wanted, true));
        }
        return IntStream.range(0, batch.size()).mapToObj(i -> run.expected(i, features.get(i))).toList();
    }

    private QuantileForecast[] simple(List<SeriesInput> batch, int[] wanted, int member) {
        return Arrays.stream(wanted).parallel().mapToObj(i -> simple(batch.get(i), member)).toArray(QuantileForecast[]::new);
    }

    private QuantileForecast simple(SeriesInput series, int member) {
        return Members.simple(series).get(member).forecast(series.demand().history(days), horizon);
    }

    /** The network's forecasts; a network that fails now leaves smoothing in its place. */
    private QuantileForecast[] networkOf(List<SeriesInput> batch, int[] wanted) {
        List<NetworkQuestion> questions = Arrays.stream(wanted).mapToObj(i -> new NetworkQuestion(batch.get(i), days)).toList();
        QuantileForecast[] forecasts = network.forecast(questions, horizon);
        return forecasts == null ? simple(batch, wanted, Members.REFERENCE) : forecasts;
    }

    private QuantileForecast[] trees(List<OriginFeatures> features, int[] wanted, boolean quantiles) {
        List<OriginFeatures> chosen = Arrays.stream(wanted).mapToObj(features::get).toList();
        FeatureMatrix rows = learned.rows(chosen, horizon);
        return quantiles ? learned.forecastQuantiles(rows, chosen, horizon) : learned.forecast(rows, chosen, horizon);
    }

    private static boolean isAlive(SeriesInput series) {
        return series.demand().demandClass() != DemandClass.DEAD;
    }

    /** Nothing is sold where the series has ended or is closed. */
    private QuantileForecast cut(SeriesInput series, QuantileForecast forecast) {
        for (int t = 0; t < horizon; t++) {
            if (days + t >= series.endsAt() || series.isClosed(days + t)) {
                forecast.mean()[t] = 0;
                Arrays.fill(forecast.quantiles(), t * QuantileForecast.LEVELS, (t + 1) * QuantileForecast.LEVELS, 0);
            }
        }
        return forecast;
    }

    /** The forecasts of a batch, filled member by member. */
    private final class Batch {
        private final List<SeriesInput> batch;
        private final Selection selection;
        private final int first;
        private final QuantileForecast[][] members;

        Batch(List<SeriesInput> batch, Selection selection, int first) {
            this.batch = batch;
            this.selection = selection;
            this.first = first;
            this.members = new QuantileForecast[batch.size()][Members.COUNT];
        }

        void forecast(int member, Function<int[], QuantileForecast[]> method) {
            int[] wanted = IntStream.range(0, batch.size()).filter(i -> isAlive(batch.get(i)) && (shows(member) || selection.blend(first + i).uses(member) || shows(Members.COMBINATION) && test.blendOf(batch.get(i)).uses(member))).toArray();
            if (wanted.length == 0) {
                return;
            }
            long started = System.nanoTime();
            QuantileForecast[] forecasts = method.apply(wanted);
            for (int k = 0; k < wanted.length; k++) {
                QuantileForecast forecast = cut(batch.get(wanted[k]), forecasts[k].ordered());
                members[wanted[k]][member] = member < Members.SIMPLE ? forecast : Members.counted(batch.get(wanted[k]), forecast);
            }
            if (shows(member)) {
                show(member, System.nanoTime() - started);
            }
        }

        private boolean shows(int candidate) {
            return sink != null && sink.wants(selection.code(candidate));
        }

        private void show(int member, long nanos) {
            sink.took(selection.code(member), nanos / 1e9);
            for (int i = 0; i < batch.size(); i++) {
                SeriesInput series = batch.get(i);
                sink.forecast(selection.code(member), series, isAlive(series) ? members[i][member] : nothing(series));
            }
        }

        private QuantileForecast nothing(SeriesInput series) {
            return QuantileForecast.zero(series.demand().history(days).origin(), horizon);
        }

        Expected expected(int i, OriginFeatures features) {
            SeriesInput series = batch.get(i);
            Spread spread = test.blendOf(series).calibration().total(Calibration.spread(features.fit(), 1));
            QuantileForecast combination = !shows(Members.COMBINATION) ? null : isAlive(series) ? test.blendOf(series).knowing(relearned).combine(members[i]).ordered() : nothing(series);
            return new Expected(isAlive(series) ? selection.blend(first + i).knowing(relearned).combine(members[i]).ordered() : nothing(series), combination, spread);
        }
    }

    /**
     * What comes out for a series.
     *
     * @param position   of the series in the selection
     * @param reconciled by what levels multiplied it; empty: by nothing
     */
    ForecastResult result(SeriesInput series, Selection selection, int position, Expected expected, String reconciled) {
        boolean alive = isAlive(series);
        if (expected.combination() != null) {
            sink.forecast(Members.COMBINATION_CODE, series, Members.counted(series, expected.combination()));
        }
        int simple = selection.simpleOf(position);
        return new ForecastResult(series, Members.counted(series, expected.chosen()), expected.spread(), alive ? selection.chosen(position) : "none",
                alive ? selection.blend(position).text(selection.codes()) : "none:1.00", selection.chosenScore(position), selection.score(position, Members.NAIVE),
                selection.score(position, simple), selection.code(simple), reasons(series), alive ? selection.fallback(position) : "dead", reconciled);
    }

    private List<String> reasons(SeriesInput series) {
        Demand demand = series.demand();
        var reasons = new ArrayList<String>();
        addIf(reasons, demand.demandClass() == DemandClass.DEAD && demand.firstSale() >= days, "never-sold");
        addIf(reasons, demand.demandClass() == DemandClass.DEAD && demand.firstSale() < days, "no-sale-for-a-year");
        addIf(reasons, series.endsAt() < days + horizon, "ended");
        addIf(reasons, demand.demandClass() == DemandClass.NEW, "short-history");
        addIf(reasons, demand.inherited(), "predecessor");
        addIf(reasons, demand.outliers() > 0, "outliers");
        addIf(reasons, demand.missing() > closedBefore(series), "missing-days");
        addIf(reasons, IntStream.range(days, days + horizon).anyMatch(series::isClosed), "closed-days");
        addIf(reasons, !series.prices().planned(), "invoice-prices");
        boolean promoted = false;
        for (int t = days; t < Math.min(series.promotion().length, days + horizon); t++) {
            promoted |= series.promotion()[t] > 0;
        }
        addIf(reasons, promoted, "promotion");
        return reasons;
    }

    /** Closed days since the first sale. */
    private int closedBefore(SeriesInput series) {
        return (int) IntStream.range(series.demand().firstSale(), days).filter(series::isClosed).count();
    }

    private static void addIf(List<String> reasons, boolean holds, String code) {
        if (holds) {
            reasons.add(code);
        }
    }
}
