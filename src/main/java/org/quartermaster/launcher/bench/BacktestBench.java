package org.quartermaster.launcher.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.quartermaster.forecasting.demand.Demand;
import org.quartermaster.forecasting.features.DayCalendar;
import org.quartermaster.forecasting.features.DemandPool;
import org.quartermaster.forecasting.features.Prices;
import org.quartermaster.forecasting.features.SeriesInput;
import org.quartermaster.forecasting.models.ProfileSmoothing;
import org.quartermaster.forecasting.models.Rhythm;
import org.quartermaster.forecasting.selection.ForecastPipeline;
import org.quartermaster.forecasting.selection.ForecastResult;
import org.quartermaster.forecasting.selection.PipelineOptions;
import org.quartermaster.forecasting.selection.RunReport;
import org.quartermaster.launcher.bench.results.StepTimes;

/**
 * Scores the whole forecast on the two Online Retail II files: {@code BacktestBench FOLDER [rows] [trees]}. No database, no server; prints the scores per demand class and method.
 */
public final class BacktestBench {

    private static final LocalDate FIRST_DAY = LocalDate.of(2009, 12, 1);
    private static final int DAYS = 739;

    private BacktestBench() {
    }

    public static void main(String... arguments) throws Exception {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "../shared/data/online_retail_ii");
        if (!Files.isDirectory(folder)) {
            System.err.println("There is no folder %s with the Online Retail II files. Give it as the first argument.".formatted(folder));
            return;
        }
        var options = PipelineOptions.DEFAULT;
        if (arguments.length > 2) {
            options = options.withRows(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        }
        long started = System.nanoTime();
        List<SeriesInput> series = series(folder, options);
        System.out.printf("%,d series of %d days read in %.1f s%n", series.size(), DAYS, (System.nanoTime() - started) / 1e9);
        started = System.nanoTime();
        var results = new ArrayList<ForecastResult>();
        RunReport report = new ForecastPipeline(options, series::forEach, series.size(), DAYS, new StepTimes()).run(results::add);
        System.out.printf("run: %.1f s, learned: %s, best simple: %s%n", (System.nanoTime() - started) / 1e9, report.learned(), report.simpleMethod());
        print(report);
    }

    private static List<SeriesInput> series(Path folder, PipelineOptions options) throws Exception {
        var files = RetailFiles.read(folder, FIRST_DAY, DAYS);
        var pool = new DemandPool(Rhythm.DAILY, DAYS, FIRST_DAY);
        var demands = new ArrayList<Demand>();
        for (var one : files.values()) {
            var demand = Demand.of(FIRST_DAY, one.units, new float[DAYS], false);
            demands.add(demand);
            pool.add(0, 1, demand, carried(one.price, DAYS), ForecastPipeline.firstOrigin(DAYS, options));
        }
        var calendar = new DayCalendar(FIRST_DAY, DAYS + options.horizon(), christmas());
        var smoothing = new ProfileSmoothing(pool.profile(0, 1));
        var inputs = new ArrayList<SeriesInput>();
        int sku = 0;
        for (var one : files.values()) {
            Demand demand = demands.get(sku);
            inputs.add(new SeriesInput(sku++, 1, 0, demand, Prices.of(carried(one.price, DAYS + options.horizon()), demand), new float[DAYS + options.horizon()],
                    SeriesInput.ALWAYS_OPEN, calendar, pool.peers(0, 1), smoothing, Integer.MAX_VALUE));
        }
        return inputs;
    }

    private static Set<LocalDate> christmas() {
        return Set.of(LocalDate.of(2009, 12, 25), LocalDate.of(2010, 12, 25), LocalDate.of(2011, 12, 25), LocalDate.of(2010, 4, 4), LocalDate.of(2011, 4, 24));
    }

    private static float[] carried(float[] observed, int length) {
        float[] price = new float[length];
        float last = Float.NaN;
        for (int t = 0; t < length; t++) {
            last = t < observed.length && !Float.isNaN(observed[t]) ? observed[t] : last;
            price[t] = last;
        }
        return price;
    }

    private static void print(RunReport report) {
        System.out.printf("%-13s %-22s %7s %10s %7s %7s %7s %8s %7s%n", "class", "method", "series", "units", "WQL", "WAPE", "bias", "covers", "chosen");
        for (var score : report.scores()) {
            System.out.printf("%-13s %-22s %,7d %,10.0f %7.3f %7.3f %+7.3f %7.1f%% %,7d%n", score.demandClass(), score.method(), score.series(), score.sums().demand(),
                    score.sums().wql(), score.sums().wape(), score.sums().bias(), 100 * score.sums().coverage(), score.chosen());
        }
    }
}
