package org.quartermaster.forecasting.selection;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.quartermaster.forecasting.features.OriginFeatures;
import org.quartermaster.forecasting.models.CountDistribution;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.learning.evaluation.Pinball;

/**
 * Measures a {@link Calibration} on back-tests of a sample of series.
 *
 * <p>The mean's factor is Σ actual / Σ expected, per third of the horizon and origin; what the origins do not agree on is noise: with r the mean over the origins of the factor less one and v the variance of that mean,
 * {@code factor = 1 + r · r² / (r² + v)}, and what smoothing missed too is made up for only as far as such misses come back ({@link Lift}). A band's spread factor is the one of those tried with the least pinball loss after its
 * levels were mapped so that actuals lie evenly in their distributions: one factor alone would trade honest tails for a better middle.
 */
final class Calibrator {

    private static final double[] TRIED = {0.03, 0.08, 0.16, 0.28, 0.42, 0.6, 0.8, 1, 1.25, 1.6, 2.2};
    /** Trees that have seen a season twice know more of it than smoothing. */
    private static final double MOST_ALIGNED_WITH_SEASONS = 0.5;
    /** Share of the loss over all bands that is added to a band's own. */
    private static final double BORROWED = 0.05;
    /** Observations that no change of levels is worth. */
    private static final double PRIOR = 30;

    private final List<OriginFeatures> origins;
    private final double[] means;
    private final int horizon;
    private final int perSeries;
    private final double persistence;
    private final float[] direct;

    /**
     * @param origins   features of the sample, {@code perSeries} origins of each series in a row
     * @param means     the trees' raw means, {@code [origin · horizon + period]}; aligned in place
     * @param direct    the quantile trees' raw quantiles, {@code [(origin · horizon + period) · LEVELS + level]}; null without them
     * @param persistence of what all forecasts missed
     */
    Calibrator(List<OriginFeatures> origins, double[] means, float[] direct, int horizon, int perSeries, double persistence) {
        this.origins = origins;
        this.means = means;
        this.direct = direct;
        this.horizon = horizon;
        this.perSeries = perSeries;
        this.persistence = persistence;
    }

    Calibration measure() {
        var demand = origins.getFirst().series().demand();
        var alignment = Alignment.fit(origins, means, horizon, demand.days() >= 2 * demand.rhythm().year() ? MOST_ALIGNED_WITH_SEASONS : 1);
        // the quantile trees are not aligned: on made-up shops that cost them 1 % of their WQL at every origin
        List<LevelMap> own = direct == null ? Calibration.NONE.direct() : widths();
        for (int row = 0; row < means.length; row++) {
            means[row] *= alignment.factor(origins.get(row / horizon), row % horizon, horizon);
        }
        // a miss that does not come back must not be taken for the shape of the errors either
        OriginSums sums = sums();
        var tried = IntStream.range(0, TRIED.length).parallel().mapToObj(f -> trial(sums, TRIED[f])).toList();
        var best = IntStream.range(0, Calibration.BANDS).mapToObj(band -> best(tried, band)).toList();
        return new Calibration(alignment, sums.lifts((sold, expected, smoothed) -> Lift.beside(sold, expected, smoothed, persistence)), IntStream.range(0, best.size()).mapToDouble(band -> best.get(band).factor).toArray(),
                IntStream.range(0, best.size()).mapToObj(band -> best.get(band).levels.get(band)).toList(), own);
    }

    /** What one spread factor loses per band, and the levels it needs. */
    private record Trial(double factor, double[] losses, List<LevelMap> levels) {
        double loss(int band) {
            return losses[band] + BORROWED * Arrays.stream(losses).sum();
        }
    }

    private static Trial best(List<Trial> tried, int band) {
        Trial best = tried.get(Arrays.binarySearch(TRIED, 1));
        for (Trial trial : tried) {
            best = trial.loss(band) < best.loss(band) ? trial : best;
        }
        return best;
    }

