package org.quartermaster.forecasting.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.quartermaster.forecasting.features.OriginFeatures;
import org.quartermaster.forecasting.features.SeriesInput;
import org.quartermaster.forecasting.models.ForecastMethod;
import org.quartermaster.forecasting.models.History;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.models.Spread;
import org.quartermaster.learning.evaluation.ForecastScore;
import org.quartermaster.learning.features.FeatureMatrix;

/**
 * Scores every candidate on the same rolling origins. The origins lie {@code scoreDays} apart and end with the history, so no period is scored twice; at each, a method sees the periods before it
 * alone. The learned model of the back-test was trained on periods before the first origin and is not trained again.
 */
final class BackTest {

    private final LearnedMethod learned;
    private final NetworkMethod network;
    private final Blends blends;
    private boolean networkRan = true;
    private final List<BlendSink> heard = new ArrayList<>();
    private final int days;
    private final int origins;
    private final int scoreDays;

    /**
     * @param learned null when there is none; its candidates then score like smoothing and are never chosen
     * @param network likewise
     * @param blends  weights of the combination
     */
    BackTest(LearnedMethod learned, NetworkMethod network, Blends blends, int days, int origins, int scoreDays) {
        this.learned = learned;
        this.network = network;
        this.blends = blends;
        this.days = days;
        this.origins = origins;
        this.scoreDays = scoreDays;
    }

    /** Also hands over what the blend says. @param sink null: nobody hears */
    BackTest heardBy(BlendSink sink) {
        if (sink != null) {
            heard.add(sink);
        }
        return this;
    }

    /** Periods known at an origin, 0 the earliest. */
    static int end(int days, int origins, int scoreDays, int origin) {
        return days - (origins - origin) * scoreDays;
    }

    /**
     * The trees with what their errors on these series teach. The forecasts of each back-test origin are corrected by what the others teach: a correction must not be judged by the errors that it was made from, or the
     * trees look better beside other members than they will be.
     */
    LearnedMethod calibrated(List<SeriesInput> sample, double persistence) {
        List<OriginFeatures> features = features(sample);
        FeatureMatrix rows = learned.rows(features, scoreDays);
        double[] means = learned.rawMeans(rows, features, scoreDays);
        float[] quantiles = learned.quantiles() == null ? null : learned.rawQuantiles(rows, features, scoreDays);
        var leftOut = new HashMap<Integer, Calibration>();
        for (int k = 0; k < origins && origins > 1; k++) {
            leftOut.put(end(days, origins, scoreDays, k), calibrationWithout(k, features, means, quantiles, persistence));
        }
        return learned.with(new Calibrator(features, means, quantiles, scoreDays, origins, persistence).measure(), leftOut);
    }

    private Calibration calibrationWithout(int origin, List<OriginFeatures> features, double[] means, float[] quantiles, double persistence) {
        int[] others = IntStream.range(0, features.size()).filter(r -> r % origins != origin).toArray();
        int[] own = IntStream.range(0, features.size()).filter(r -> r % origins == origin).toArray();
        Calibration found = new Calibrator(pick(features, others), pick(means, others), pick(quantiles, others), scoreDays, origins - 1, persistence).measure();
        return found.at(found.alignment().at(pick(features, own), pick(means, own), scoreDays));
    }

    private static List<OriginFeatures> pick(List<OriginFeatures> features, int[] rows) {
        return Arrays.stream(rows).mapToObj(features::get).toList();
    }

