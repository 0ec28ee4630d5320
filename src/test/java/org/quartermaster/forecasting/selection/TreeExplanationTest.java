package org.quartermaster.forecasting.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quartermaster.forecasting.features.DemandPool;
import org.quartermaster.forecasting.features.FeatureGroup;
import org.quartermaster.forecasting.features.SeriesInput;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.models.Rhythm;

class TreeExplanationTest {

    /** B = 2, P = 8: the logarithmic mean is 6 / ln 4, so two groups of ln 2 add 3 each. */
    @Test
    void sharesOutTheDifferenceByLogarithms() {
        assertThat(TreeExplanation.logarithmicMean(8, 2) * Math.log(2)).isCloseTo(3, within(1e-12));
        assertThat(TreeExplanation.logarithmicMean(5, 5)).isEqualTo(5);
    }

    @Test
    void groupsAddUpToTheTreesForecastAndNameThePromotion() {
        List<SeriesInput> series = ForecastPipelineTest.promoted(40);
        var trees = new HashMap<Integer, QuantileForecast>();
        RunReport report = ForecastPipelineTest.run(series, new MemberSink() {
            @Override
            public void forecast(String code, SeriesInput one, QuantileForecast forecast) {
                if (code.equals(Members.TREES_CODE)) {
                    trees.put(one.sku(), forecast);
                }
            }

            @Override
            public void took(String code, double seconds) {
                assertThat(seconds).isNotNegative();
            }
        });
        for (int s = 0; s < 5; s++) {
            SeriesInput one = series.get(s);
            int end = one.demand().days();
            for (int t = 0; t < 28; t += 9) {
                var why = TreeExplanation.of(report.model(), one, end, 28, report.calibration(), t, 1);
                double sum = why.average() + why.correction() + why.groups().values().stream().mapToDouble(Double::doubleValue).sum();
                assertThat(why.forecast()).isCloseTo(trees.get(s).mean()[t], within(1e-3));
                assertThat(sum).isCloseTo(why.forecast(), within(1e-6 * Math.max(1, why.forecast())));
            }
        }
        int promoted = 0;
        while (series.getFirst().promotion()[series.getFirst().demand().days() + promoted] == 0) {
            promoted++;
        }
        var why = TreeExplanation.of(report.model(), series.getFirst(), series.getFirst().demand().days(), 28, report.calibration(), promoted, 1);
        assertThat(why.groups().get(FeatureGroup.PROMOTION)).isPositive().isEqualTo(why.groups().values().stream().mapToDouble(Double::doubleValue).max().orElseThrow());
    }

    @Test
    void whatWasPooledComesBackFromItsBytes() throws IOException {
        List<SeriesInput> series = ForecastPipelineTest.promoted(4);
        var pool = new DemandPool(Rhythm.DAILY, series.getFirst().demand().days(), series.getFirst().demand().firstDay());
        series.forEach(one -> pool.add(one.category(), one.warehouse(), one.demand(), one.prices().values(), 300));
        var bytes = new ByteArrayOutputStream();
        pool.write(new DataOutputStream(bytes));
        DemandPool again = DemandPool.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(again.profile(0, 1)).containsExactly(pool.profile(0, 1));
        assertThat(again.peers(0, 1).sales()).containsExactly(pool.peers(0, 1).sales());
        assertThat(again.peers(0, 1).price()).isEqualTo(pool.peers(0, 1).price());
    }
}
