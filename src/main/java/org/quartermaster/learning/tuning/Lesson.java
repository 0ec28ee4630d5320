package org.quartermaster.learning.tuning;

/**
 * What one network or blend says of one series at one time, for another to learn it or to be compared with.
 *
 * @param series    place of the series in the {@link HistoryFile} beside it, from 0
 * @param origin    steps of it that were known
 * @param levels    quantile levels per step
 * @param quantiles {@code [step · levels + level]} in units, step 0 is the one after the origin
 */
public record Lesson(int series, int origin, int levels, float[] quantiles) {

    public Lesson {
        if (series < 0 || origin < 0 || levels < 1 || quantiles.length % levels != 0) {
            throw new IllegalArgumentException("A lesson on series %d at %d cannot have %d quantiles of %d levels.".formatted(series, origin, quantiles.length, levels));
        }
    }

    /** Steps ahead that it speaks of. */
    public int steps() {
        return quantiles.length / levels;
    }
}
