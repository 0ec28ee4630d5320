package org.quartermaster.launcher.bench;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.quartermaster.learning.boosting.BoostedModel;
import org.quartermaster.learning.boosting.BoostingOptions;
import org.quartermaster.learning.boosting.Engine;
import org.quartermaster.learning.boosting.GradientBoosting;
import org.quartermaster.learning.boosting.Objective;
import org.quartermaster.learning.boosting.TrainingProgress;
import org.quartermaster.learning.evaluation.Pinball;
import org.quartermaster.learning.features.FeatureMatrix;

/**
 * Our boosted trees, LightGBM's and XGBoost's on the same rows with the same trees, leaves, rate and bins: seconds of training (binning included) and prediction, errors on other rows.
 *
 * <p>{@code ./qm bench beside [rows] [features] [trees] [leaves] [draws]}. Each draw makes other rows of the same kind: on one draw alone two correct engines differ by a percent of RMSE either way, because a few large
 * counts decide. Told are the best time of the draws, which are interleaved so that a busy machine is unfair to nobody, and the mean difference of the errors with its standard error.
 */
public final class BesideBench {

    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    private static final List<String> NAMES = List.of("ours", "LightGBM", "XGBoost");
    private static final int YARDSTICK = 1;

    private final FeatureMatrix train;
    private final FeatureMatrix test;
    private final float[] trainRows;
    private final float[] testRows;
    private final int trees;
    private final int leaves;

    private BesideBench(int rows, int features, int trees, int leaves, int draw) {
        train = BoostingBench.made(rows, features, 1 + 2L * draw);
        test = BoostingBench.made(Math.max(10_000, rows / 2), features, 2 + 2L * draw);
        trainRows = rowMajor(train);
        testRows = rowMajor(test);
        this.trees = trees;
        this.leaves = leaves;
    }

    /** One engine's run. */
    private record Run(double trainSeconds, double predictSeconds, double rmse, double pinball) {
    }

    public static void main(String... arguments) throws Exception {
        int rows = number(arguments, 0, 80_000);
        int features = number(arguments, 1, 30);
        int trees = number(arguments, 2, 100);
        int leaves = number(arguments, 3, 31);
        int draws = number(arguments, 4, 5);
        System.out.printf("%,d rows × %d features, %d trees × %d leaves, 255 bins, %d threads, %d draws%n", rows, features, trees, leaves, THREADS, draws);
        for (Objective objective : List.of(new Objective.Squared(), new Objective.Tweedie(1.1), new Objective.Pinball(0.9))) {
            var runs = new ArrayList<List<Run>>();
            for (int draw = 0; draw < draws; draw++) {
                var bench = new BesideBench(rows, features, trees, leaves, draw);
                runs.add(List.of(bench.ours(objective), bench.lightGbm(objective), bench.xgBoost(objective)));
            }
            for (int c = 0; c < NAMES.size(); c++) {
                print(objective, runs, c);
            }
        }
    }

    private static void print(Objective objective, List<List<Run>> runs, int contestant) {
        double train = runs.stream().mapToDouble(run -> run.get(contestant).trainSeconds).min().orElseThrow();
        double predict = runs.stream().mapToDouble(run -> run.get(contestant).predictSeconds).min().orElseThrow();
        System.out.printf("%-22s %-9s train %7.3f s (%.2f × LightGBM)  predict %6.3f s (%.2f ×)  RMSE %s  pinball(0.9) %s%n", objective, NAMES.get(contestant), train,
                train / runs.stream().mapToDouble(run -> run.get(YARDSTICK).trainSeconds).min().orElseThrow(), predict,
                predict / runs.stream().mapToDouble(run -> run.get(YARDSTICK).predictSeconds).min().orElseThrow(), difference(runs, contestant, Run::rmse), difference(runs, contestant, Run::pinball));
    }

    /** Mean error, and the mean of its differences from LightGBM's on the same draw with their standard error. */
    private static String difference(List<List<Run>> runs, int contestant, ToDoubleFunction<Run> error) {
        double mean = runs.stream().mapToDouble(run -> error.applyAsDouble(run.get(contestant))).average().orElseThrow();
        double[] percent = runs.stream().mapToDouble(run -> 100 * (error.applyAsDouble(run.get(contestant)) / error.applyAsDouble(run.get(YARDSTICK)) - 1)).toArray();
        double off = Arrays.stream(percent).average().orElseThrow();
        double squares = Arrays.stream(percent).map(one -> (one - off) * (one - off)).sum();
        return "%.4f (%+.2f ± %.2f %%)".formatted(mean, off, percent.length < 2 ? 0 : Math.sqrt(squares / (percent.length - 1) / percent.length));
    }

