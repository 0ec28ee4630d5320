package org.quartermaster.learning.boosting;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.quartermaster.learning.features.Binning;
import org.quartermaster.learning.features.FeatureMatrix;

/** One training with our histogram trees: bins the rows, then draws, grows, adds and validates tree after tree. */
final class HistogramBoosting {

    private static final int CHUNK = 8_192;

    private final FeatureMatrix train;
    private final FeatureMatrix validation;
    private final BoostingOptions options;
    private final TrainingProgress progress;
    private final Crew crew;

    private Binning binning;
    private byte[][] bins;
    private byte[][] validationBins;
    private Losses loss;
    private Losses validationLoss;
    private double[] raw;
    private double[] validationRaw;
    private double baselineLoss = Double.NaN;
    private double bestLoss = Double.NaN;
    private int bestTrees;
    private PackedRows packed;

    HistogramBoosting(FeatureMatrix train, FeatureMatrix validation, BoostingOptions options, TrainingProgress progress, Crew crew) {
        this.train = train;
        this.validation = validation;
        this.options = options;
        this.progress = progress;
        this.crew = crew;
    }

    BoostedModel fit() {
        long started = System.nanoTime();
        prepare();
        double intercept = loss.intercept();
        start(intercept);
        Trees trees = grow().trim(bestTrees);
        double seconds = (System.nanoTime() - started) / (double) TimeUnit.SECONDS.toNanos(1);
        TrainingRecord record = new TrainingRecord(options.withEngine(Engine.HISTOGRAM), train.rows(), validation == null ? 0 : validation.rows(), trees.size(), bestLoss,
                baselineLoss, seconds);
        return new BoostedModel(train.columns(), intercept, trees, record);
    }

    private void prepare() {
        binning = Binning.fit(train, options.maxBins());
        bins = binning.apply(train);
        loss = new Losses(options.objective(), train);
        raw = new double[train.rows()];
        if (validation != null) {
            validationBins = binning.apply(validation);
            validationLoss = new Losses(options.objective(), validation);
            validationRaw = new double[validation.rows()];
        }
    }

    private void start(double intercept) {
        Arrays.fill(raw, intercept);
        if (validation != null) {
            Arrays.fill(validationRaw, intercept);
            baselineLoss = validate();
            bestLoss = baselineLoss;
        }
    }

    private Trees grow() {
        TreeGrower grower = new TreeGrower(binning, options, crew);
        Quantised.Workspace workspace = new Quantised.Workspace(train.rows(), loss.hasUnitCurvature());
        Trees.Builder model = new Trees.Builder();
        boolean goOn = true;
        for (int round = 1; goOn && round <= options.rounds(); round++) {
            PackedRows rows = draw(round);
            TreeGrower.Grown grown = grower.grow(rows, workspace.quantise(loss, rows.bag(), raw, crew));
            if (grown.tree().isStump() && !samples()) {
                break;
            }
            value(grown, rows);
            update(grown, rows);
            grown.tree().appendTo(model);
            goOn = validated(grown.tree(), round);
        }
        return model.build();
    }

    private boolean samples() {
        return options.rowShare() < 1 || options.columnShare() < 1;
    }

    /** The rows and columns of this round's tree. */
    private PackedRows draw(int round) {
        if (packed == null || samples()) {
            SplittableRandom random = new SplittableRandom(options.seed() * 1_000_003 + round);
            packed = PackedRows.pack(bins, drawColumns(random), drawRows(random.nextLong()), packed == null ? null : packed.words(), crew);
        }
        return packed;
    }

    private int[] drawColumns(SplittableRandom random) {
        int[] all = new int[train.width()];
        Arrays.setAll(all, i -> i);
        int count = Math.max(1, (int) Math.round(options.columnShare() * all.length));
        for (int i = 0; i < count; i++) {
            int j = i + random.nextInt(all.length - i);
            int swap = all[i];
            all[i] = all[j];
            all[j] = swap;
        }
        int[] drawn = Arrays.copyOf(all, count);
        Arrays.sort(drawn);
        return drawn;
    }

    private int[] drawRows(long seed) {
        int[] drawn = new int[train.rows()];
        if (options.rowShare() == 1) {
            Arrays.setAll(drawn, i -> i);
            return drawn;
        }
        SplittableRandom random = new SplittableRandom(seed);
        int count = 0;
        for (int i = 0; i < drawn.length; i++) {
            drawn[count] = i;
            count += random.nextDouble() < options.rowShare() ? 1 : 0;
        }
        return Arrays.copyOf(drawn, Math.max(1, count));
    }

    private void value(TreeGrower.Grown grown, PackedRows rows) {
        crew.run(grown.leaves().size(), l -> {
            TreeGrower.Leaf leaf = grown.leaves().get(l);
            double step = options.objective() instanceof Objective.Pinball(double level)
                    ? loss.residualQuantile(rows.bag(), grown.order(), leaf.from, leaf.to, raw, level)
                    : grown.search().step(leaf.sums);
            grown.tree().value(leaf.node, options.learningRate() * step);
        });
    }

    private void update(TreeGrower.Grown grown, PackedRows rows) {
        crew.run(grown.leaves().size(), l -> {
            TreeGrower.Leaf leaf = grown.leaves().get(l);
            double adds = grown.tree().value(leaf.node);
            for (int i = leaf.from; i < leaf.to; i++) {
                raw[rows.bag()[grown.order()[i]]] += adds;
            }
        });
        if (rows.rows() < train.rows()) {
            addToRowsNotDrawn(grown.tree(), rows.bag());
        }
    }

    private void addToRowsNotDrawn(BinnedTree tree, int[] bag) {
        int chunks = (raw.length + CHUNK - 1) / CHUNK;
        crew.run(chunks, c -> {
            int to = Math.min(raw.length, (c + 1) * CHUNK);
            int found = Arrays.binarySearch(bag, c * CHUNK);
            int next = found < 0 ? -found - 1 : found;
            for (int r = c * CHUNK; r < to; r++) {
                if (next < bag.length && bag[next] == r) {
                    next++;
                } else {
                    raw[r] += tree.predict(bins, r);
                }
            }
        });
    }

    private void add(BinnedTree tree, byte[][] rows, double[] sums) {
        int chunks = (sums.length + CHUNK - 1) / CHUNK;
        crew.run(chunks, c -> {
            int to = Math.min(sums.length, (c + 1) * CHUNK);
            for (int r = c * CHUNK; r < to; r++) {
                sums[r] += tree.predict(rows, r);
            }
        });
    }

    /** Validates and says whether to go on. */
    private boolean validated(BinnedTree tree, int round) {
        double now = Double.NaN;
        if (validation == null) {
            bestTrees = round;
        } else {
            add(tree, validationBins, validationRaw);
            now = validate();
            if (now < bestLoss) {
                bestLoss = now;
                bestTrees = round;
            }
        }
        boolean patient = validation == null || options.patience() == 0 || round - bestTrees < options.patience();
        return progress.onRound(round, options.rounds(), now) && patient;
    }

    private double validate() {
        int chunks = (validationRaw.length + CHUNK - 1) / CHUNK;
        double[] sums = new double[chunks];
        crew.run(chunks, c -> sums[c] = validationLoss.loss(validationRaw, c * CHUNK, Math.min(validationRaw.length, (c + 1) * CHUNK)));
        return Arrays.stream(sums).sum() / validationLoss.weights();
    }
}
