package org.quartermaster.launcher.bench.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class MeasuredTest {

    @Test
    void theMedianIsTheMiddleOneWhateverTheOrder() {
        assertThat(Measured.median(9, 1, 5)).isEqualTo(5);
        assertThat(Measured.median(4, 1, 3, 2)).isEqualTo(2.5);
        assertThat(Measured.median(7)).isEqualTo(7);
    }

    @Test
    void workTakesTheTimeThatItTakes() throws Exception {
        long[] spun = new long[1];
        Measured measured = Measured.of(() -> {
            long end = System.nanoTime() + 20_000_000;
            while (System.nanoTime() < end) {
                spun[0]++;
            }
        });
        assertThat(spun[0]).isPositive();
        assertThat(measured.seconds()).isBetween(0.02, 20.0);
        assertThat(measured.processorSeconds()).isPositive();
    }

    @Test
    void thePlanIsSoFarAboveItsBound() {
        assertThat(new PlanBench.Plan(1, 1, 0, 1, 10, 200, 190).gapPercent()).isCloseTo(5, within(1e-12));
        assertThat(new PlanBench.Plan(1, 0, 0, 0, 0, 0, 0).gapPercent()).as("nothing to buy").isZero();
    }

    @Test
    void theForecastSaysWhatItsTotalSays() {
        byte[] blob = SteadyForecast.blob(8);
        assertThat(blob).hasSize(5 + 56 * 12 * 2);
        double total = 0;
        for (int day = 0; day < 56; day++) {
            total += Float.float16ToFloat(ByteBuffer.wrap(blob).getShort(5 + day * 24 + 22));
        }
        assertThat(SteadyForecast.total(8)).as("eight weeks of 7.0 average days").isCloseTo(8 * 8 * 7.0, within(1e-9));
        assertThat(total).isCloseTo(SteadyForecast.total(8), within(0.5));
    }
}
