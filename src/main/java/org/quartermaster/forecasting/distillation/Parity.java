package org.quartermaster.forecasting.distillation;

import java.util.Arrays;
import java.util.List;
import org.quartermaster.learning.onnx.OnnxForecaster;
import org.quartermaster.learning.onnx.Plan;
import org.quartermaster.learning.onnx.Quarantine;
import org.quartermaster.learning.onnx.Window;
import org.quartermaster.learning.tuning.Lesson;
import org.quartermaster.learning.tuning.TunedSeries;

/** Compares what a graph computes with what the training library computed for the same histories. */
final class Parity {

    private Parity() {
    }

    /**
     * Largest |a − b| / max(1, |a|) over all quantiles.
     *
     * @param expected what the training library computed; infinite when there is nothing to compare
     * @throws IllegalStateException if the graph fails
     */
    static double largestDifference(OnnxForecaster graph, List<TunedSeries> histories, List<Lesson> expected) {
        if (expected.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        List<Window> windows = expected.stream().map(lesson -> window(histories.get(lesson.series()), lesson.origin())).toList();
        return switch (graph.forecast(windows, expected.getFirst().steps())) {
            case Quarantine fault -> throw new IllegalStateException("The student failed: %s, %s.".formatted(fault.fault(), fault.detail()));
            case OnnxForecaster.Forecasts answers -> {
                double largest = 0;
                for (int i = 0; i < expected.size(); i++) {
                    largest = Math.max(largest, difference(expected.get(i), answers.values()[i]));
                }
                yield largest;
            }
        };
    }

    private static double difference(Lesson expected, float[][] actual) {
        double largest = 0;
        for (int at = 0; at < expected.quantiles().length; at++) {
            double wanted = expected.quantiles()[at];
            largest = Math.max(largest, Math.abs(wanted - actual[at / expected.levels()][at % expected.levels()]) / Math.max(1, Math.abs(wanted)));
        }
        return largest;
    }

    private static Window window(TunedSeries series, int origin) {
        return new Window(Arrays.copyOf(series.units(), origin), Window.Grain.values()[series.grain()], -1, new Plan(series.plan()));
    }
}
