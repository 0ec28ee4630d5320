package org.quartermaster.forecasting.selection;

import java.util.Arrays;
import org.quartermaster.forecasting.features.SeriesInput;
import org.quartermaster.forecasting.models.History;
import org.quartermaster.forecasting.models.Rhythm;
import org.quartermaster.learning.onnx.Plan;
import org.quartermaster.learning.onnx.Window;

/**
 * A series to be forecast by the network.
 *
 * @param end periods known
 */
record NetworkQuestion(SeriesInput series, int end) {

    private static final int LONGEST = 2_048;

    History history() {
        return series.demand().history(end);
    }

    /** The same series, asked {@code periods} earlier. */
    NetworkQuestion earlier(int periods) {
        return new NetworkQuestion(series, end - periods);
    }

    /** What the network is told; periods before the first sale are not observed. */
    Window window(int horizon) {
        History history = history();
        int from = Math.max(0, end - LONGEST);
        float[] units = Arrays.copyOfRange(history.units(), from, end);
        Arrays.fill(units, 0, Math.clamp(history.firstSale() - from, 0, units.length), Float.NaN);
        int weekday = history.rhythm() == Rhythm.DAILY ? history.phase(end) : -1;
        return new Window(units, grain(history.rhythm()), weekday, plan(from, horizon));
    }

    private static Window.Grain grain(Rhythm rhythm) {
        return switch (rhythm) {
            case DAILY -> Window.Grain.DAY;
            case WEEKLY -> Window.Grain.WEEK;
            case MONTHLY -> Window.Grain.MONTH;
        };
    }

    private Plan plan(int from, int horizon) {
        int length = end - from + horizon;
        float[] holiday = new float[length];
        float[] open = new float[length];
        for (int t = 0; t < length; t++) {
            holiday[t] = series.calendar().isOccasion(from + t) ? 1 : 0;
            open[t] = series.isClosed(from + t) ? 0 : 1;
        }
        return Plan.of(end - from, part(series.prices().plan(), from, length), shares(part(series.promotion(), from, length)), holiday, open);
    }

    private static float[] part(float[] values, int from, int length) {
        float[] part = new float[length];
        Arrays.fill(part, Float.NaN);
        int known = Math.clamp(values.length - from, 0, length);
        System.arraycopy(values, Math.min(from, values.length), part, 0, known);
        return part;
    }

    /** Promotions as shares of the strongest one, whatever they are measured in. */
    private static float[] shares(float[] promotion) {
        float strongest = 0;
        for (float value : promotion) {
            strongest = Math.max(strongest, Float.isNaN(value) ? 0 : value);
        }
        for (int t = 0; t < promotion.length && strongest > 0; t++) {
            promotion[t] /= strongest;
        }
        return promotion;
    }
}
