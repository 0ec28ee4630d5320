package org.quartermaster.forecasting.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.quartermaster.forecasting.demand.DemandClass;
import org.quartermaster.forecasting.features.OriginFeatures;
import org.quartermaster.forecasting.features.SeriesInput;
import org.quartermaster.forecasting.features.TrainingRows;
import org.quartermaster.forecasting.reconciliation.LevelChoice;
import org.quartermaster.forecasting.reconciliation.Reconciler;
import org.quartermaster.forecasting.reconciliation.Reconciliation;
import org.quartermaster.forecasting.reconciliation.Rule;
import org.quartermaster.forecasting.reconciliation.Span;
import org.quartermaster.learning.features.FeatureMatrix;

/**
 * One run from series to forecasts: draw training rows → train on the periods before the first origin → calibrate and weigh on a sample → back-test → choose → train on everything → forecast → reconcile with the forecasts of sums.
 *
 * <p>Reads the source three times and holds a batch of series, the sample, the row budget, and a few hundred bytes of scores per series. Where forecasts follow those of their sums, it holds all forecasts and reads the source once more.
 */
public final class ForecastPipeline {

    private static final int BATCH = 256;
    private static final int SAMPLE_SERIES = 1_000;

    private final PipelineOptions options;
    private final SeriesSource source;
    private final int series;
    private final int days;
    private final RunListener listener;
    private final int origins;
    private final List<SeriesInput> sample = new ArrayList<>();
    private final Reconciler reconciler;
    private MemberSink members;
    private BlendSink heard;
    private double persistence = Persistence.PRIOR;
    private Relearned relearned = Relearned.NOTHING;
    private NetworkModels models = NetworkModels.SHIPPED;

    /**
     * @param series how many series the source has
     * @param days   periods of history of each
     */
    public ForecastPipeline(PipelineOptions options, SeriesSource source, int series, int days, RunListener listener) {
        this.options = options;
        this.source = source;
        this.series = series;
        this.days = days;
        this.listener = listener;
        this.origins = options.originsIn(days);
        this.reconciler = new Reconciler(new Span(options.rhythm(), days, origins, options.scoreDays(), options.horizon(), options.leastHistory()));
    }

    /** Also forecasts with every member, wanted or not, and hands that over. */
    public ForecastPipeline showing(MemberSink all) {
        this.members = all;
        return this;
    }

    /** Also hands over what the blend says at the back-test's origins. */
    public ForecastPipeline heardBy(BlendSink sink) {
        this.heard = sink;
        return this;
    }

    /** Asks this network instead of the shipped one. */
    public ForecastPipeline asking(NetworkModels network) {
        this.models = network;
        return this;
    }

    /** The index of the first back-test origin: what is pooled over series may look at the periods before it. */
    public static int firstOrigin(int days, PipelineOptions options) {
        return days - options.originsIn(days) * options.scoreDays();
    }

    /**
     * Runs.
     *
     * @param sink takes the forecasts in the source's order
     * @throws RunListener.Stopped if the listener asked to stop
     */
    public RunReport run(Consumer<ForecastResult> sink) {
        if (!options.network()) {
            return run(sink, null);
        }
        try (NetworkMethod network = NetworkMethod.open(models, listener)) {
            return run(sink, network.answers() ? network : null).with(network.use());
        }
    }

