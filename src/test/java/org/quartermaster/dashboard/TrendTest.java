package org.quartermaster.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TrendTest {

    private static final double GAP = Double.NaN;

    @Test
    void ratiosAreSumsOverTheWindow() {
        // (1+2)/(2+2) = 0.75, (2+1)/(2+4) = 0.5
        var trend = Trend.ratio(new double[] {1, 2, 1}, new double[] {2, 2, 4}, 2);
        assertThat(trend.values()[0]).isNaN();
        assertThat(trend.values()[1]).isCloseTo(0.75, within(1e-12));
        assertThat(trend.last()).isCloseTo(0.5, within(1e-12));
        assertThat(trend.change(1)).isCloseTo(-0.25, within(1e-12));
        assertThat(trend.change(2)).isNaN();
    }

    @Test
    void daysWithoutFiguresAreLeftOut() {
        assertThat(Trend.ratio(new double[] {1, GAP, 3}, new double[] {2, 2, 2}, 3).last()).isCloseTo(1, within(1e-12));
        assertThat(Trend.ratio(new double[] {GAP, GAP}, new double[] {GAP, GAP}, 2).last()).isNaN();
    }

    @Test
    void stepsHoldTheLastFigure() {
        assertThat(Trend.steps(new double[] {GAP, 2, GAP, 5}).values()).containsExactly(GAP, 2, 2, 5);
        assertThat(Trend.steps(new double[] {1, 2, 3, 4}).lastDays(2).times(10).values()).containsExactly(30, 40);
    }

    @Test
    void theLastKnownDayCounts() {
        assertThat(new Trend(new double[] {1, 3, GAP}).last()).isEqualTo(3);
        assertThat(new Trend(new double[] {1, 3, GAP}).change(1)).isEqualTo(2);
        assertThat(new Trend(new double[0]).last()).isNaN();
    }
}
