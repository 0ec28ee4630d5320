package org.quartermaster.forecasting;

import java.time.LocalDate;
import org.quartermaster.forecasting.selection.ForecastPipeline;
import org.quartermaster.forecasting.selection.NetworkModels;
import org.quartermaster.forecasting.selection.PipelineOptions;
import org.quartermaster.forecasting.selection.RunListener;
import org.quartermaster.forecasting.selection.RunReport;

/**
 * Learns from the series of a reader, forecasts them, and writes forecasts and models under a run that nobody reads yet. The same for a run in one piece and for each of its segments.
 */
record SegmentMaking(ForecastStore store, SegmentAttempt attempt, LocalDate asOf, PipelineOptions options, NetworkModels networks) {

    /** The sums over categories are in the reader afterwards. @throws RunListener.Stopped when the listener asks to stop */
    RunReport make(SeriesReader reader, RunListener listener) {
        var writer = new ForecastWriter(attempt, store, reader);
        RunReport report = new ForecastPipeline(options, reader, reader.count(), ForecastRun.HISTORY_DAYS, listener).asking(networks).run(writer::add);
        writer.flush();
        store.learned(attempt, report, reader.pool(), asOf.minusDays(ForecastRun.HISTORY_DAYS - 1L), asOf, options);
        return report;
    }
}
