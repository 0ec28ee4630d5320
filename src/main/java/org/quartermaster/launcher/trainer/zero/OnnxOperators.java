package org.quartermaster.launcher.trainer.zero;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.quartermaster.launcher.trainer.OnnxGraph;

/** Writes every operator as a node of an ONNX graph; values are names. */
final class OnnxOperators implements Operators<String> {

    private static final float EPSILON = TorchOperators.EPSILON;

    private final OnnxGraph graph;
    private final Weights weights;
    private final Set<String> written = new HashSet<>();
    private int values;

    OnnxOperators(OnnxGraph graph, Weights weights) {
        this.graph = graph;
        this.weights = weights;
    }

    @Override
    public String constant(float[] numbers, int... shape) {
        String name = "constant_%s_%08x".formatted(Arrays.toString(shape).replaceAll("\\W+", "_"), Arrays.hashCode(numbers));
        if (written.add(name)) {
            graph.weights(name, numbers, shape);
        }
        return name;
    }

    @Override
    public String weight(String name) {
        if (written.add(name)) {
            Weights.Weight weight = weights.all().get(name);
            graph.weights(name, weight.values(), weight.shape());
        }
        return name;
    }

    @Override
    public String add(String a, String b) {
        return node("Add", a, b);
    }

    @Override
    public String subtract(String a, String b) {
        return node("Sub", a, b);
    }

    @Override
    public String multiply(String a, String b) {
        return node("Mul", a, b);
    }

    @Override
    public String divide(String a, String b) {
        return node("Div", a, b);
    }

    @Override
    public String matMul(String a, String b) {
        return node("MatMul", a, b);
    }

    @Override
    public String larger(String a, String b) {
        return node("Max", a, b);
    }

    @Override
    public String smaller(String a, String b) {
        return node("Min", a, b);
    }

    @Override
    public String log(String a) {
        return node("Log", a);
    }

    @Override
    public String exp(String a) {
        return node("Exp", a);
    }

    @Override
    public String sigmoid(String a) {
        return node("Sigmoid", a);
    }

    @Override
    public String softplus(String a) {
        return node("Softplus", a);
    }

    @Override
    public String softmax(String a) {
        return with("Softmax", List.of(a), new OnnxGraph.WholeNumber("axis", -1));
    }

    @Override
    public String normalise(String a, String gain, String shift, int size) {
        String value = next("LayerNormalization");
        graph.node("LayerNormalization", List.of(value), List.of(a, gain, shift), new OnnxGraph.WholeNumber("axis", -1), new OnnxGraph.RealNumber("epsilon", EPSILON));
        return value;
    }

    @Override
    public String reshape(String a, int... shape) {
        return node("Reshape", a, whole(shape));
    }

    @Override
    public String transpose(String a, int... axes) {
        return with("Transpose", List.of(a), new OnnxGraph.WholeNumbers("perm", axes));
    }

    @Override
    public String concat(int axis, List<String> parts) {
        return with("Concat", parts, new OnnxGraph.WholeNumber("axis", axis));
    }

    @Override
    public String slice(String a, int axis, int from, int to) {
        return node("Slice", a, whole(from), whole(to), whole(axis));
    }

    private String whole(int... numbers) {
        String name = "whole" + Arrays.toString(numbers).replaceAll("[^0-9-]+", "_");
        if (written.add(name)) {
            graph.wholeNumbers(name, Arrays.stream(numbers).asLongStream().toArray());
        }
        return name;
    }

    private String node(String operator, String... inputs) {
        return with(operator, List.of(inputs));
    }

    private String with(String operator, List<String> inputs, OnnxGraph.Attribute... attributes) {
        String value = next(operator);
        graph.node(operator, List.of(value), inputs, attributes);
        return value;
    }

    private String next(String operator) {
        return operator + "_value_" + values++;
    }
}
