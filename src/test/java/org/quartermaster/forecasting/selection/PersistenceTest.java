package org.quartermaster.forecasting.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PersistenceTest {

    /** Always 10 % too low: nine pairs of 0.1 and 0.1: (0.5 · 0.0075 + 9 · 0.01) / (0.0075 + 9 · 0.01) = 0.9615. */
    @Test
    void aSteadyLeanComesBack() {
        assertThat(Persistence.slope(missed(k -> 0.1))).isCloseTo(0.9615, within(0.0001));
    }

    /** Half a year too low, half a year too high: what three months missed turns as often as it stays. */
    @Test
    void aSeasonTurns() {
        assertThat(Persistence.slope(missed(k -> 0.1 * Math.sin(2 * Math.PI * k / 6)))).isZero();
    }

    /** Three origins make one pair: (0.5 · 0.0075 + 0.0025) / (0.0075 + 0.0025) = 0.625. */
    @Test
    void fewOriginsSayLittle() {
        assertThat(Persistence.slope(new double[] {0.05, 0.05, 0.05})).isCloseTo(0.625, within(1e-9));
        assertThat(Persistence.slope(new double[0])).isEqualTo(Persistence.PRIOR);
    }

    /** A shop sells 10 % more than expected every month but is closed over Christmas: far less than expected, then far more. Both count as a quarter, and what is left still says that leans come back. */
    @Test
    void aMonthThatWasNoMonthIsNoTurn() {
        double[] missed = missed(_ -> 0.1);
        missed[5] = -0.9;
        missed[6] = 0.9;
        double[] mild = missed(_ -> 0.1);
        mild[5] = -0.25;
        mild[6] = 0.25;
        assertThat(Persistence.slope(missed)).isEqualTo(Persistence.slope(mild)).isGreaterThan(0.3);
    }

    /** Months without sales say nothing. */
    @Test
    void skipsWhatIsUnknown() {
        double[] missed = missed(k -> 0.1);
        missed[5] = Double.NaN;
        missed[8] = Double.NEGATIVE_INFINITY;
        assertThat(Persistence.slope(missed)).isBetween(0.9, 1.0);
    }

    private static double[] missed(java.util.function.IntToDoubleFunction of) {
        return IntStream.range(0, 12).mapToDouble(of).toArray();
    }
}
