package org.quartermaster.forecasting.selection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.quartermaster.forecasting.demand.Demand;
import org.quartermaster.forecasting.demand.DemandClass;
import org.quartermaster.forecasting.features.OriginFeatures;
import org.quartermaster.forecasting.features.SeriesInput;
import org.quartermaster.forecasting.models.Baselines;
import org.quartermaster.forecasting.models.ForecastMethod;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.models.Spread;

/** Forecasts series from the end of their history with what was chosen for them. */
final class Forecaster {

    private final LearnedMethod learned;
    private final NetworkMethod network;
    private final int days;
    private final int horizon;
    private final BackTest test;

    /**
     * @param learned null when no candidate uses it
     * @param network likewise
     */
    Forecaster(LearnedMethod learned, NetworkMethod network, int days, int horizon, BackTest test) {
        this.learned = learned;
        this.network = network;
        this.days = days;
        this.horizon = horizon;
        this.test = test;
    }

    /** One result per series of the batch, in order. @param first position of the batch's first series in the selection */
    List<ForecastResult> forecast(List<SeriesInput> batch, Selection selection, int first) {
        List<OriginFeatures> features = batch.parallelStream().map(series -> new OriginFeatures(series, days)).toList();
        int[] place = new int[batch.size()];
        var wanted = new ArrayList<OriginFeatures>();
        for (int i = 0; i < place.length; i++) {
            boolean uses = selection.candidate(first + i).isLearned() && isAlive(batch.get(i));
            place[i] = uses ? wanted.size() : -1;
            if (uses) {
                wanted.add(features.get(i));
            }
        }
        var origins = new LocalDate[wanted.size()];
        Arrays.fill(origins, batch.getFirst().demand().firstDay().plusDays(days - 1L));
        QuantileForecast[] trees = wanted.isEmpty() ? new QuantileForecast[0] : learned.forecast(wanted, origins, horizon);
        QuantileForecast[] neural = networkOf(batch, selection, first);
        return IntStream.range(0, batch.size()).parallel()
                .mapToObj(i -> one(batch.get(i), features.get(i), selection, first + i, place[i] < 0 ? null : trees[place[i]], neural[i])).toList();
    }

    private static boolean isAlive(SeriesInput series) {
        return series.demand().demandClass() != DemandClass.DEAD;
    }

    private ForecastResult one(SeriesInput series, OriginFeatures features, Selection selection, int index, QuantileForecast trees,
                               QuantileForecast neural) {
        Candidate candidate = selection.candidate(index);
        boolean alive = isAlive(series);
        var forecast = alive ? candidate.combine(members(series, candidate, trees, neural)).ordered()
                : QuantileForecast.zero(series.demand().history(days).origin(), horizon);
        cut(forecast, series.endsAt() - days);
        double factor = alive && candidate.isLearned() ? learned.spreadFactor() : 1;
        var spread = new Spread(features.fit().inverseShape() * factor, features.fit().ratio(), test.correlation(series.demand().demandClass()));
        return new ForecastResult(series, forecast, spread, alive ? candidate.code() : "none", alive ? candidate.weightText() : "none:1.00", selection.chosenScore(index),
                selection.score(index, Candidate.NAIVE), selection.score(index, selection.simpleOf(index)), Candidate.MEMBERS.get(selection.simpleOf(index)),
                reasons(series), alive ? selection.fallback(index) : "dead");
    }

    private void cut(QuantileForecast forecast, int daysOnSale) {
        int from = Math.clamp(daysOnSale, 0, horizon);
        Arrays.fill(forecast.mean(), from, horizon, 0);
        Arrays.fill(forecast.quantiles(), from * QuantileForecast.LEVELS, horizon * QuantileForecast.LEVELS, 0);
    }

    /** The network's forecasts where they are wanted; a network that fails now leaves smoothing in its place. */
    private QuantileForecast[] networkOf(List<SeriesInput> batch, Selection selection, int first) {
        var result = new QuantileForecast[batch.size()];
        int[] wanted = IntStream.range(0, batch.size()).filter(i -> selection.candidate(first + i).uses(Candidate.NETWORK_MEMBER) && isAlive(batch.get(i))).toArray();
        if (wanted.length > 0) {
            QuantileForecast[] forecasts = network.forecast(Arrays.stream(wanted).mapToObj(i -> batch.get(i).demand().history(days)).toList(), horizon);
            for (int k = 0; k < wanted.length; k++) {
                SeriesInput series = batch.get(wanted[k]);
                result[wanted[k]] = forecasts != null ? forecasts[k] : series.smoothing().forecast(series.demand().history(days), horizon);
            }
        }
        return result;
    }

    private QuantileForecast[] members(SeriesInput series, Candidate candidate, QuantileForecast trees, QuantileForecast neural) {
        var members = new QuantileForecast[Candidate.MEMBERS.size()];
        List<ForecastMethod> simple = Baselines.with(series.smoothing());
        for (int m = 0; m < simple.size(); m++) {
            members[m] = candidate.uses(m) ? simple.get(m).forecast(series.demand().history(days), horizon) : null;
        }
        members[Candidate.NETWORK_MEMBER] = neural;
        members[Candidate.LEARNED_MEMBER] = trees;
        return members;
    }

    private List<String> reasons(SeriesInput series) {
        Demand demand = series.demand();
        var reasons = new ArrayList<String>();
        addIf(reasons, demand.demandClass() == DemandClass.DEAD && demand.firstSale() >= days, "never-sold");
        addIf(reasons, demand.demandClass() == DemandClass.DEAD && demand.firstSale() < days, "no-sale-for-a-year");
        addIf(reasons, series.endsAt() < days + horizon, "ended");
        addIf(reasons, demand.demandClass() == DemandClass.NEW, "short-history");
        addIf(reasons, demand.inherited(), "predecessor");
        addIf(reasons, demand.outliers() > 0, "outliers");
        addIf(reasons, demand.missing() > 0, "missing-days");
        boolean promoted = false;
        for (int t = days; t < Math.min(series.promotion().length, days + horizon); t++) {
            promoted |= series.promotion()[t] > 0;
        }
        addIf(reasons, promoted, "promotion");
        return reasons;
    }

    private static void addIf(List<String> reasons, boolean holds, String code) {
        if (holds) {
            reasons.add(code);
        }
    }
}