    private RunReport run(Consumer<ForecastResult> sink, NetworkMethod network) {
        long began = System.nanoTime();
        FeatureMatrix rows = trainingRows();
        persistence = Persistence.of(sample, days, options.scoreDays(), options.leastHistory());
        LearnedMethod tested = rows == null || origins == 0 ? null : testedModel(Learning.before(rows, firstOrigin(days, options)));
        Blends weighed = blends(tested, network);
        boolean direct = tested != null && tested.quantiles() != null && weighed.uses(Members.QUANTILE_TREES);
        // members without weight are dear to ask of every series
        var test = new BackTest(tested == null || direct ? tested : tested.withoutQuantiles(), network, weighed, days, origins, options.scoreDays()).heardBy(heard)
                .heardBy(options.reconciled() ? (series, end, said) -> reconciler.said(series, end, said.mean()) : null);
        List<SeriesScores> scores = new ArrayList<>(series);
        List<DemandClass> classes = new ArrayList<>(series);
        List<Blend> blends = new ArrayList<>(series);
        batches("forecasting.step.backtest", batch -> {
            scores.addAll(test.score(batch));
            batch.forEach(input -> classes.add(input.demand().demandClass()));
            batch.forEach(input -> blends.add(test.blendOf(input)));
        });
        var selection = new Selection(Members.codes(options.rhythm()), scores, classes, blends, origins, test.ran());
        LearnedMethod last = tested != null && (selection.usesLearned() || members != null) ? finalModel(rows, tested, direct || shows(Members.QUANTILE_TREES_CODE)) : null;
        if (tested != null && !selection.usesLearned()) {
            listener.log("The learned model lost to the simple methods in every demand class and gets no weight.");
        }
        Reconciliation reconciliation = reconciliation();
        double learning = (System.nanoTime() - began) / 1e9;
        Map<String, Double> training = trainingSeconds(tested, last);
        began = System.nanoTime();
        forecast(selection, new Forecaster(last, relearned, network, days, options.horizon(), test, members), reconciliation, sink);
        return new RunReport(scores.size(), origins, last == null ? 0 : last.model().record().rows(),
                tested == null ? "too-little-data" : selection.usesLearned() ? "used" : "lost", selection.bestSimple(), selection.report(), last == null ? null : last.model(),
                last == null ? Calibration.NONE : last.calibration(), new RunReport.Timing(training, learning - training.values().stream().mapToDouble(Double::doubleValue).sum(), (System.nanoTime() - began) / 1e9), reconciliation.choices());
    }

    private static Map<String, Double> trainingSeconds(LearnedMethod... methods) {
        double mean = 0;
        double quantiles = 0;
        for (LearnedMethod method : methods) {
            mean += method == null ? 0 : method.model().record().seconds();
            quantiles += method == null || method.quantiles() == null ? 0 : method.quantiles().quantiles().stream().mapToDouble(model -> model.record().seconds()).sum();
        }
        return Map.of(Members.TREES_CODE, mean, Members.QUANTILE_TREES_CODE, quantiles);
    }

    private FeatureMatrix trainingRows() {
        var rows = new TrainingRows(options.rhythm(), options.rowBudget(), series, options.horizon(), options.seed());
        var random = new SplittableRandom(options.seed());
        int[] invoiced = {0};
        batches("forecasting.step.features", batch -> {
            if (options.learned()) {
                batch.parallelStream().map(rows::draw).toList().forEach(rows::add);
            }
            batch.forEach(input -> keepInSample(input, random));
            batch.forEach(reconciler::know);
            invoiced[0] += (int) batch.stream().filter(input -> !input.prices().planned()).count();
        });
        if (invoiced[0] > 0) {
            listener.log("prices of %,d series are what invoices fetched, not a plan: neither network nor trees are told them".formatted(invoiced[0]));
        }
        FeatureMatrix matrix = rows.build();
        listener.log("%,d training rows of %d features".formatted(matrix.rows(), matrix.width()));
        return options.learned() ? matrix : null;
    }

    private void keepInSample(SeriesInput input, SplittableRandom random) {
        if (input.demand().demandClass() != DemandClass.DEAD && sample.size() < SAMPLE_SERIES && random.nextDouble() < 1.3 * SAMPLE_SERIES / Math.max(1, series)) {
            sample.add(input);
        }
    }

    private LearnedMethod testedModel(FeatureMatrix rows) {
        if (!Learning.isEnough(rows)) {
            listener.log("%,d training rows before the first origin are too few for a learned model".formatted(rows.rows()));
            return null;
        }
        LearnedMethod raw = Learning.train(rows, options, "forecasting.step.train", listener);
        var test = new BackTest(raw, null, Blends.of(Blend.only(Members.REFERENCE)), days, origins, options.scoreDays());
        LearnedMethod calibrated = sample.isEmpty() ? raw : test.calibrated(sample, persistence);
        Calibration calibration = calibrated.calibration();
        listener.log("%d trees on %,d rows in %.1f s; aligned %.2f, persistence %.2f, factors of the mean %s, of the spread %s".formatted(raw.model().record().trees(), raw.model().record().rows(),
                raw.model().record().seconds(), calibration.alignment().share(), persistence, text(calibration.bias()), text(calibration.factors())));
        return calibrated;
    }

    private static String text(double[] values) {
        return Arrays.stream(values).mapToObj("%.2f"::formatted).collect(Collectors.joining(" "));
    }

