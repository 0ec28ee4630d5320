package org.quartermaster.forecasting.selection;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.quartermaster.forecasting.demand.DemandClass;
import org.quartermaster.forecasting.features.OriginFeatures;
import org.quartermaster.forecasting.features.SeriesInput;
import org.quartermaster.forecasting.models.Baselines;
import org.quartermaster.forecasting.models.ForecastMethod;
import org.quartermaster.forecasting.models.History;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.models.Spread;
import org.quartermaster.learning.evaluation.ForecastScore;

/**
 * Scores every candidate on the same rolling origins. The origins lie {@code scoreDays} apart and end with the history, so no day is scored twice; at each, a method sees the days before it
 * alone. The learned model of the back-test was trained on days before the first origin and is not trained again.
 */
final class BackTest {

    private final LearnedMethod learned;
    private final NetworkMethod network;
    private boolean networkRan = true;
    private final int days;
    private final int origins;
    private final int scoreDays;
    private final Map<DemandClass, SumCorrelation> correlations = new EnumMap<>(DemandClass.class);

    /**
     * @param learned null when there is none; its candidates then score like smoothing and are never chosen
     * @param network likewise
     */
    BackTest(LearnedMethod learned, NetworkMethod network, int days, int origins, int scoreDays) {
        this.learned = learned;
        this.network = network;
        this.days = days;
        this.origins = origins;
        this.scoreDays = scoreDays;
        for (DemandClass kind : DemandClass.values()) {
            correlations.put(kind, new SumCorrelation());
        }
    }

    /** Days known at an origin, 0 the earliest. */
    static int end(int days, int origins, int scoreDays, int origin) {
        return days - (origins - origin) * scoreDays;
    }

    /** One score per series of the batch, in order. */
    List<SeriesScores> score(List<SeriesInput> batch) {
        QuantileForecast[] trees = learned == null ? null : treesOf(batch);
        QuantileForecast[] neural = networkOf(batch);
        var scored = IntStream.range(0, batch.size()).parallel().mapToObj(i -> score(batch.get(i), trees, neural, i * origins)).toList();
        for (int i = 0; i < batch.size(); i++) {
            correlations.get(batch.get(i).demand().demandClass()).merge(scored.get(i).correlation);
        }
        return scored.stream().map(Scored::scores).toList();
    }

    /** Correlation of the errors of two days in a demand class. */
    double correlation(DemandClass kind) {
        return correlations.get(kind).value();
    }

    /** Whether the network answered for every batch. */
    boolean networkRan() {
        return network != null && networkRan;
    }

    private QuantileForecast[] networkOf(List<SeriesInput> batch) {
        if (network == null) {
            return null;
        }
        var histories = IntStream.range(0, batch.size() * origins)
                .mapToObj(r -> batch.get(r / origins).demand().history(end(days, origins, scoreDays, r % origins))).toList();
        QuantileForecast[] forecasts = network.forecast(histories, scoreDays);
        networkRan &= forecasts != null;
        return forecasts;
    }

    private QuantileForecast[] treesOf(List<SeriesInput> batch) {
        int rows = batch.size() * origins;
        List<OriginFeatures> features = IntStream.range(0, rows).parallel()
                .mapToObj(r -> new OriginFeatures(batch.get(r / origins), end(days, origins, scoreDays, r % origins))).toList();
        var dates = new LocalDate[rows];
        for (int r = 0; r < rows; r++) {
            dates[r] = batch.get(r / origins).demand().firstDay().plusDays(end(days, origins, scoreDays, r % origins) - 1L);
        }
        return learned.forecast(features, dates, scoreDays);
    }

    private record Scored(SeriesScores scores, SumCorrelation correlation) {
    }

    private Scored score(SeriesInput series, QuantileForecast[] trees, QuantileForecast[] neural, int from) {
        var scored = new Scored(new SeriesScores(Candidate.ALL.size(), origins), new SumCorrelation());
        List<ForecastMethod> simple = Baselines.with(series.smoothing());
        var members = new QuantileForecast[Candidate.MEMBERS.size()];
        for (int k = 0; k < origins; k++) {
            int end = end(days, origins, scoreDays, k);
            History history = series.demand().history(end);
            for (int m = 0; m < simple.size(); m++) {
                members[m] = simple.get(m).forecast(history, scoreDays);
            }
            members[Candidate.NETWORK_MEMBER] = neural == null ? members[Candidate.REFERENCE] : neural[from + k];
            members[Candidate.LEARNED_MEMBER] = trees == null ? members[Candidate.REFERENCE] : trees[from + k];
            score(series, end, members, k, scored.scores);
            correlate(series, history, members[Candidate.REFERENCE], scored.correlation);
        }
        return scored;
    }

    private void score(SeriesInput series, int end, QuantileForecast[] members, int origin, SeriesScores scores) {
        for (int c = 0; c < Candidate.ALL.size(); c++) {
            QuantileForecast forecast = Candidate.ALL.get(c).combine(members);
            var score = new ForecastScore(QuantileForecast.levels());
            for (int day = 0; day < scoreDays; day++) {
                score.add(series.demand().raw()[end + day], forecast.quantiles(), day * QuantileForecast.LEVELS, forecast.mean()[day]);
            }
            scores.put(c, origin, score.sums());
        }
    }

    private void correlate(SeriesInput series, History history, QuantileForecast smoothing, SumCorrelation correlation) {
        var fit = series.smoothing().fit(history);
        var spread = new Spread(fit.inverseShape(), fit.ratio(), 0);
        for (int from = 0; from + SumCorrelation.DAYS <= scoreDays; from += SumCorrelation.DAYS) {
            correlation.add(series.demand().raw(), history.end() + from, smoothing.mean(), from, spread);
        }
    }

    /** The spread factor in question with the least total loss of the trees on these series. */
    static double calibrate(LearnedMethod raw, List<SeriesInput> sample, int days, int origins, int scoreDays, double[] factors) {
        double best = 1;
        double bestLoss = Double.MAX_VALUE;
        for (double factor : factors) {
            var test = new BackTest(new LearnedMethod(raw.model(), factor), null, days, origins, scoreDays);
            double loss = relativeLoss(sample, test.treesOf(sample), days, origins, scoreDays);
            if (loss < bestLoss) {
                best = factor;
                bestLoss = loss;
            }
        }
        return best;
    }

    private static double relativeLoss(List<SeriesInput> sample, QuantileForecast[] trees, int days, int origins, int scoreDays) {
        double loss = 0;
        for (int r = 0; r < trees.length; r++) {
            float[] actual = sample.get(r / origins).demand().raw();
            int end = end(days, origins, scoreDays, r % origins);
            var score = new ForecastScore(QuantileForecast.levels());
            for (int day = 0; day < scoreDays; day++) {
                score.add(actual[end + day], trees[r].quantiles(), day * QuantileForecast.LEVELS, trees[r].mean()[day]);
            }
            loss += score.absoluteActual() > 0 ? score.quantileLoss() / Math.sqrt(score.absoluteActual()) : 0;
        }
        return loss;
    }
}
