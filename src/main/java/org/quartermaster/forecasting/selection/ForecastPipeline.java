package org.quartermaster.forecasting.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.quartermaster.forecasting.demand.DemandClass;
import org.quartermaster.forecasting.features.SeriesInput;
import org.quartermaster.forecasting.features.TrainingRows;
import org.quartermaster.learning.boosting.BoostedModel;
import org.quartermaster.learning.features.FeatureMatrix;

/**
 * One run from series to forecasts: draw training rows → train on the days before the first origin → back-test → choose → train on everything → forecast.
 *
 * <p>Reads the source three times and holds a batch of series, the row budget, and a few hundred bytes of scores per series.
 */
public final class ForecastPipeline {

    private static final int BATCH = 256;
    private static final int CALIBRATION_SERIES = 400;
    private static final int LEAST_HISTORY = 84;
    private static final double[] SPREAD_FACTORS = {0.4, 0.6, 0.8, 1, 1.25, 1.6};

    private final PipelineOptions options;
    private final SeriesSource source;
    private final int series;
    private final int days;
    private final RunListener listener;
    private final int origins;
    private final List<SeriesInput> sample = new ArrayList<>();

    /**
     * @param series how many series the source has
     * @param days   days of history of each
     */
    public ForecastPipeline(PipelineOptions options, SeriesSource source, int series, int days, RunListener listener) {
        this.options = options;
        this.source = source;
        this.series = series;
        this.days = days;
        this.listener = listener;
        this.origins = Math.clamp((days - LEAST_HISTORY) / options.scoreDays(), 0, options.origins());
    }

    /** The index of the first back-test origin: what is pooled over series may look at the days before it. */
    public static int firstOrigin(int days, PipelineOptions options) {
        int origins = Math.clamp((days - LEAST_HISTORY) / options.scoreDays(), 0, options.origins());
        return days - origins * options.scoreDays();
    }

    /**
     * Runs.
     *
     * @param sink takes the forecasts in the source's order
     * @throws RunListener.Stopped if the listener asked to stop
     */
    public RunReport run(Consumer<ForecastResult> sink) {
        try (NetworkMethod network = options.learned() ? NetworkMethod.open(listener) : null) {
            return run(sink, network);
        }
    }

    private RunReport run(Consumer<ForecastResult> sink, NetworkMethod network) {
        FeatureMatrix rows = options.learned() ? trainingRows() : null;
        int cutoff = firstOrigin(days, options);
        LearnedMethod tested = rows == null || origins == 0 ? null : testedModel(Learning.before(rows, cutoff));
        var test = new BackTest(tested, network, days, origins, options.scoreDays());
        List<SeriesScores> scores = new ArrayList<>(series);
        List<DemandClass> classes = new ArrayList<>(series);
        batches("forecasting.step.backtest", batch -> {
            scores.addAll(test.score(batch));
            batch.forEach(input -> classes.add(input.demand().demandClass()));
        });
        var selection = new Selection(scores, classes, origins, tested != null, origins > 0 && test.networkRan());
        LearnedMethod last = selection.usesLearned() ? finalModel(rows, tested) : null;
        if (tested != null && last == null) {
            listener.log("The learned model lost to the simple methods in every demand class and gets no weight.");
        }
        forecast(selection, new Forecaster(last, network, days, options.horizon(), test), sink);
        return new RunReport(scores.size(), origins, last == null ? 0 : last.model().record().rows(),
                tested == null ? "too-little-data" : last == null ? "lost" : "used", selection.bestSimple(), selection.report(), last == null ? null : last.model());
    }

    private FeatureMatrix trainingRows() {
        var rows = new TrainingRows(options.rowBudget(), series, options.horizon(), options.seed());
        var random = new SplittableRandom(options.seed());
        batches("forecasting.step.features", batch -> {
            batch.parallelStream().map(rows::draw).toList().forEach(rows::add);
            batch.forEach(input -> keepForCalibration(input, random));
        });
        FeatureMatrix matrix = rows.build();
        listener.log("%,d training rows of %d features".formatted(matrix.rows(), matrix.width()));
        return matrix;
    }

    private void keepForCalibration(SeriesInput input, SplittableRandom random) {
        if (input.demand().demandClass() != DemandClass.DEAD && sample.size() < CALIBRATION_SERIES
                && random.nextDouble() < 1.5 * CALIBRATION_SERIES / Math.max(1, series)) {
            sample.add(input);
        }
    }

    private LearnedMethod testedModel(FeatureMatrix rows) {
        if (!Learning.isEnough(rows)) {
            listener.log("%,d training rows before the first origin are too few for a learned model".formatted(rows.rows()));
            return null;
        }
        BoostedModel model = Learning.train(rows, options, "forecasting.step.train", listener);
        var raw = new LearnedMethod(model, 1);
        double factor = sample.isEmpty() ? 1 : BackTest.calibrate(raw, sample, days, origins, options.scoreDays(), SPREAD_FACTORS);
        listener.log("%d trees on %,d rows in %.1f s, spread factor %.2f".formatted(model.record().trees(), model.record().rows(), model.record().seconds(), factor));
        sample.clear();
        return new LearnedMethod(model, factor);
    }

    private LearnedMethod finalModel(FeatureMatrix rows, LearnedMethod tested) {
        return new LearnedMethod(Learning.train(rows, options, "forecasting.step.retrain", listener), tested.spreadFactor());
    }

    private void forecast(Selection selection, Forecaster forecaster, Consumer<ForecastResult> sink) {
        int[] next = {0};
        batches("forecasting.step.forecast", batch -> {
            forecaster.forecast(batch, selection, next[0]).forEach(sink);
            next[0] += batch.size();
        });
    }

    private void batches(String step, Consumer<List<SeriesInput>> consumer) {
        var batch = new ArrayList<SeriesInput>(BATCH);
        long[] done = {0};
        listener.progress(step, 0, series);
        source.forEach(input -> {
            batch.add(input);
            if (batch.size() == BATCH) {
                flush(batch, consumer, step, done);
            }
        });
        flush(batch, consumer, step, done);
    }

    private void flush(List<SeriesInput> batch, Consumer<List<SeriesInput>> consumer, String step, long[] done) {
        listener.check();
        consumer.accept(List.copyOf(batch));
        done[0] += batch.size();
        batch.clear();
        listener.progress(step, done[0], series);
    }
}
