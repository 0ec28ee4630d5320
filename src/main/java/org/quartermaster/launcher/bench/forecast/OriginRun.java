package org.quartermaster.launcher.bench.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.quartermaster.forecasting.demand.Demand;
import org.quartermaster.forecasting.features.DayCalendar;
import org.quartermaster.forecasting.features.DemandPool;
import org.quartermaster.forecasting.features.Prices;
import org.quartermaster.forecasting.features.SeriesInput;
import org.quartermaster.forecasting.models.GaussianNaive;
import org.quartermaster.forecasting.models.ProfileSmoothing;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.models.Rhythm;
import org.quartermaster.forecasting.selection.ForecastPipeline;
import org.quartermaster.forecasting.selection.ForecastResult;
import org.quartermaster.forecasting.selection.MemberSink;
import org.quartermaster.forecasting.selection.PipelineOptions;
import org.quartermaster.forecasting.selection.RunListener;
import org.quartermaster.forecasting.selection.RunReport;
import org.quartermaster.learning.evaluation.SeriesScale;

/** Everything at one origin: what is known there becomes the engine's input, the engine runs as in the product, and each method's forecasts are scored and written. */
final class OriginRun implements MemberSink {

    /** The engine's own seasonal naive, with quantiles that are never negative. */
    static final String EMPIRICAL = "seasonal-naive-empirical";
    private static final int YEARS = 4;

    private final LongData data;
    private final BenchOptions options;
    private final int end;
    private final int from;
    private final Map<String, MethodScores> scores;
    private final OutcomeSink totals;
    private final ForecastsFile file;
    private final List<LongSeries> alive = new ArrayList<>();
    private SeriesScale[] scales;
    private final Halves halves;

    /** @param end periods known */
    OriginRun(LongData data, BenchOptions options, int end, Map<String, MethodScores> scores, OutcomeSink totals, ForecastsFile file) {
        this.data = data;
        this.options = options;
        this.end = end;
        this.from = Math.max(0, end - YEARS * (data.rhythm() == Rhythm.DAILY ? data.rhythm().year() : 2 * data.rhythm().year()));
        this.scores = scores;
        this.totals = totals;
        this.file = file;
        this.halves = new Halves(options.methods());
    }

    /** Forecasts and scores. Series without a sale before the origin do not exist yet and are left out. */
    RunReport run(RunListener listener) {
        findAlive();
        scales = alive.parallelStream().map(series -> SeriesScale.of(series.quantity(), end, options.season())).toArray(SeriesScale[]::new);
        yardstick();
        PipelineOptions pipeline = options.pipeline(data.rhythm());
        List<SeriesInput> inputs = inputs(pipeline);
        return new ForecastPipeline(pipeline, inputs::forEach, inputs.size(), end - from, listener).showing(this).run(this::chosen);
    }

    /** What the engine would be told of the series that exist, for whoever runs it otherwise. */
    List<SeriesInput> series(PipelineOptions pipeline) {
        findAlive();
        return inputs(pipeline);
    }

    /** Periods of history of each. */
    int periods() {
        return end - from;
    }

    /** What came in the horizon of one of {@link #series}. */
    float[] after(SeriesInput series) {
        return Arrays.copyOfRange(alive.get(series.sku()).quantity(), end, end + options.horizon());
    }

    private void findAlive() {
        for (LongSeries series : data.series()) {
            if (hasSold(series)) {
                alive.add(series);
            }
        }
    }

    private boolean hasSold(LongSeries series) {
        for (int t = 0; t < end; t++) {
            if (series.quantity()[t] > 0) {
                return true;
            }
        }
        return false;
    }

    private void yardstick() {
        var naive = new GaussianNaive(options.season());
        long started = System.nanoTime();
        var forecasts = alive.parallelStream().map(series -> {
            var history = new org.quartermaster.forecasting.models.History(data.rhythm(), data.firstDay(), series.quantity(), end);
            return cut(series, naive.forecast(history, options.horizon()));
        }).toList();
        took(MethodScores.YARDSTICK, (System.nanoTime() - started) / 1e9, true);
        for (int i = 0; i < alive.size(); i++) {
            keep(MethodScores.YARDSTICK, i, forecasts.get(i));
        }
    }

