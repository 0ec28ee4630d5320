package org.quartermaster.launcher.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.quartermaster.learning.onnx.ModelDescriptor;
import org.quartermaster.learning.onnx.OnnxForecaster;
import org.quartermaster.learning.onnx.ShippedModels;

class SmallModelTrainerTest {

    private static final GeneratedDemand DEMAND = new GeneratedDemand(QuantileNetwork.CONTEXT, QuantileNetwork.HORIZON);

    @Test
    void exportsWhatTheTrainerComputes() {
        QuantileNetwork network = SmallModelTrainer.train(20, 5);
        OnnxForecaster.Opening opening = OnnxForecaster.open(NetworkExport.onnx(network), ModelDescriptor.parse(SmallModelTrainer.descriptor()), false, 1);
        assertThat(opening).as("%s", opening).isInstanceOf(OnnxForecaster.Ready.class);
        try (OnnxForecaster runner = ((OnnxForecaster.Ready) opening).forecaster()) {
            SplittableRandom random = new SplittableRandom(9);
            float[][] series = new float[40][];
            float[][] histories = new float[40][];
            for (int s = 0; s < series.length; s++) {
                series[s] = DEMAND.series(random);
                histories[s] = Arrays.copyOf(series[s], QuantileNetwork.CONTEXT);
            }
            OnnxForecaster.Outcome outcome = runner.forecast(histories, QuantileNetwork.HORIZON);
            assertThat(outcome).as("%s", outcome).isInstanceOf(OnnxForecaster.Forecasts.class);
            float[][][] theirs = ((OnnxForecaster.Forecasts) outcome).values();
            for (int s = 0; s < series.length; s++) {
                float[][] ours = network.forecast(series[s]);
                for (int h = 0; h < QuantileNetwork.HORIZON; h++) {
                    for (int q = 0; q < QuantileNetwork.WIDTH; q++) {
                        // relative to the size of the numbers, as float has seven digits
                        assertThat(theirs[s][h][q]).isCloseTo(ours[h][q], within(1e-4f * Math.max(1, Math.abs(ours[h][q]))));
                    }
                }
            }
        }
    }

    @Test
    void learns() {
        Scores untrained = Scores.of(SmallModelTrainer.train(1, 5), 300, 3);
        Scores trained = Scores.of(SmallModelTrainer.train(60, 5), 300, 3);
        assertThat(trained.wql()[0]).isLessThan(untrained.wql()[0]);
        assertThat(trained.wql()[0]).isLessThan(0.9 * trained.wql()[1]);
    }

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(NetworkExport.onnx(SmallModelTrainer.train(3, 8))).isEqualTo(NetworkExport.onnx(SmallModelTrainer.train(3, 8)))
                .isNotEqualTo(NetworkExport.onnx(SmallModelTrainer.train(3, 9)));
    }

    @Test
    void shipsAModelThatBeatsSeasonalNaive() {
        OnnxForecaster.Opening opening = ShippedModels.mini(false, 1);
        assertThat(opening).as("%s", opening).isInstanceOf(OnnxForecaster.Ready.class);
        double loss = 0;
        double naive = 0;
        try (OnnxForecaster runner = ((OnnxForecaster.Ready) opening).forecaster()) {
            SplittableRandom random = new SplittableRandom(4_711);
            for (int s = 0; s < 200; s++) {
                float[] series = DEMAND.series(random);
                float[][][] forecast = ((OnnxForecaster.Forecasts) runner.forecast(new float[][] {Arrays.copyOf(series, QuantileNetwork.CONTEXT)}, 56)).values();
                for (int h = 0; h < QuantileNetwork.HORIZON; h++) {
                    float y = series[QuantileNetwork.CONTEXT + h];
                    float last = series[QuantileNetwork.CONTEXT - 7 + h % 7];
                    loss += Math.abs(y - forecast[0][h][QuantileNetwork.SIDE]);
                    naive += Math.abs(y - (Float.isNaN(last) ? 0 : last));
                }
            }
        }
        assertThat(loss).isLessThan(0.85 * naive);
    }
}
