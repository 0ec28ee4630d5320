package org.quartermaster.launcher.trainer;

import java.util.Arrays;
import java.util.List;

/** Writes a {@link QuantileNetwork} as an ONNX graph of plain operators: inputs {@code context} and {@code mask}, output {@code quantiles [batch, 56, 11]}. */
final class NetworkExport {

    private NetworkExport() {
    }

    static byte[] onnx(QuantileNetwork network) {
        OnnxGraph graph = new OnnxGraph("qm-mini").input("context", -1, QuantileNetwork.CONTEXT).input("mask", -1, QuantileNetwork.CONTEXT)
                .output("quantiles", -1, QuantileNetwork.HORIZON, QuantileNetwork.WIDTH);
        constants(graph);
        scale(graph);
        base(graph);
        layers(graph, network);
        quantiles(graph);
        return graph.bytes();
    }

    private static void constants(OnnxGraph graph) {
        graph.weights("one", new float[] {1}, 1).weights("zero", new float[] {0}, 1).weights("least_scale", new float[] {QuantileNetwork.LEAST_SCALE}, 1)
                .weights("level_prior", new float[] {QuantileNetwork.LEVEL_PRIOR}, 1).weights("weekday_prior", new float[] {QuantileNetwork.WEEKDAY_PRIOR}, 1)
                .wholeNumbers("time_axis", 1).wholeNumbers("last_axis", 2).wholeNumbers("steps_shape", -1, QuantileNetwork.HORIZON, QuantileNetwork.WIDTH)
                .wholeNumbers("from_0", 0).wholeNumbers("from_1", 1).wholeNumbers("to_end", QuantileNetwork.WIDTH)
                .weights("same_weekday", QuantileNetwork.sameWeekday(), QuantileNetwork.CONTEXT, QuantileNetwork.HORIZON)
                .weights("last_days", QuantileNetwork.lastDays(), QuantileNetwork.CONTEXT, 1)
                .weights("steps_to_quantiles", QuantileNetwork.stepsToQuantiles(), 2 * QuantileNetwork.SIDE, QuantileNetwork.WIDTH);
    }

    private static void scale(OnnxGraph graph) {
        OnnxGraph.WholeNumber keep = new OnnxGraph.WholeNumber("keepdims", 1);
        graph.node("Mul", "seen", "context", "mask")
                .node("ReduceSum", List.of("sum"), List.of("seen", "time_axis"), keep)
                .node("ReduceSum", List.of("count"), List.of("mask", "time_axis"), keep)
                .node("Max", "count_at_least_1", "count", "one")
                .node("Div", "mean", "sum", "count_at_least_1")
                .node("Add", "scale", "mean", "least_scale")
                .node("Div", "scaled", "seen", "scale")
                .node("Div", "scaled_mean", "mean", "scale");
    }

    private static void base(OnnxGraph graph) {
        graph.node("MatMul", "recent_sum", "scaled", "last_days").node("MatMul", "recent_count", "mask", "last_days")
                .node("Mul", "mean_prior", "scaled_mean", "level_prior")
                .node("Add", "level_sum", "recent_sum", "mean_prior").node("Add", "level_count", "recent_count", "level_prior")
                .node("Div", "level", "level_sum", "level_count")
                .node("MatMul", "weekday_sum", "scaled", "same_weekday").node("MatMul", "weekday_count", "mask", "same_weekday")
                .node("Mul", "level_share", "level", "weekday_prior")
                .node("Add", "base_sum", "weekday_sum", "level_share").node("Add", "base_count", "weekday_count", "weekday_prior")
                .node("Div", "base", "base_sum", "base_count")
                .node("Unsqueeze", "base_3", "base", "last_axis");
    }

    private static void layers(OnnxGraph graph, QuantileNetwork network) {
        graph.node("Asinh", "bent", "scaled").node("Log", "log_scale", "scale")
                .node("Concat", List.of("input"), List.of("bent", "mask", "log_scale"), new OnnxGraph.WholeNumber("axis", 1));
        dense(graph, "first", network.first, "input");
        graph.node("Relu", "hidden1", "first");
        dense(graph, "second", network.second, "hidden1");
        graph.node("Relu", "hidden2", "second");
        dense(graph, "last", network.last, "hidden2");
    }

    private static void dense(OnnxGraph graph, String name, Dense layer, String input) {
        int size = layer.inputs * layer.outputs;
        graph.weights(name + "_w", Arrays.copyOf(layer.weights, size), layer.inputs, layer.outputs)
                .weights(name + "_b", Arrays.copyOfRange(layer.weights, size, size + layer.outputs), layer.outputs)
                .node("MatMul", name + "_product", input, name + "_w").node("Add", name, name + "_product", name + "_b");
    }

    private static void quantiles(OnnxGraph graph) {
        graph.node("Reshape", "raw", "last", "steps_shape")
                .node("Slice", "centre", "raw", "from_0", "from_1", "last_axis").node("Slice", "gaps", "raw", "from_1", "to_end", "last_axis")
                .node("Softplus", "steps", "gaps").node("MatMul", "spread", "steps", "steps_to_quantiles")
                .node("Add", "median", "base_3", "centre").node("Add", "unbounded", "median", "spread").node("Max", "bounded", "unbounded", "zero")
                .node("Unsqueeze", "scale_3", "scale", "last_axis").node("Mul", "quantiles", "bounded", "scale_3");
    }
}