    private QuantileForecast cut(LongSeries series, QuantileForecast forecast) {
        for (int t = 0; t < forecast.horizon(); t++) {
            if (series.closed().length > 0 && series.closed()[end + t]) {
                forecast.mean()[t] = 0;
                Arrays.fill(forecast.quantiles(), t * QuantileForecast.LEVELS, (t + 1) * QuantileForecast.LEVELS, 0);
            }
        }
        return forecast;
    }

    private List<SeriesInput> inputs(PipelineOptions pipeline) {
        LocalDate firstDay = data.rhythm().day(data.firstDay(), from);
        var pool = new DemandPool(data.rhythm(), end - from, firstDay);
        int profileEnd = ForecastPipeline.firstOrigin(end - from, pipeline);
        List<Demand> demands = alive.parallelStream()
                .map(series -> Demand.of(data.rhythm(), firstDay, Arrays.copyOfRange(series.quantity(), from, end), Arrays.copyOfRange(series.promotion(), from, end), false)).toList();
        for (int i = 0; i < alive.size(); i++) {
            LongSeries series = alive.get(i);
            pool.add(series.category(), series.location(), demands.get(i), Arrays.copyOfRange(series.price(), from, end), profileEnd);
        }
        var calendars = new HashMap<Integer, DayCalendar>();
        var smoothing = new HashMap<List<Integer>, ProfileSmoothing>();
        var inputs = new ArrayList<SeriesInput>(alive.size());
        for (int i = 0; i < alive.size(); i++) {
            LongSeries series = alive.get(i);
            DayCalendar calendar = calendars.computeIfAbsent(series.location(), place -> new DayCalendar(data.rhythm(), firstDay, end - from + options.horizon(),
                    data.events().getOrDefault(place, Map.of())));
            var smooth = smoothing.computeIfAbsent(List.of(series.category(), series.location()), _ -> new ProfileSmoothing(pool.profile(series.category(), series.location())));
            inputs.add(new SeriesInput(i, series.location(), series.category(), demands.get(i), Prices.of(ahead(series.price()), demands.get(i)), ahead(series.promotion()),
                    series.closed().length == 0 ? SeriesInput.ALWAYS_OPEN : series.closed(from, end, options.horizon()), calendar,
                    pool.peers(series.category(), series.location()), smooth, Integer.MAX_VALUE));
        }
        return inputs;
    }

    private float[] ahead(float[] values) {
        return Arrays.copyOfRange(values, from, end + options.horizon());
    }

    @Override
    public void forecast(String code, SeriesInput series, QuantileForecast forecast) {
        keep(code.equals(MethodScores.YARDSTICK) ? EMPIRICAL : code, series.sku(), forecast);
    }

    @Override
    public boolean wants(String code) {
        return options.wants(code.equals(MethodScores.YARDSTICK) ? EMPIRICAL : code);
    }

    @Override
    public void took(String code, double seconds) {
        took(code.equals(MethodScores.YARDSTICK) ? EMPIRICAL : code, seconds, true);
    }

    private void chosen(ForecastResult result) {
        keep(MethodScores.CHOSEN, result.series().sku(), result.forecast());
        totals.add(result.forecast(), result.spread(), alive.get(result.series().sku()).quantity(), end);
    }

    private void keep(String method, int series, QuantileForecast forecast) {
        if (options.wants(method)) {
            MethodScores one = scores.computeIfAbsent(method, _ -> new MethodScores());
            one.add(forecast, alive.get(series).quantity(), end, scales[series]);
            one.sums().add(forecast, alive.get(series), end);
            file.write(method, alive.get(series).name(), data.dates(), end, forecast);
            halves.add(method, series, forecast, this::keep);
        }
    }

    /** Notes the time of a method. */
    void took(String method, double seconds, boolean predicting) {
        if (options.wants(method)) {
            MethodScores one = scores.computeIfAbsent(method, _ -> new MethodScores());
            if (predicting) {
                one.tookToPredict(seconds);
            } else {
                one.tookToTrain(seconds);
            }
        }
    }
}
