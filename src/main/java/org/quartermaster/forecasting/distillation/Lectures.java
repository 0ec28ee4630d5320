package org.quartermaster.forecasting.distillation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.quartermaster.forecasting.demand.DemandClass;
import org.quartermaster.forecasting.features.SeriesInput;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.selection.BlendSink;
import org.quartermaster.forecasting.selection.TuningWindows;
import org.quartermaster.learning.tuning.DistillTask;
import org.quartermaster.learning.tuning.HistoryFile;
import org.quartermaster.learning.tuning.Lesson;
import org.quartermaster.learning.tuning.LessonFile;

/** Writes down what the blend says at past origins, each series once with all its lessons; dead series teach nothing. */
final class Lectures implements BlendSink, AutoCloseable {

    private final HistoryFile.Writer histories;
    private final LessonFile.Writer lessons;
    private final int periods;
    private long last;
    private boolean isFirst = true;

    /** @param periods of history of each series */
    Lectures(Path folder, int periods) throws IOException {
        this.periods = periods;
        histories = new HistoryFile.Writer(folder.resolve(DistillTask.HISTORY));
        lessons = new LessonFile.Writer(folder.resolve(DistillTask.LESSONS));
    }

    @Override
    public void said(SeriesInput series, int end, QuantileForecast blend) {
        if (series.demand().demandClass() == DemandClass.DEAD || series.demand().firstSale() >= end) {
            return;
        }
        try {
            if (isFirst || series.key() != last) {
                histories.add(TuningWindows.of(series, periods));
                last = series.key();
                isFirst = false;
            }
            lessons.add(new Lesson(histories.count() - 1, end, QuantileForecast.LEVELS, taught(series, end, blend)));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** On closed days and after its end nothing is sold, whatever a member says: nothing is taught. */
    private static float[] taught(SeriesInput series, int end, QuantileForecast blend) {
        float[] quantiles = blend.quantiles().clone();
        for (int t = 0; t < blend.horizon(); t++) {
            if (series.isClosed(end + t) || end + t >= series.endsAt()) {
                Arrays.fill(quantiles, t * QuantileForecast.LEVELS, (t + 1) * QuantileForecast.LEVELS, Float.NaN);
            }
        }
        return quantiles;
    }

    int count() {
        return lessons.count();
    }

    @Override
    public void close() throws IOException {
        histories.close();
        lessons.close();
    }
}
