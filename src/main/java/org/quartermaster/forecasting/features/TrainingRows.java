package org.quartermaster.forecasting.features;

import java.util.SplittableRandom;
import org.quartermaster.forecasting.models.Rhythm;
import org.quartermaster.learning.features.FeatureMatrix;
import org.quartermaster.learning.features.FeatureMatrixBuilder;

/**
 * Draws training rows within a budget: a few origins per series, a few days ahead per origin. Target and levels are divided by the series' scale; the weight of a row is its
 * scale to the power 2 − ρ: with Tweedie's deviance of power ρ that is exactly as if targets had not been divided, so the total is neither too high nor too low. Recent origins are drawn more often.
 */
public final class TrainingRows {

    private static final int ROWS_PER_ORIGIN = 4;
    private static final int MOST_ROWS_PER_SERIES = 800;
    private static final double RECENCY = 1.6;
    /** Variance power ρ of the deviance that the trees minimise. */
    public static final double TWEEDIE_POWER = 1.1;

    private final Rhythm rhythm;
    private final int width;
    private final FeatureMatrixBuilder builder;
    private final int horizon;
    private final int rowsPerSeries;
    private final long seed;

    /**
     * @param budget  most rows
     * @param series  how many series there will be, about
     * @param horizon most days ahead
     */
    public TrainingRows(Rhythm rhythm, int budget, int series, int horizon, long seed) {
        this.rhythm = rhythm;
        this.width = FeatureNames.of(rhythm).size();
        this.builder = new FeatureMatrixBuilder(FeatureNames.of(rhythm), budget, seed);
        this.horizon = horizon;
        this.rowsPerSeries = Math.clamp(budget / Math.max(1, series), ROWS_PER_ORIGIN, MOST_ROWS_PER_SERIES);
        this.seed = seed;
    }

    /** The rows of one series: {@code [row]} of features, ready for {@link #add}. Safe from many threads. */
    public Draw draw(SeriesInput series) {
        var random = new SplittableRandom(seed ^ series.key() * 0x9E3779B97F4A7C15L);
        int first = series.demand().firstSale() + rhythm.least();
        int days = series.demand().days();
        int origins = first >= days ? 0 : Math.min(days - first, rowsPerSeries / ROWS_PER_ORIGIN);
        var draw = new Draw(series.key(), origins * ROWS_PER_ORIGIN);
        for (int o = 0; o < origins; o++) {
            int end = days - 1 - (int) ((days - first) * Math.pow(random.nextDouble(), RECENCY));
            var features = new OriginFeatures(series, Math.max(first, end));
            if (features.isAlive()) {
                draw.origin(series, features, Math.max(first, end), random);
            }
        }
        return draw;
    }

    /** Adds what was drawn. Not thread-safe. */
    public void add(Draw draw) {
        for (int r = 0; r < draw.count; r++) {
            long id = draw.key << 24 | (long) draw.target[r] << 8 | draw.ahead[r];
            builder.add(draw.rows[r], draw.value[r], draw.weight[r], id, 1);
        }
    }

    /** All rows. The builder is spent afterwards. */
    public FeatureMatrix build() {
        return builder.build();
    }

    /** Index of the day that a row of {@link #build} predicts. */
    public static int targetDay(long id) {
        return (int) (id >> 8 & 0xFFFF);
    }

    /** Rows of one series. */
    public final class Draw {
        private final long key;
        private final float[][] rows;
        private final float[] value;
        private final float[] weight;
        private final int[] target;
        private final int[] ahead;
        private int count;

        private Draw(long key, int capacity) {
            this.key = key;
            rows = new float[capacity][];
            value = new float[capacity];
            weight = new float[capacity];
            target = new int[capacity];
            ahead = new int[capacity];
        }

        private void origin(SeriesInput series, OriginFeatures features, int end, SplittableRandom random) {
            int reach = Math.min(horizon, series.demand().days() - end);
            for (int i = 0; i < ROWS_PER_ORIGIN && reach > 0; i++) {
                int step = 1 + random.nextInt(reach);
                float units = series.demand().clean()[end - 1 + step];
                if (!Float.isNaN(units)) {
                    rows[count] = new float[width];
                    features.row(step, rows[count]);
                    value[count] = (float) (units / features.scale(step));
                    weight[count] = (float) Math.pow(features.scale(step), 2 - TWEEDIE_POWER);
                    target[count] = end - 1 + step;
                    ahead[count++] = step;
                }
            }
        }
    }
}
