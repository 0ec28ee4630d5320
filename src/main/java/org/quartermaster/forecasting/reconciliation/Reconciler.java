package org.quartermaster.forecasting.reconciliation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.quartermaster.forecasting.features.SeriesInput;

/**
 * Chooses level by level, from the smallest sums to the largest, how forecasts of parts follow those of their sums. First every series is {@linkplain #know made known}, then the back-test tells what {@linkplain #said was expected} of
 * it, then {@link #choose} decides.
 */
public final class Reconciler {

    private final Span span;
    private final List<Hierarchy.Key> keys = new ArrayList<>();
    private Hierarchy hierarchy;
    private Outcomes series;
    private NodeHistories[] histories;
    private int current = -1;

    public Reconciler(Span span) {
        this.span = span;
    }

    /** One series more, in the source's order. */
    public void know(SeriesInput one) {
        keys.add(Hierarchy.Key.of(one));
    }

    /** What was expected of a series from one origin; series in the source's order, origins ascending. @param end periods known there @param mean expected units per period from there on */
    public void said(SeriesInput one, int end, float[] mean) {
        if (end == span.end(0)) {
            next(one);
        }
        int origin = (end - span.end(0)) / span.scoreDays();
        // a series that had not been sold yet belongs to no sum
        for (int t = 0; t < span.scoreDays() && one.demand().firstSale() < end; t++) {
            if (!one.isClosed(end + t)) {
                int observation = origin * Outcomes.THIRDS + Outcomes.third(t, span.scoreDays());
                add(observation, one.demand().raw()[end + t], mean[t]);
            }
        }
    }

    private void next(SeriesInput one) {
        if (hierarchy == null) {
            hierarchy = Hierarchy.of(keys);
            series = Outcomes.empty(hierarchy.series(), span.observations());
            histories = new NodeHistories[hierarchy.levels().size()];
            Arrays.setAll(histories, level -> new NodeHistories(span, hierarchy.nodes(level)));
        }
        current++;
        for (int level = 0; level < histories.length; level++) {
            histories[level].add(hierarchy.node(level, current), one);
        }
    }

    private void add(int observation, float units, float expected) {
        series.whole()[current][observation] += expected;
        if (!Float.isNaN(units)) {
            series.sold()[current][observation] += units;
            series.expected()[current][observation] += expected;
        }
    }

    /** Decides. With fewer than two origins nothing is known of how forecasts err, and they stay as they are. */
    public Reconciliation choose() {
        if (hierarchy == null || span.origins() < 2) {
            return Reconciliation.NONE;
        }
        var steps = new ArrayList<Reconciliation.Step>();
        Outcomes known = series;
        for (int level = 0; level < histories.length; level++) {
            int[] parts = hierarchy.partOfSeries(level);
            var fit = new LevelFit(hierarchy.parents(level), hierarchy.nodes(level), known.over(parts, hierarchy.parts(level)), new OwnForecasts(histories[level], span), span);
            histories[level] = null;
            LevelFit.Chosen chosen = fit.choose();
            steps.add(new Reconciliation.Step(hierarchy.levels().get(level), hierarchy.nodes(level), fit, chosen, parts));
            known = known.times(ofSeries(chosen.factors(), parts));
        }
        return new Reconciliation(steps);
    }

    /** The factors of the part that each series belongs to. */
    static float[][] ofSeries(float[][] ofParts, int[] parts) {
        float[][] factors = new float[parts.length][];
        Arrays.setAll(factors, i -> ofParts[parts[i]]);
        return factors;
    }
}
