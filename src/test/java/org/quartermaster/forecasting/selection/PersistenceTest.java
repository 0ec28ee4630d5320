package org.quartermaster.forecasting.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PersistenceTest {

    /** Always 0.1: m = 0.1 · 0.01 / (0.01 + 0.0025 / 12) = 0.09796; the rest, 0.00204, says nothing of the slope, so half of it comes back: 0.09898. */
    @Test
    void aSteadyLeanComesBack() {
        var persistence = Persistence.of(missed(_ -> 0.1));
        assertThat(persistence.mean()).isCloseTo(0.09796, within(0.00001));
        assertThat(persistence.next(0.1)).isCloseTo(0.09898, within(0.00002));
    }

    /** Half a year too low, half a year too high: what three months missed turns as often as it stays. */
    @Test
    void aSeasonTurns() {
        var persistence = Persistence.of(missed(k -> 0.1 * Math.sin(2 * Math.PI * k / 6)));
        assertThat(persistence.slope()).isZero();
        assertThat(persistence.next(0.1)).isCloseTo(0, within(1e-3));
    }

    /** Months that drift as a random walk: what was missed lately is missed again. */
    @Test
    void aWalkGoesOnFromWhereItIs() {
        assertThat(Persistence.of(missed(k -> k < 6 ? -0.2 : 0.2)).next(0.2)).isGreaterThan(0.1);
    }

    /** Three origins: m = 0.05 · 0.0025 / (0.0025 + 0.0025 / 3) = 0.0375; one pair of 0.0125: β = (0.00375 + 0.00015625) / (0.0075 + 0.00015625) = 0.5102; 0.0375 + 0.5102 · 0.0125 = 0.04388. */
    @Test
    void fewOriginsSayLittle() {
        assertThat(Persistence.of(new double[] {0.05, 0.05, 0.05}).next(0.05)).isCloseTo(0.04388, within(0.00001));
        assertThat(Persistence.of(new double[0])).isEqualTo(Persistence.UNKNOWN);
    }

    /** Months without sales say nothing. */
    @Test
    void skipsWhatIsUnknown() {
        double[] missed = missed(_ -> 0.1);
        missed[5] = Double.NaN;
        missed[8] = Double.NEGATIVE_INFINITY;
        assertThat(Persistence.of(missed).next(0.1)).isBetween(0.09, 0.1);
    }

    private static double[] missed(IntToDoubleFunction of) {
        return IntStream.range(0, 12).mapToDouble(of).toArray();
    }
}
