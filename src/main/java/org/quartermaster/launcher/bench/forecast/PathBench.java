package org.quartermaster.launcher.bench.forecast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.models.Spread;
import org.quartermaster.forecasting.paths.PastRanks;
import org.quartermaster.forecasting.paths.PathDrawing;
import org.quartermaster.launcher.bench.results.StepTimes;

/**
 * {@code ./qm bench paths --data FILE --horizon H …}: sampled demand paths beside what happened after the last origin, options as of {@code bench forecast}. The forecast around which they are
 * drawn is the blend's without trees.
 */
public final class PathBench {

    private static final int PATHS = 200;
    private static final int MOST_SERIES = 3_000;
    private static final long SEED = 20_261_122;

    private final BenchOptions options;
    private final Map<String, PathGates> gates = new LinkedHashMap<>();
    private final SplittableRandom random = new SplittableRandom(SEED);
    private int series;

    private PathBench(BenchOptions options) {
        this.options = options;
    }

    /** Prints one line per way to draw. */
    public static void main(String[] arguments) throws IOException {
        try {
            new PathBench(BenchOptions.parse(arguments)).run();
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        }
    }

    private void run() throws IOException {
        LongData data = LongFile.read(options.data(), options.rhythm(), options.absentMissing(), (_, _) -> { });
        int end = data.periods() - options.horizon();
        Path scratch = Files.createTempFile("paths", ".csv");
        try (var file = new ForecastsFile(scratch)) {
            new OriginRun(data, options, end, new LinkedHashMap<>(), this::add, file).run(new StepTimes());
        } finally {
            Files.delete(scratch);
        }
        System.out.printf("%,d series, %d days after %s, %d paths each; shares of totals up to .5/.9/.95/.98%n", series, options.horizon(), data.dates()[end - 1], PATHS);
        gates.forEach((name, one) -> System.out.printf("%-28s%s%n", name, one.line()));
    }

    private void add(QuantileForecast forecast, Spread spread, float[] units, int from) {
        double[] actual = new double[options.horizon()];
        for (int day = 0; day < actual.length; day++) {
            actual[day] = units[from + day];
        }
        if (series >= MOST_SERIES || Arrays.stream(actual).anyMatch(Double::isNaN) || sum(forecast.mean()) <= 0) {
            return;
        }
        series++;
        double[] mean = new double[actual.length];
        double[] variance = new double[actual.length];
        for (int day = 0; day < mean.length; day++) {
            mean[day] = forecast.mean()[day];
            variance[day] = spread.variance(mean[day]);
        }
        PastRanks ranks = PastRanks.of(Arrays.copyOf(units, from), SEED + series);
        double[] growth = growth(variance, spread.correlation());
        judge("independent days", actual, PathDrawing.draw(mean, variance, 0, PastRanks.NONE, PATHS, random));
        judge("independent, grown variance", actual, PathDrawing.draw(mean, growth, 0, PastRanks.NONE, PATHS, random));
        judge("common level", actual, PathDrawing.draw(mean, variance, spread.correlation(), PastRanks.NONE, PATHS, random));
        judge("past ranks", actual, PathDrawing.draw(mean, variance, 0, ranks, PATHS, random));
        judge("past ranks, common level", actual, PathDrawing.draw(mean, variance, spread.correlation(), ranks, PATHS, random));
        judge("past ranks, grown variance", actual, PathDrawing.draw(mean, growth, 0, ranks, PATHS, random));
    }

    /** By how much the variance of the sum grows with each day under equal correlation. */
    private static double[] growth(double[] variance, double correlation) {
        double[] growth = new double[variance.length];
        double deviations = 0;
        for (int day = 0; day < growth.length; day++) {
            growth[day] = variance[day] + 2 * correlation * deviations * Math.sqrt(variance[day]);
            deviations += Math.sqrt(variance[day]);
        }
        return growth;
    }

    private void judge(String name, double[] actual, int[][] paths) {
        gates.computeIfAbsent(name, _ -> new PathGates(options.horizon())).add(actual, paths, random);
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }
}
