package org.quartermaster.forecasting.selection;

import org.quartermaster.forecasting.features.SeriesInput;
import org.quartermaster.learning.onnx.Window;
import org.quartermaster.learning.tuning.TunedSeries;

/** What a network is trained on: exactly what it is told when it forecasts, up to a day that the back-test begins after. */
public final class TuningWindows {

    private TuningWindows() {
    }

    /**
     * The history of one series.
     *
     * @param end periods that may be seen, ≥ 1
     */
    public static TunedSeries of(SeriesInput series, int end) {
        Window window = new NetworkQuestion(series, end).window(0);
        return new TunedSeries(window.grain().ordinal(), window.history(), window.plan().channels());
    }

    /** What a network is asked of a series from the end of what may be seen, with what is planned for the coming periods. */
    public static Window ahead(SeriesInput series, int end, int horizon) {
        return new NetworkQuestion(series, end).window(horizon);
    }
}
