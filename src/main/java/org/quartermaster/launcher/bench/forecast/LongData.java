package org.quartermaster.launcher.bench.forecast;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.quartermaster.forecasting.models.Rhythm;

/**
 * A whole file on one grid of periods.
 *
 * @param rhythm   what a period is
 * @param firstDay date of period 0
 * @param dates    date of each period as it stands in the file
 * @param events   per location: day → number of the event
 * @param notes    what was noticed, for the person who reads the results
 */
record LongData(Rhythm rhythm, LocalDate firstDay, LocalDate[] dates, List<LongSeries> series, Map<Integer, Map<LocalDate, Short>> events, List<String> notes) {

    int periods() {
        return dates.length;
    }
}