    private double[] pick(double[] means, int[] rows) {
        double[] picked = new double[rows.length * scoreDays];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(means, rows[i] * scoreDays, picked, i * scoreDays, scoreDays);
        }
        return picked;
    }

    private float[] pick(float[] quantiles, int[] rows) {
        int each = scoreDays * QuantileForecast.LEVELS;
        float[] picked = quantiles == null ? null : new float[rows.length * each];
        for (int i = 0; picked != null && i < rows.length; i++) {
            System.arraycopy(quantiles, rows[i] * each, picked, i * each, each);
        }
        return picked;
    }

    /** What all members expected of these series from each origin. */
    List<BlendSample> blendSamples(List<SeriesInput> sample) {
        QuantileForecast[][] given = given(sample);
        return IntStream.range(0, sample.size() * origins).parallel().mapToObj(r -> {
            SeriesInput series = sample.get(r / origins);
            int end = end(days, origins, scoreDays, r % origins);
            return new BlendSample(series.demand().demandClass(), series.demand().isWhole(), Blends.volume(series.demand(), end), members(series, series.demand().history(end), given, r),
                    spread(series, series.demand().history(end)), series.demand().raw(), end);
        }).toList();
    }

    /** Which members answer. */
    boolean[] ran() {
        boolean[] ran = new boolean[Members.COUNT];
        Arrays.fill(ran, 0, Members.SIMPLE, true);
        ran[Members.NETWORK] = networkRan();
        ran[Members.TREES] = learned != null;
        ran[Members.QUANTILE_TREES] = learned != null && learned.quantiles() != null;
        return ran;
    }

    /** One score per series of the batch, in order. */
    List<SeriesScores> score(List<SeriesInput> batch) {
        QuantileForecast[][] given = given(batch);
        var blends = new QuantileForecast[heard.isEmpty() ? 0 : batch.size() * origins];
        List<SeriesScores> scores = IntStream.range(0, batch.size()).parallel().mapToObj(i -> score(batch.get(i), given, i * origins, blends)).toList();
        for (int r = 0; r < blends.length; r++) {
            for (BlendSink sink : heard) {
                sink.said(batch.get(r / origins), end(days, origins, scoreDays, r % origins), blends[r]);
            }
        }
        return scores;
    }

    /** The blend that a series would get. */
    Blend blendOf(SeriesInput series) {
        return blends.of(series.demand());
    }

    /** Whether the network answered for every batch. */
    boolean networkRan() {
        return network != null && networkRan;
    }

    private List<OriginFeatures> features(List<SeriesInput> batch) {
        return IntStream.range(0, batch.size() * origins).parallel()
                .mapToObj(r -> new OriginFeatures(batch.get(r / origins), end(days, origins, scoreDays, r % origins))).toList();
    }

    /** {@code [member][series · origins + origin]} of the members that answer for many series at once; null where one does not. */
    private QuantileForecast[][] given(List<SeriesInput> batch) {
        var given = new QuantileForecast[Members.COUNT][];
        given[Members.NETWORK] = networkOf(batch);
        if (learned != null) {
            List<OriginFeatures> features = features(batch);
            FeatureMatrix rows = learned.rows(features, scoreDays);
            given[Members.TREES] = learned.forecast(rows, features, scoreDays);
            given[Members.QUANTILE_TREES] = learned.quantiles() == null ? null : learned.forecastQuantiles(rows, features, scoreDays);
        }
        return given;
    }

    private QuantileForecast[] networkOf(List<SeriesInput> batch) {
        if (network == null) {
            return null;
        }
        var questions = IntStream.range(0, batch.size() * origins)
                .mapToObj(r -> new NetworkQuestion(batch.get(r / origins), end(days, origins, scoreDays, r % origins))).toList();
        QuantileForecast[] forecasts = network.forecast(questions, scoreDays);
        networkRan &= forecasts != null;
        return forecasts;
    }

    private QuantileForecast[] members(SeriesInput series, History history, QuantileForecast[][] given, int row) {
        var members = new QuantileForecast[Members.COUNT];
        List<ForecastMethod> simple = Members.simple(series);
        for (int m = 0; m < Members.SIMPLE; m++) {
            members[m] = simple.get(m).forecast(history, scoreDays);
        }
        for (int m = Members.SIMPLE; m < Members.COUNT; m++) {
            members[m] = given[m] == null ? members[Members.REFERENCE] : Members.counted(series, given[m][row]);
        }
        return members;
    }

    private SeriesScores score(SeriesInput series, QuantileForecast[][] given, int from, QuantileForecast[] said) {
        var scores = new SeriesScores(Members.CANDIDATES, origins);
        for (int k = 0; k < origins; k++) {
            int end = end(days, origins, scoreDays, k);
            var candidates = new ArrayList<>(List.of(members(series, series.demand().history(end), given, from + k)));
            candidates.add(Members.counted(series, blends.of(series.demand()).combine(candidates.toArray(QuantileForecast[]::new))));
            if (said.length > 0) {
                said[from + k] = candidates.getLast();
            }
            for (int c = 0; c < Members.CANDIDATES; c++) {
                scores.put(c, k, score(series, end, candidates.get(c)).sums());
            }
        }
        return scores;
    }

    private ForecastScore score(SeriesInput series, int end, QuantileForecast forecast) {
        var score = new ForecastScore(QuantileForecast.levels());
        for (int t = 0; t < scoreDays; t++) {
            score.add(series.demand().raw()[end + t], forecast.quantiles(), t * QuantileForecast.LEVELS, forecast.mean()[t]);
        }
        return score;
    }

    private static Spread spread(SeriesInput series, History history) {
        var fit = series.smoothing().fit(history);
        return new Spread(fit.inverseShape(), fit.ratio(), 0);
    }
}
