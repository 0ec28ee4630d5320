package org.quartermaster.launcher.bench.forecast;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.quartermaster.forecasting.models.QuantileForecast;

/** Two methods averaged half and half, quantile by quantile (Lichtendahl, Grushka-Cockayne and Winkler 2013, Management Science 59(7)): written {@code one+other}. */
final class Halves {

    private static final String PLUS = "+";

    private final List<String> pairs;
    private final Map<String, Map<Integer, QuantileForecast>> waiting = new HashMap<>();

    /** What takes the average of a pair. */
    @FunctionalInterface
    interface Sink {

        void take(String pair, int series, QuantileForecast forecast);
    }

    /** @param methods any; those that name no pair are passed over */
    Halves(List<String> methods) {
        this.pairs = methods.stream().filter(Halves::isPair).toList();
    }

    static boolean isPair(String method) {
        return method.contains(PLUS);
    }

    /** The two methods of a pair, or the method itself. @throws IllegalArgumentException if a pair is not one of two */
    static List<String> parts(String method) {
        List<String> parts = Arrays.stream(method.split("\\+", -1)).map(String::strip).toList();
        if (parts.size() > 2 || parts.size() == 2 && parts.getFirst().equals(parts.getLast())) {
            throw new IllegalArgumentException("\"%s\" must name one method or two different ones: one+other.".formatted(method));
        }
        return parts;
    }

    /** Remembers one half, and hands the whole over as soon as there are both. */
    void add(String method, int series, QuantileForecast forecast, Sink sink) {
        for (String pair : pairs) {
            if (parts(pair).contains(method)) {
                QuantileForecast other = waiting.computeIfAbsent(pair, _ -> new HashMap<>()).remove(series);
                if (other == null) {
                    waiting.get(pair).put(series, forecast);
                } else {
                    sink.take(pair, series, new QuantileForecast(forecast.origin(), average(forecast.quantiles(), other.quantiles()), average(forecast.mean(), other.mean())));
                }
            }
        }
    }

    private static float[] average(float[] one, float[] other) {
        var average = new float[one.length];
        for (int i = 0; i < one.length; i++) {
            average[i] = (one[i] + other[i]) / 2;
        }
        return average;
    }
}
