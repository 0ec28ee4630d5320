package org.quartermaster.launcher.trainer.zero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.quartermaster.learning.onnx.OnnxForecaster;
import org.quartermaster.learning.onnx.OnnxInspection;
import org.quartermaster.learning.onnx.Plan;
import org.quartermaster.learning.onnx.ShippedModels;
import org.quartermaster.learning.onnx.Window;

/** What the file that ships can do, whichever training it came of. */
class ShippedZeroTest {

    private static final int PAST = 512;
    private static final int ALL = PAST + ZeroNetwork.HORIZON;
    /** Operators of the standard set that every provider of ONNX Runtime has; no loops, no branches, nothing of a vendor. */
    private static final Set<String> PLAIN = Set.of("Abs", "Add", "Cast", "Clip", "Concat", "Constant", "Cos", "CumSum", "Div", "Equal", "Erf", "Exp", "Expand", "Flatten", "Floor", "Gather", "Gemm", "Identity", "LayerNormalization", "Less",
            "Log", "MatMul", "Max", "Min", "Mod", "Mul", "Neg", "Pad", "Pow", "Range", "ReduceMax", "ReduceMean", "ReduceSum", "Relu", "Reshape", "Shape", "Sigmoid", "Sin", "Slice", "Softmax", "Softplus", "Split", "Sqrt",
            "Squeeze", "Sub", "Tanh", "Tile", "Transpose", "Unsqueeze", "Where");

    private static OnnxForecaster forecaster;

    @BeforeAll
    static void open() {
        forecaster = ((OnnxForecaster.Ready) ShippedModels.open(ShippedModels.ZERO, false, 1)).forecaster();
    }

    @AfterAll
    static void close() {
        forecaster.close();
    }

    @Test
    void isMadeOfPlainOperators() {
        OnnxInspection inspection = OnnxInspection.of(ShippedModels.content(ShippedModels.ZERO).source());
        assertThat(inspection.opset()).isEqualTo(17);
        assertThat(inspection.foreign()).isEmpty();
        assertThat(inspection.outsideData()).isFalse();
        assertThat(inspection.operators()).isSubsetOf(PLAIN);
        assertThat(inspection.parameters()).isBetween(900_000L, 8_000_000L);
    }

    @Test
    void whatIsMissingIsNotZero() {
        float[] silent = filled(PAST, 20);
        Arrays.fill(silent, PAST - 21, PAST, 0);
        float[] unknown = filled(PAST, 20);
        Arrays.fill(unknown, PAST - 21, PAST, Float.NaN);
        float[][][] answers = ask(Window.ofDays(silent), Window.ofDays(unknown), Window.ofDays(filled(PAST, 20)));
        assertThat(total(answers[1])).as("three weeks of which nothing is known").isGreaterThan(1.5 * total(answers[0]));
        assertThat(total(answers[1]) / total(answers[2])).as("as if they were like the others").isBetween(0.8, 1.25);
    }

    @Test
    void whatIsPlannedMovesTheAnswer() {
        // every 16th day is cheaper, a holiday: the shop sells four times as much; the second step to forecast is such a day, or it is not
        float[] history = filled(PAST, 20);
        float[] price = filled(ALL, 10);
        float[] holiday = new float[ALL];
        for (int t = 1; t < PAST; t += 16) {
            history[t] = 80;
            price[t] = 7;
            holiday[t] = 1;
        }
        float[] cheaper = price.clone();
        cheaper[PAST + 1] = 7;
        float[] festive = holiday.clone();
        festive[PAST + 1] = 1;
        float[][][] answers = ask(planned(history, price, null), planned(history, cheaper, null), planned(history, null, holiday), planned(history, null, festive));
        assertThat(median(answers[1], 1)).as("a lower price").isGreaterThan(1.3f * median(answers[0], 1));
        assertThat(median(answers[3], 1)).as("a holiday").isGreaterThan(1.3f * median(answers[2], 1));
        assertThat(median(answers[1], 5) / median(answers[0], 5)).as("other days stay").isCloseTo(1, within(0.2f));
    }

    @Test
    void tenTimesTheDemandIsTenTimesTheForecast() {
        float[] weekly = new float[PAST];
        for (int t = 0; t < PAST; t++) {
            weekly[t] = 1_000 + 50 * (t % 7) + t % 11;
        }
        float[] tenfold = weekly.clone();
        for (int t = 0; t < PAST; t++) {
            tenfold[t] *= 10;
        }
        float[][][] answers = ask(Window.ofDays(weekly), Window.ofDays(tenfold));
        for (int step = 0; step < ZeroNetwork.HORIZON; step++) {
            for (int level = 0; level < ZeroNetwork.WIDTH; level++) {
                assertThat(answers[1][step][level] / answers[0][step][level]).as("step %d, level %d", step, level).isCloseTo(10, within(0.5f));
            }
        }
    }

    @Test
    void forecastsWeeksAndMonths() {
        float[][][] answers = ask(new Window(filled(104, 50), Window.Grain.WEEK, -1, null), new Window(filled(48, 200), Window.Grain.MONTH, -1, null));
        assertThat(total(answers[0]) / (50 * ZeroNetwork.HORIZON)).isBetween(0.7, 1.4);
        assertThat(total(answers[1]) / (200 * ZeroNetwork.HORIZON)).isBetween(0.6, 1.6);
        for (float[][] answer : answers) {
            for (float[] levels : answer) {
                assertThat(levels).isSorted();
                assertThat(levels[0]).isNotNegative();
            }
        }
    }

    private static Window planned(float[] history, float[] price, float[] holiday) {
        return new Window(history, Window.Grain.DAY, -1, Plan.of(PAST, price, null, holiday, null));
    }

    private static float[][][] ask(Window... windows) {
        OnnxForecaster.Outcome outcome = forecaster.forecast(List.of(windows), ZeroNetwork.HORIZON);
        assertThat(outcome).as("%s", outcome).isInstanceOf(OnnxForecaster.Forecasts.class);
        return ((OnnxForecaster.Forecasts) outcome).values();
    }

    private static float median(float[][] answer, int step) {
        return answer[step][ZeroNetwork.WIDTH / 2];
    }

    /** Of the medians. */
    private static double total(float[][] answer) {
        double total = 0;
        for (int step = 0; step < answer.length; step++) {
            total += median(answer, step);
        }
        return total;
    }

    private static float[] filled(int length, float value) {
        float[] values = new float[length];
        Arrays.fill(values, value);
        return values;
    }
}
