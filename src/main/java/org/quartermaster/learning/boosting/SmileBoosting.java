package org.quartermaster.learning.boosting;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.quartermaster.learning.features.FeatureMatrix;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.math.MathEx;
import smile.model.cart.InternalNode;
import smile.model.cart.Loss;
import smile.model.cart.Node;
import smile.model.cart.RegressionNode;
import smile.regression.GradientTreeBoost;
import smile.regression.GradientTreeBoost.TrainingStatus;
import smile.util.IterativeAlgorithmController;

/**
 * One training with Smile's own {@code GradientTreeBoost.fit}: exact splits, for small complete data. Smile draws rows but neither columns nor bins and knows no
 * L2, so those options are not used. The trees that validate best are kept.
 */
final class SmileBoosting {

    private static final int MOST_CELLS = 60_000;
    private static final int DEEPEST = 64;
    private static final String TARGET = "target";
    /** Smile logs a line per tree; held here so that the level stays set. */
    private static final Logger SMILE_LOG = Logger.getLogger("smile.regression");

    static {
        SMILE_LOG.setLevel(Level.WARNING);
    }

    private final FeatureMatrix train;
    private final FeatureMatrix validation;
    private final BoostingOptions options;
    private final TrainingProgress progress;

    SmileBoosting(FeatureMatrix train, FeatureMatrix validation, BoostingOptions options, TrainingProgress progress) {
        this.train = train;
        this.validation = validation;
        this.options = options;
        this.progress = progress;
    }

    /** Why Smile's fit cannot take these data, or an empty text. */
    static String obstacle(FeatureMatrix matrix, Objective objective) {
        if (objective.logLink()) {
            return "it has no %s loss".formatted(objective);
        }
        for (int r = 0; r < matrix.rows(); r++) {
            if (matrix.weight()[r] != 1) {
                return "it takes no row weights";
            }
            for (int c = 0; c < matrix.width(); c++) {
                if (!Float.isFinite(matrix.value(r, c))) {
                    return "feature %s of row %d is missing".formatted(matrix.columns().get(c), r);
                }
            }
        }
        return "";
    }

    /** Whether exact splits take a moment only. */
    static boolean isSmall(FeatureMatrix matrix) {
        return (long) matrix.rows() * matrix.width() <= MOST_CELLS;
    }

    BoostedModel fit() {
        long started = System.nanoTime();
        MathEx.setSeed(options.seed());
        GradientTreeBoost fitted = GradientTreeBoost.fit(Formula.lhs(TARGET), frame(), smileOptions());
        double intercept = new Losses(options.objective(), train).intercept();
        Trees trees = trees(fitted);
        int kept = fitted.size();
        double[] losses = {Double.NaN, Double.NaN};
        if (validation != null) {
            kept = validated(trees, intercept, losses);
        }
        TrainingRecord record = new TrainingRecord(options.withEngine(Engine.SMILE), train.rows(), validation == null ? 0 : validation.rows(), kept, losses[1], losses[0],
                (System.nanoTime() - started) / (double) TimeUnit.SECONDS.toNanos(1));
        return new BoostedModel(train.columns(), intercept, trees.trim(kept), record);
    }

    private DataFrame frame() {
        double[][] cells = new double[train.rows()][train.width() + 1];
        for (int r = 0; r < cells.length; r++) {
            for (int c = 0; c < train.width(); c++) {
                cells[r][c] = train.value(r, c);
            }
            cells[r][train.width()] = train.target()[r];
        }
        String[] names = IntStream.rangeClosed(0, train.width()).mapToObj(c -> c == train.width() ? TARGET : "f" + c).toArray(String[]::new);
        return DataFrame.of(cells, names);
    }

    private GradientTreeBoost.Options smileOptions() {
        Loss loss = options.objective() instanceof Objective.Pinball(double level) ? Loss.quantile(level) : Loss.ls();
        return new GradientTreeBoost.Options(loss, options.rounds(), DEEPEST, options.leaves(), options.minRowsInLeaf(), options.learningRate(), options.rowShare(), null,
                new Listener());
    }

    /** Tells of every tree and stops when told to. */
    private final class Listener extends IterativeAlgorithmController<TrainingStatus> {
        @Override
        public void submit(TrainingStatus status) {
            if (!progress.onRound(status.tree(), options.rounds(), Double.NaN)) {
                stop();
            }
        }
    }

    private Trees trees(GradientTreeBoost fitted) {
        Trees.Builder model = new Trees.Builder();
        double[] probe = new double[train.width()];
        Tuple tuple = Tuple.of(SmileTrees.schema(train.width()), probe);
        for (var tree : fitted.trees()) {
            copy(tree.root(), model.root(tree.root().size()), model, probe, tuple);
        }
        return model.build();
    }

    private void copy(Node node, int target, Trees.Builder model, double[] probe, Tuple tuple) {
        switch (node) {
            case RegressionNode leaf -> model.value(target, options.learningRate() * leaf.output());
            case InternalNode split -> {
                int child = model.split(target, split.feature(), threshold(split, probe, tuple), 2 * split.trueChild().size() >= split.size(), split.trueChild().size(),
                        split.falseChild().size());
                copy(split.trueChild(), child, model, probe, tuple);
                copy(split.falseChild(), child + 1, model, probe, tuple);
            }
            default -> throw new IllegalStateException("Smile's regression tree has a %s, which is neither leaf nor split.".formatted(node.getClass()));
        }
    }

    /** The largest float that goes to the true child. Smile keeps a split's value to itself, so it is asked, halving the floats 32 times. */
    private static float threshold(InternalNode split, double[] probe, Tuple tuple) {
        int low = ordered(-Float.MAX_VALUE);
        int high = ordered(Float.MAX_VALUE);
        while (low < high) {
            int middle = (int) (((long) low + high + 1) >> 1);
            probe[split.feature()] = Float.intBitsToFloat(flip(middle));
            if (split.branch(tuple)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return Float.intBitsToFloat(flip(low));
    }

    /** Whole numbers in the order of the floats. */
    private static int ordered(float value) {
        return flip(Float.floatToIntBits(value));
    }

    private static int flip(int bits) {
        return bits >= 0 ? bits : bits ^ Integer.MAX_VALUE;
    }

    /** How many trees validate best; fills in the loss of the constant and of those trees. */
    private int validated(Trees trees, double intercept, double[] losses) {
        Losses loss = new Losses(options.objective(), validation);
        double[] raw = new double[validation.rows()];
        Arrays.fill(raw, intercept);
        losses[0] = loss.loss(raw, 0, raw.length) / loss.weights();
        losses[1] = losses[0];
        int best = 0;
        float[] row = new float[validation.width()];
        for (int t = 0; t < trees.size(); t++) {
            for (int r = 0; r < raw.length; r++) {
                raw[r] += trees.value()[trees.leaf(trees.roots()[t], validation.row(r, row), 0)];
            }
            double now = loss.loss(raw, 0, raw.length) / loss.weights();
            if (now < losses[1]) {
                losses[1] = now;
                best = t + 1;
            }
        }
        return best;
    }
}
