package org.quartermaster.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.quartermaster.alerts.detection.Finding;
import org.quartermaster.forecasting.Drift;

class ForecastFindingsTest {

    private static Drift drift(String demandClass, double wql, double bias) {
        return new Drift(demandClass, 14, 1_000, wql, 0.4, bias, 0.02, 5_000, 3_000);
    }

    /** 0.22 − 0.02 of 1,000 pieces too many, 5 each: 1,000. Too few lose the margin of 3 each: (0.02 + 0.28) · 1,000 · 3 = 900. */
    @Test
    void countsTooMuchAtCostAndTooLittleAtMargin() {
        Finding high = ForecastFindings.of(List.of(drift("smooth", 0.4, 0.22))).getFirst();
        assertThat(high.pattern()).isEqualTo("too_high");
        assertThat(high.money()).isCloseTo(1_000, within(1e-9));
        Finding low = ForecastFindings.of(List.of(drift("lumpy", 0.4, -0.28))).getFirst();
        assertThat(low.pattern()).isEqualTo("too_low");
        assertThat(low.money()).isCloseTo(900, within(1e-9));
    }

    /** 0.55 − 0.4 of 1,000 pieces at 5 each. */
    @Test
    void countsRangesThatMissAtCost() {
        Finding loose = ForecastFindings.of(List.of(drift("erratic", 0.55, 0.02))).getFirst();
        assertThat(loose.pattern()).isEqualTo("loose");
        assertThat(loose.money()).isCloseTo(750, within(1e-9));
    }

    @Test
    void tellsAllDemandOnceAndClassesOnlyWithoutIt() {
        var classes = List.of(drift("all", 0.4, 0.05), drift("smooth", 0.4, 0.3), drift("lumpy", 0.4, -0.3), drift("new", 0.41, 0));
        assertThat(ForecastFindings.of(classes)).extracting(Finding::key).containsExactly("forecast/smooth", "forecast/lumpy");
        var together = List.of(drift("all", 0.4, 0.3), drift("smooth", 0.4, 0.3), drift("lumpy", 0.4, 0.3));
        assertThat(ForecastFindings.of(together)).extracting(Finding::key).containsExactly("forecast/all");
    }

    @Test
    void saysNothingWhileForecastsHold() {
        assertThat(ForecastFindings.of(List.of(drift("all", 0.42, 0.05), drift("smooth", 0.3, -0.05)))).isEmpty();
    }
}
