package org.quartermaster.forecasting.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.quartermaster.forecasting.models.QuantileForecast;

class BlendCalibrationTest {

    private static QuantileForecast tens() {
        var forecast = QuantileForecast.zero(LocalDate.EPOCH, 1);
        Arrays.fill(forecast.mean(), 10);
        Arrays.fill(forecast.quantiles(), 10);
        return forecast;
    }

    /** The levels were fitted beside a lift of 1.1; 1.045 of it is left, so the quantiles give way by 1.045 / 1.1 = 0.95 as well. */
    @Test
    void quantilesGiveWayWithTheMean() {
        var lifted = new BlendCalibration(1.1, 1, LevelMap.NONE, 1, 0.05);

        assertThat(lifted.apply(tens()).mean()[0]).isEqualTo(11, Offset.offset(1e-5f));
        assertThat(lifted.apply(tens()).quantile(0, QuantileForecast.MEDIAN)).isEqualTo(10);
        QuantileForecast rest = lifted.lifted(1.045).apply(tens());
        assertThat(rest.mean()[0]).isEqualTo(10.45f, Offset.offset(1e-5f));
        assertThat(rest.quantile(0, QuantileForecast.MEDIAN)).isEqualTo(9.5f, Offset.offset(1e-5f));
    }
}
