package org.quartermaster.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quartermaster.forecasting.features.FeatureGroup;
import org.quartermaster.forecasting.selection.TreeExplanation;

class ForecastChangesTest {

    /** 10 + 4 − 1 + 2 = 15 before, 11 + 6 + 3 − 2 = 18 now: level +2, promotion +3, trend +1 (no longer −1), and +1 − 4 = −3 of average and correction make +3. */
    @Test
    void addsUpToTheChangeOfTheTreesForecast() {
        var then = new TreeExplanation(10, Map.of(FeatureGroup.LEVEL, 4.0, FeatureGroup.TREND, -1.0), 2, 15);
        var now = new TreeExplanation(11, Map.of(FeatureGroup.LEVEL, 6.0, FeatureGroup.PROMOTION, 3.0), -2, 18);
        var trees = new ForecastChanges.Trees(then, now);
        assertThat(trees.groups()).containsOnly(Map.entry(FeatureGroup.LEVEL, 2.0), Map.entry(FeatureGroup.PROMOTION, 3.0), Map.entry(FeatureGroup.TREND, 1.0));
        assertThat(trees.rest()).isEqualTo(-3);
        assertThat(trees.groups().values().stream().mapToDouble(Double::doubleValue).sum() + trees.rest()).isCloseTo(now.forecast() - then.forecast(), within(1e-9));
    }
}
