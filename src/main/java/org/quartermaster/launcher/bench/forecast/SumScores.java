package org.quartermaster.launcher.bench.forecast;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.reconciliation.Level;

/** How good the sums of one method's means are, period by period: categories in a place, categories, and everything. {@code Σ |Σ y − Σ mean| / Σ y}, inner sums over the series of a node. */
final class SumScores {

    private final Map<Level, Map<Node, double[]>> errors = new EnumMap<>(Level.class);
    private double sold;

    private record Node(int category, int place, int origin) {
    }

    /** Adds one series at one origin. @param units what happened, from {@code origin} on, NaN where missing */
    void add(QuantileForecast forecast, LongSeries series, int origin) {
        add(Level.PLACE, new Node(series.category(), series.location(), origin), forecast, series.quantity());
        add(Level.CATEGORY, new Node(series.category(), 0, origin), forecast, series.quantity());
        add(Level.ALL, new Node(0, 0, origin), forecast, series.quantity());
        for (int t = 0; t < forecast.horizon(); t++) {
            float units = series.quantity()[origin + t];
            sold += Float.isNaN(units) ? 0 : units;
        }
    }

    private void add(Level level, Node node, QuantileForecast forecast, float[] units) {
        double[] error = errors.computeIfAbsent(level, _ -> new HashMap<>()).computeIfAbsent(node, _ -> new double[forecast.horizon()]);
        for (int t = 0; t < error.length; t++) {
            float known = units[node.origin() + t];
            error[t] += Float.isNaN(known) ? 0 : forecast.mean()[t] - known;
        }
    }

    double wape(Level level) {
        return errors.get(level).values().stream().flatMapToDouble(Arrays::stream).map(Math::abs).sum() / sold;
    }

    String json() {
        var fields = new StringJoiner(", ", "{", "}");
        errors.keySet().forEach(level -> fields.add("\"%s\": %s".formatted(level.code(), ScoresFile.number(wape(level)))));
        return fields.toString();
    }

    /** A line for the screen. */
    String line(String method) {
        return String.format(Locale.ROOT, "sums of %s, error of the means per period: category in a place %.4f, category %.4f, all %.4f%n", method, wape(Level.PLACE), wape(Level.CATEGORY), wape(Level.ALL));
    }
}
