package org.quartermaster.forecasting.reconciliation;

import java.time.LocalDate;
import org.quartermaster.forecasting.demand.Demand;
import org.quartermaster.forecasting.features.SeriesInput;
import org.quartermaster.forecasting.models.History;

/**
 * The past of each node of a level: what its series sold in a period, over the usual sales of those that were there, open and known. Missing and closed periods of some and the launch of others then change nothing, and what is expected
 * is put back on the usual sales of those that will be there. A series' usual sales are those before the first back-test origin, or in its first {@value #FIRST} periods.
 */
final class NodeHistories {

    private static final int FIRST = 28;

    private final Span span;
    private final float[][] sold;
    private final float[][] usual;
    /** {@code [node][origin][period]} */
    private final float[][][] ahead;
    private LocalDate firstDay;

    NodeHistories(Span span, int nodes) {
        this.span = span;
        this.sold = new float[nodes][span.days()];
        this.usual = new float[nodes][span.days()];
        this.ahead = new float[nodes][span.origins() + 1][];
        for (float[][] one : ahead) {
            for (int k = 0; k <= span.origins(); k++) {
                one[k] = new float[span.ahead(k)];
            }
        }
    }

    void add(int node, SeriesInput series) {
        Demand demand = series.demand();
        firstDay = demand.firstDay();
        float level = usual(demand);
        for (int t = demand.firstSale(); t < span.days() && level > 0; t++) {
            if (!Float.isNaN(demand.raw()[t]) && !series.isClosed(t)) {
                sold[node][t] += demand.raw()[t];
                usual[node][t] += level;
            }
        }
        for (int k = 0; k <= span.origins(); k++) {
            for (int t = 0; t < ahead[node][k].length && demand.firstSale() < span.end(k); t++) {
                ahead[node][k][t] += series.isClosed(span.end(k) + t) || span.end(k) + t >= series.endsAt() ? 0 : level;
            }
        }
    }

    private float usual(Demand demand) {
        double sum = 0;
        int known = 0;
        for (int t = demand.firstSale(); t < span.days() && (t < span.end(0) || known < FIRST); t++) {
            if (!Float.isNaN(demand.raw()[t])) {
                sum += demand.raw()[t];
                known++;
            }
        }
        return known == 0 ? 0 : (float) (sum / known);
    }

    int nodes() {
        return sold.length;
    }

    /** Sales as they would be with all that are there at the end; missing where nobody was. */
    History history(int node) {
        float[] units = new float[span.days()];
        float all = usualAtEnd(node);
        for (int t = 0; t < units.length; t++) {
            units[t] = usual[node][t] > 0 ? sold[node][t] / usual[node][t] * all : Float.NaN;
        }
        return new History(span.rhythm(), firstDay, units, units.length);
    }

    /** By what a forecast of {@link #history} is multiplied to tell what is sold in a period after an origin. */
    double share(int node, int origin, int period) {
        float all = usualAtEnd(node);
        return all > 0 ? ahead[node][origin][period] / all : 0;
    }

    /** By what a value of the history is multiplied to tell what was sold. */
    double known(int node, int period) {
        float all = usualAtEnd(node);
        return all > 0 ? usual[node][period] / all : 0;
    }

    private float usualAtEnd(int node) {
        float most = 0;
        for (float one : ahead[node][span.origins()]) {
            most = Math.max(most, one);
        }
        return most;
    }
}
