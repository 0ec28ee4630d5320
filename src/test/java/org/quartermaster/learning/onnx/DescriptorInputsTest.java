package org.quartermaster.learning.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.quartermaster.launcher.trainer.OnnxGraph;

/** What a descriptor says of an input arrives in the model: each graph here answers with one of its inputs. */
class DescriptorInputsTest {

    private static final Plan PLANNED = new Plan(new float[][] {{0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 0.7f, 0.8f}, {1, 0, 1, 0, 1, 1, 0, 0}, {}, {}});
    private static final Window SHORT = Window.ofDays(4, 9);
    private static final Window GAP = Window.ofDays(1, Float.NaN, 3);

    /**
     * One entry of a descriptor.
     *
     * @param input    what stands in the descriptor's input beside name and length
     * @param beside   what stands beside the input
     * @param graph    answers with it
     * @param asked    a window
     * @param horizon  that is asked for
     * @param expected answer
     */
    private record Case(String name, String input, String beside, OnnxGraph graph, Window asked, int horizon, List<Float> expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() {
        String below = "\"paddingValue\": -7";
        Window wednesday = new Window(new float[] {1, 2, 3}, Window.Grain.DAY, 2, null);
        Window week = new Window(new float[] {1, 2, 3}, Window.Grain.WEEK, -1, null);
        Window month = new Window(new float[] {1, 2, 3}, Window.Grain.MONTH, -1, null);
        Window planned = new Window(new float[] {4, 9}, Window.Grain.DAY, -1, PLANNED);
        Window longer = new Window(new float[] {5, 5, 5, 5}, Window.Grain.DAY, -1, PLANNED);
        return List.of(
                of("padded at the left", below, "", echo("x", 3), SHORT, -7, 4, 9),
                of("padded at the right", below + ", \"padding\": \"right\"", "", echo("x", 3), SHORT, 4, 9, -7),
                of("padded with no number", "\"paddingValue\": \"NaN\"", "", gaps(), SHORT, 1, 0, 0),
                of("missing as no number", below + ", \"missing\": \"nan\"", "", gaps(), GAP, 0, 1, 0),
                of("missing as padding", below + ", \"missing\": \"padding\"", "", echo("x", 3), GAP, 1, -7, 3),
                of("missing as the mean", below + ", \"missing\": \"mean\"", "", echo("x", 3), GAP, 1, 2, 3),
                of("cut at the front", below, "", echo("x", 3), longer, 5, 5, 5),
                of("mask of padding", below, "\"mask\": \"m\"", beside("m", 3), SHORT, 0, 1, 1),
                of("mask of padding at the right", below + ", \"padding\": \"right\"", "\"mask\": \"m\"", beside("m", 3), SHORT, 1, 1, 0),
                of("mask of a gap", below, "\"mask\": \"m\"", beside("m", 3), GAP, 1, 0, 1),
                of("weekday", below, "\"weekday\": \"w\"", beside("w", 7), wednesday, 0, 0, 1, 0, 0, 0, 0),
                of("weekday of weeks", below, "\"weekday\": \"w\"", beside("w", 7), week, 0, 0, 0, 0, 0, 0, 0),
                of("grain of days", below, "\"grain\": \"g\"", beside("g", 3), wednesday, 1, 0, 0),
                of("grain of months", below, "\"grain\": \"g\"", beside("g", 3), month, 0, 0, 1),
                of("constant number", below, constant("\"shape\": [-1, 3], \"value\": 1.5"), beside("c", 3), SHORT, 1.5f, 1.5f, 1.5f),
                of("constant without the batch", below, constant("\"shape\": [3], \"value\": 2"), spread(), SHORT, 2, 2, 2),
                of("constant whole number", below, constant("\"type\": \"int64\", \"shape\": [-1, 3], \"value\": 4"), whole(3), SHORT, 4, 4, 4),
                of("number of the history", below, constant("\"type\": \"int64\", \"shape\": [-1, 1], \"value\": \"index\""), whole(1), SHORT, 0),
                of("plan of the past, short", below, plan("past", "price", "promotion"), flat("p", 3, 2), planned, 0, 0, 0.1f, 1, 0.2f, 0),
                of("plan of the past, cut", below, plan("past", "promotion"), flat("p", 3, 1), longer, 0, 1, 0),
                of("plan of the future", below, plan("future", "promotion"), flat("p", 3, 1), planned, 1, 0, 1),
                of("plan of the future, after a longer past", below, plan("future", "price"), flat("p", 2, 1), longer, 0.5f, 0.6f),
                new Case("plan of a second pass", below, plan("future", "price"), flat("p", 3, 1), planned, 6, List.of(0.3f, 0.4f, 0.5f, 0.6f, 0.7f, 0.8f)),
                new Case("weekday of a second pass", below, "\"weekday\": \"w\"", untilWednesday(), wednesday, 6, List.of(0f, 0f, 1f, 0f, 0f, 0f)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void arrives(Case one) {
        // three more at once, so that what belongs to one history is not taken from another
        var windows = List.of(one.asked(), Window.ofDays(8, 8, 8), Window.ofDays(6));
        int steps = one.name().contains("second pass") ? one.horizon() / 2 : one.horizon();
        String json = """
                {"name": "echo", "input": {"name": "x", "length": 3, %s}, %s "output": {"name": "y", "axes": "BH"}, "horizon": %d}
                """.formatted(one.input(), one.beside().isEmpty() ? "" : one.beside() + ",", steps);
        OnnxForecaster.Opening opening = OnnxForecaster.open(one.graph().bytes(), ModelDescriptor.parse(json), false, 1);
        assertThat(opening).as("%s", opening).isInstanceOf(OnnxForecaster.Ready.class);
        try (OnnxForecaster forecaster = ((OnnxForecaster.Ready) opening).forecaster()) {
            OnnxForecaster.Outcome outcome = forecaster.forecast(windows, one.horizon());
            assertThat(outcome).as("%s", outcome).isInstanceOf(OnnxForecaster.Forecasts.class);
            float[][] answer = ((OnnxForecaster.Forecasts) outcome).values()[0];
            assertThat(List.of(answer)).extracting(step -> step[0]).isEqualTo(one.expected());
        }
    }

    private static Case of(String name, String input, String beside, OnnxGraph graph, Window asked, float... expected) {
        List<Float> values = new java.util.ArrayList<>();
        for (float value : expected) {
            values.add(value);
        }
        return new Case(name, input, beside, graph, asked, expected.length, values);
    }

    private static OnnxGraph graph() {
        return new OnnxGraph("echo").input("x", -1, 3);
    }

    private static OnnxGraph echo(String input, int width) {
        return graph().output("y", -1, width).node("Identity", "y", input);
    }

    private static OnnxGraph beside(String input, int width) {
        return graph().input(input, -1, width).output("y", -1, width).node("Identity", "y", input);
    }

    /** Monday to Wednesday. */
    private static OnnxGraph untilWednesday() {
        return graph().input("w", -1, 7).output("y", -1, 3).wholeNumbers("from", 0).wholeNumbers("to", 3).wholeNumbers("axis", 1).node("Slice", "y", "w", "from", "to", "axis");
    }

    private static OnnxGraph gaps() {
        return toNumber(graph().output("y", -1, 3).node("IsNaN", "isNaN", "x"), "isNaN");
    }

    private static OnnxGraph whole(int width) {
        return toNumber(graph().wholeNumberInput("c", -1, width).output("y", -1, width), "c");
    }

    private static OnnxGraph toNumber(OnnxGraph graph, String what) {
        return graph.node("Cast", List.of("y"), List.of(what), new OnnxGraph.WholeNumber("to", 1));
    }

    /** An input without a batch, for every history. */
    private static OnnxGraph spread() {
        return graph().input("c", 3).output("y", -1, 3).weights("none", new float[] {0}, 1).node("Mul", "nothing", "x", "none").node("Add", "y", "nothing", "c");
    }

    private static OnnxGraph flat(String input, int steps, int channels) {
        return graph().input(input, -1, steps, channels).output("y", -1, steps * channels).wholeNumbers("shape", -1, steps * channels).node("Reshape", "y", input, "shape");
    }

    private static String constant(String what) {
        return "\"constants\": [{\"name\": \"c\", %s}]".formatted(what);
    }

    private static String plan(String when, String... channels) {
        return "\"plan\": {\"%s\": \"p\", \"channels\": [\"%s\"]}".formatted(when, String.join("\", \"", channels));
    }
}
