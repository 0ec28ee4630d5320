package org.quartermaster.forecasting.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quartermaster.forecasting.features.SeriesInput;

/** The network as a member earns its weight: with it, what series get is not worse than without it. */
class NetworkWeightTest {

    private static final int SERIES = 50;

    @Test
    void helpsWhereItSeesWhatTheOthersDoNot() {
        // sales triple on promotion days that are known in advance; no simple method looks at them
        List<SeriesInput> series = ForecastPipelineTest.promoted(SERIES);
        assertThat(wql(series, true)).isLessThan(0.75 * wql(series, false));
    }

    @Test
    void doesNoHarmWhereSimpleMethodsAreRight() {
        // counts around a constant level, which simple methods forecast best
        List<SeriesInput> series = ForecastPipelineTest.made(SERIES, false);
        assertThat(wql(series, true)).isLessThan(1.01 * wql(series, false));
    }

    private static double wql(List<SeriesInput> series, boolean network) {
        PipelineOptions options = ForecastPipelineTest.OPTIONS.withLearned(false).withNetwork(network);
        List<String> log = new ArrayList<>();
        RunReport report = new ForecastPipeline(options, series::forEach, series.size(), ForecastPipelineTest.DAYS, new Quiet(log)).run(_ -> { });
        assertThat(log.stream().anyMatch(line -> line.startsWith("qm-zero runs on"))).isEqualTo(network);
        return report.overall(RunReport.CHOSEN).wql();
    }

    private record Quiet(List<String> log) implements RunListener {
        @Override
        public void progress(String step, long done, long total) {
            log.add(step);
        }

        @Override
        public void log(String line) {
            log.add(line);
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    }
}