    private double actual(int row) {
        OriginFeatures origin = origins.get(row / horizon);
        return origin.series().demand().raw()[origin.end() + row % horizon];
    }

    private int third(int row) {
        return Calibration.third(row % horizon, horizon);
    }

    private OriginSums sums() {
        var sums = new OriginSums(Calibration.THIRDS, perSeries);
        for (int row = 0; row < means.length; row++) {
            double y = actual(row);
            OriginFeatures origin = origins.get(row / horizon);
            if (!Double.isNaN(y) && origin.series().demand().firstSale() < origin.end()) {
                sums.add(third(row), row / horizon % perSeries, y, means[row], origin.smoothed(row % horizon + 1));
            }
        }
        return sums;
    }

    private Trial trial(OriginSums sums, double factor) {
        double[] missed = sums.lifts(Lift.MISSED);
        List<LevelMap> levels = levels(sums, (row, missing, pits) -> addCount(row, means[row] * missing, factor, pits));
        double[] losses = new double[Calibration.BANDS];
        float[] quantiles = new float[QuantileForecast.LEVELS];
        for (int row = 0; row < means.length; row++) {
            double y = actual(row);
            if (!Double.isNaN(y)) {
                OriginFeatures origin = origins.get(row / horizon);
                double mean = means[row] * missed[third(row)];
                int band = Calibration.band(means[row]);
                CountDistribution.quantiles(mean, Calibration.spread(origin.fit(), factor).variance(mean), levels.get(band).levels(), quantiles, 0);
                double loss = 0;
                for (int i = 1; i < QuantileForecast.LEVELS - 1; i++) {
                    loss += Pinball.loss(QuantileForecast.level(i), y, quantiles[i]);
                }
                losses[band] += loss / Math.sqrt(origin.scale());
            }
        }
        return new Trial(factor, losses, levels);
    }

    private void addCount(int row, double mean, double factor, Pits pits) {
        double variance = Calibration.spread(origins.get(row / horizon).fit(), factor).variance(mean);
        pits.add(CountDistribution.cumulative(mean, variance, Math.ceil(actual(row)) - 1), CountDistribution.cumulative(mean, variance, actual(row)));
    }

    /** Tells where an actual lay in its distribution. */
    private interface Place {
        /** @param missed by what the distribution has to be multiplied first */
        void add(int row, double missed, Pits pits);
    }

    /** Levels per band. */
    private List<LevelMap> levels(OriginSums sums, Place place) {
        double[] missed = sums.lifts(Lift.MISSED);
        List<List<Pits>> found = pits(place, row -> missed[third(row)]);
        List<List<Pits>> centred = pits(place, row -> sums.lean(third(row), row / horizon % perSeries));
        return IntStream.range(0, found.size()).mapToObj(band -> LevelMap.even(new LevelMap.Evidence(found.get(band), centred.get(band)), horizon, PRIOR)).toList();
    }

    /** Levels of the quantile trees per band. */
    private List<LevelMap> widths() {
        double[] missed = sums().lifts(Lift.MISSED);
        var whole = new boolean[origins.size()];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = origins.get(i).series().demand().isWhole();
        }
        Place place = (row, missing, pits) -> pits.add(direct, row * QuantileForecast.LEVELS, actual(row), whole[row / horizon], missing);
        return pits(place, row -> missed[third(row)]).stream().map(found -> LevelMap.widened(found, horizon, PRIOR)).toList();
    }

    /** {@code [band][origin]}. */
    private List<List<Pits>> pits(Place place, IntToDoubleFunction missed) {
        var bands = IntStream.range(0, Calibration.BANDS).mapToObj(_ -> Stream.generate(Pits::new).limit(perSeries).toList()).toList();
        for (int row = 0; row < means.length; row++) {
            if (!Double.isNaN(actual(row))) {
                place.add(row, missed.applyAsDouble(row), bands.get(Calibration.band(means[row])).get(row / horizon % perSeries));
            }
        }
        return bands;
    }
}