    private Blends blends(LearnedMethod tested, NetworkMethod network) {
        if (sample.isEmpty() || origins == 0) {
            return Blends.of(Blend.only(Members.REFERENCE));
        }
        var test = new BackTest(tested, network, Blends.of(Blend.only(Members.REFERENCE)), days, origins, options.scoreDays());
        Blends blends = Blends.fit(test.blendSamples(sample), test.ran(), persistence);
        listener.log("blends: " + blends.text(Members.codes(options.rhythm())));
        return blends;
    }

    private boolean shows(String code) {
        return members != null && members.wants(code);
    }

    private LearnedMethod finalModel(FeatureMatrix rows, LearnedMethod tested, boolean quantiles) {
        LearnedMethod last = Learning.train(rows, quantiles ? options : options.withQuantileRows(0), "forecasting.step.retrain", listener).with(tested.calibration());
        List<OriginFeatures> now = sample.parallelStream().map(one -> new OriginFeatures(one, days)).toList();
        sample.clear();
        return now.isEmpty() ? last : relearned(last, tested, now);
    }

    /** What is corrected in the trees trained again, now that they know the periods of the back-test themselves. */
    private LearnedMethod relearned(LearnedMethod last, LearnedMethod tested, List<OriginFeatures> now) {
        FeatureMatrix asked = last.rows(now, options.horizon());
        LearnedMethod aligned = last.alignedOn(asked, now, options.horizon());
        double[] lifts = aligned.calibration().bias();
        Relearned found = Relearned.of(now, tested.alignedMeans(asked, now, options.horizon()), aligned.alignedMeans(asked, now, options.horizon()), options.horizon());
        relearned = found.beyond(lifts);
        listener.log("trained again, the trees expect %s times as much; left of the factors of the mean %s".formatted(text(found.ratios()), text(found.rest(lifts))));
        return aligned.with(aligned.calibration().with(found.rest(lifts)));
    }

    private Reconciliation reconciliation() {
        Reconciliation found = reconciler.choose();
        for (LevelChoice level : found.choices()) {
            listener.log("sums at level %s (%,d): %s; error of the back-test's sums %.4f, with %s %.4f".formatted(level.level().code(), level.nodes(), level.rule().kind() == Rule.Kind.BOTTOM_UP ? "they are what their parts say"
                    : "parts follow them %s by %.2f, %.2f believed".formatted(level.rule().kind().code(), level.rule().share(), level.belief()), level.before(), level.method(), level.tried()));
        }
        return found;
    }

    private void forecast(Selection selection, Forecaster forecaster, Reconciliation reconciliation, Consumer<ForecastResult> sink) {
        var held = new ArrayList<Expected>(reconciliation.isBottomUp() ? 0 : series);
        int[] next = {0};
        batches("forecasting.step.forecast", batch -> {
            List<Expected> expected = forecaster.expected(batch, selection, next[0]);
            if (!reconciliation.isBottomUp()) {
                held.addAll(expected);
            } else {
                for (int i = 0; i < batch.size(); i++) {
                    sink.accept(forecaster.result(batch.get(i), selection, next[0] + i, expected.get(i), ""));
                }
            }
            next[0] += batch.size();
        });
        if (!reconciliation.isBottomUp()) {
            reconcile(selection, forecaster, reconciliation, held, sink);
        }
    }

    /** All forecasts are known by now: only then are their sums. */
    private void reconcile(Selection selection, Forecaster forecaster, Reconciliation reconciliation, List<Expected> held, Consumer<ForecastResult> sink) {
        var chosen = reconciliation.factors(held.stream().map(Expected::chosen).toList());
        boolean shown = held.stream().allMatch(one -> one.combination() != null);
        var combined = shown ? reconciliation.factors(held.stream().map(Expected::combination).toList()) : null;
        int[] next = {0};
        batches("forecasting.step.reconcile", batch -> batch.forEach(one -> {
            int at = next[0]++;
            Expected expected = held.set(at, null);
            String text = chosen.text(at, expected.chosen());
            chosen.apply(at, expected.chosen());
            if (shown) {
                combined.apply(at, expected.combination());
            }
            sink.accept(forecaster.result(one, selection, at, expected, text));
        }));
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
        listener.check();
        listener.progress(step, done[0], series);
    }
}