    private Run ours(Objective objective) {
        BoostingOptions options = BoostingOptions.of(objective).withTrees(trees, leaves, 0.1).withRowShare(1).withColumnShare(1).withLeafLimits(20, 0).withEngine(Engine.HISTOGRAM);
        long started = System.nanoTime();
        BoostedModel model = GradientBoosting.train(train, null, options, TrainingProgress.NONE);
        double seconds = since(started);
        started = System.nanoTime();
        double[] predicted = model.predict(test);
        return run(seconds, since(started), predicted);
    }

    private Run lightGbm(Objective objective) throws Exception {
        String loss = switch (objective) {
            case Objective.Squared _ -> "objective=regression";
            case Objective.Poisson _ -> "objective=poisson";
            case Objective.Tweedie tweedie -> "objective=tweedie tweedie_variance_power=" + tweedie.power();
            case Objective.Pinball pinball -> "objective=quantile alpha=" + pinball.level();
        };
        String parameters = loss + " num_leaves=%d learning_rate=0.1 max_bin=255 min_data_in_leaf=20 min_sum_hessian_in_leaf=0 verbosity=-1 num_threads=%d".formatted(leaves, THREADS);
        long started = System.nanoTime();
        try (LGBMDataset data = LGBMDataset.createFromMat(trainRows, train.rows(), train.width(), true, parameters, null)) {
            data.setField("label", Arrays.copyOf(train.target(), train.rows()));
            try (LGBMBooster booster = LGBMBooster.create(data, parameters)) {
                for (int round = 0; round < trees; round++) {
                    booster.updateOneIter();
                }
                double seconds = since(started);
                started = System.nanoTime();
                double[] predicted = booster.predictForMat(testRows, test.rows(), test.width(), true, PredictionType.C_API_PREDICT_NORMAL, "num_threads=" + THREADS);
                return run(seconds, since(started), predicted);
            }
        }
    }

    private Run xgBoost(Objective objective) throws Exception {
        Map<String, Object> parameters = new HashMap<>(Map.of("tree_method", "hist", "grow_policy", "lossguide", "max_leaves", leaves, "max_depth", 0, "eta", 0.1, "max_bin", 255, "lambda", 0,
                "min_child_weight", 0, "nthread", THREADS));
        switch (objective) {
            case Objective.Squared _ -> parameters.put("objective", "reg:squarederror");
            case Objective.Poisson _ -> parameters.put("objective", "count:poisson");
            case Objective.Tweedie tweedie -> parameters.putAll(Map.of("objective", "reg:tweedie", "tweedie_variance_power", tweedie.power()));
            case Objective.Pinball pinball -> parameters.putAll(Map.of("objective", "reg:quantileerror", "quantile_alpha", pinball.level()));
        }
        long started = System.nanoTime();
        var data = new DMatrix(trainRows, train.rows(), train.width(), Float.NaN);
        data.setLabel(Arrays.copyOf(train.target(), train.rows()));
        Booster booster = XGBoost.train(data, parameters, trees, Map.of(), null, null);
        double seconds = since(started);
        started = System.nanoTime();
        float[][] found = booster.predict(new DMatrix(testRows, test.rows(), test.width(), Float.NaN));
        double predictSeconds = since(started);
        double[] predicted = new double[found.length];
        Arrays.setAll(predicted, r -> found[r][0]);
        data.dispose();
        booster.dispose();
        return run(seconds, predictSeconds, predicted);
    }

    private Run run(double trainSeconds, double predictSeconds, double[] predicted) {
        double squares = 0;
        double pinball = 0;
        for (int r = 0; r < predicted.length; r++) {
            double error = test.target()[r] - predicted[r];
            squares += error * error;
            pinball += Pinball.loss(0.9, test.target()[r], predicted[r]);
        }
        return new Run(trainSeconds, predictSeconds, Math.sqrt(squares / predicted.length), pinball / predicted.length);
    }

    private static float[] rowMajor(FeatureMatrix matrix) {
        float[] rows = new float[matrix.rows() * matrix.width()];
        for (int r = 0; r < matrix.rows(); r++) {
            for (int c = 0; c < matrix.width(); c++) {
                rows[r * matrix.width() + c] = matrix.value(r, c);
            }
        }
        return rows;
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private static int number(String[] arguments, int at, int otherwise) {
        return arguments.length > at ? Integer.parseInt(arguments[at]) : otherwise;
    }
}
