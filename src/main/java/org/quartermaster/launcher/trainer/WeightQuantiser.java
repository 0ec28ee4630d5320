package org.quartermaster.launcher.trainer;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Rewrites a model so that the learned matrices are kept as whole numbers of 8 bits, one scale per column: w ≈ s_j · q with {@code s_j = max_i |w_ij| / 127} (Jacob et al. 2018, without zero
 * point). Worked number: a column (0.5, −1.27) has s = 0.01 and q = (50, −127).
 *
 * <p>Constants of the graph are left alone; only second inputs of MatMul with at least {@value #LEAST} numbers whose name a caller accepts are rewritten.
 */
public final class WeightQuantiser {

    /** How the product is computed. */
    public enum Form {
        /** The weights become real numbers again before each product: smaller file, same arithmetic. */ WEIGHTS,
        /**
         * The other factor is quantised on the fly as well, and the product is one of whole numbers. The weights are kept without sign, around {@value #MIDDLE}: on processors
         * without VNNI, ONNX Runtime adds pairs of products of signed weights in 16 bits, where large ones no longer fit.
         */ DYNAMIC
    }

    private static final int LEAST = 1_024;
    private static final int MOST = 127;
    private static final int MIDDLE = 128;
    private static final String MIDDLE_NAME = "int8.middle";

    private final Form form;
    private final OnnxMl.GraphProto.Builder out;
    private final Map<String, OnnxMl.TensorProto> weights = new HashMap<>();
    private final Set<String> written = new HashSet<>();

    private WeightQuantiser(Form form, OnnxMl.GraphProto graph) {
        this.form = form;
        out = graph.toBuilder().clearNode().clearInitializer();
    }

    /**
     * The model with small weights.
     *
     * @param names which initialisers are learned
     * @throws IllegalArgumentException if the bytes are no ONNX model
     */
    public static byte[] rewrite(byte[] model, Form form, java.util.function.Predicate<String> names) {
        try {
            OnnxMl.ModelProto read = OnnxMl.ModelProto.parseFrom(model);
            var quantiser = new WeightQuantiser(form, read.getGraph());
            quantiser.find(read.getGraph(), names);
            quantiser.nodes(read.getGraph());
            return read.toBuilder().setGraph(quantiser.out).addMetadataProps(OnnxMl.StringStringEntryProto.newBuilder().setKey("weights").setValue("int8 " + form.name().toLowerCase(java.util.Locale.ROOT)))
                    .build().toByteArray();
        } catch (InvalidProtocolBufferException corrupt) {
            throw new IllegalArgumentException("This is no ONNX model: " + corrupt.getMessage(), corrupt);
        }
    }

    /**
     * Reads learned numbers back, whichever way they are kept.
     *
     * @param tensors of the graph by name
     * @param into    filled when the graph has them
     */
    public static void read(Map<String, OnnxMl.TensorProto> tensors, String name, float[] into) {
        if (tensors.containsKey(name)) {
            floats(tensors.get(name), into);
        } else if (tensors.containsKey(name + ".int8")) {
            float[] scales = new float[Math.toIntExact(tensors.get(name + ".scale").getDims(0))];
            floats(tensors.get(name + ".scale"), scales);
            OnnxMl.TensorProto whole = tensors.get(name + ".int8");
            boolean isSigned = whole.getDataType() == OnnxMl.TensorProto.DataType.INT8_VALUE;
            for (int i = 0; i < into.length; i++) {
                int q = whole.getRawData().byteAt(i);
                into[i] = (isSigned ? q : (q & 0xff) - MIDDLE) * scales[i % scales.length];
            }
        }
    }

    private static void floats(OnnxMl.TensorProto tensor, float[] into) {
        tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(into);
    }

    private void find(OnnxMl.GraphProto graph, java.util.function.Predicate<String> names) {
        Set<String> factors = new HashSet<>();
        graph.getNodeList().stream().filter(node -> node.getOpType().equals("MatMul")).forEach(node -> factors.add(node.getInput(1)));
        for (OnnxMl.TensorProto tensor : graph.getInitializerList()) {
            boolean large = tensor.getDimsCount() == 2 && tensor.getDims(0) * tensor.getDims(1) >= LEAST && tensor.getDataType() == OnnxMl.TensorProto.DataType.FLOAT_VALUE;
            if (large && factors.contains(tensor.getName()) && names.test(tensor.getName())) {
                weights.put(tensor.getName(), tensor);
            } else {
                out.addInitializer(tensor);
            }
        }
    }

    private void nodes(OnnxMl.GraphProto graph) {
        for (OnnxMl.NodeProto node : graph.getNodeList()) {
            OnnxMl.TensorProto weight = node.getOpType().equals("MatMul") ? weights.get(node.getInput(1)) : null;
            if (weight == null) {
                out.addNode(node);
            } else if (form == Form.WEIGHTS) {
                widened(node, weight);
            } else {
                whole(node, weight);
            }
        }
    }

    private void widened(OnnxMl.NodeProto node, OnnxMl.TensorProto weight) {
        String name = weight.getName();
        if (write(weight)) {
            // not DequantizeLinear: ONNX Runtime fuses it with the product and rounds once more; this is folded into real weights when the model is opened
            out.addNode(node("Cast", name + ".whole", name + ".int8").addAttribute(new OnnxGraph.WholeNumber("to", OnnxMl.TensorProto.DataType.FLOAT_VALUE).proto()));
            out.addNode(node("Mul", name + ".real", name + ".whole", name + ".scale"));
        }
        out.addNode(node.toBuilder().setInput(1, name + ".real"));
    }

    /** y = (Σ a_q · w_q) · (s_a · s_j): DynamicQuantizeLinear, MatMulInteger, Cast and two products. */
    private void whole(OnnxMl.NodeProto node, OnnxMl.TensorProto weight) {
        String name = weight.getName();
        String at = node.getOutput(0);
        write(weight);
        if (written.add(MIDDLE_NAME)) {
            out.addInitializer(bytes(MIDDLE_NAME, (byte) MIDDLE));
        }
        String input = node.getInput(0);
        if (written.add("input " + input)) {
            out.addNode(OnnxMl.NodeProto.newBuilder().setOpType("DynamicQuantizeLinear").setName("quantise_" + input).addInput(input).addOutput(input + ".whole").addOutput(input + ".step")
                    .addOutput(input + ".zero"));
        }
        out.addNode(node("MatMulInteger", at + ".sum", input + ".whole", name + ".int8", input + ".zero", MIDDLE_NAME));
        out.addNode(node("Cast", at + ".real", at + ".sum").addAttribute(new OnnxGraph.WholeNumber("to", OnnxMl.TensorProto.DataType.FLOAT_VALUE).proto()));
        out.addNode(node("Mul", at + ".steps", input + ".step", name + ".scale"));
        out.addNode(node("Mul", at, at + ".real", at + ".steps"));
    }

    private static OnnxMl.NodeProto.Builder node(String operator, String output, String... inputs) {
        return OnnxMl.NodeProto.newBuilder().setOpType(operator).setName(operator + "_" + output).addAllInput(java.util.List.of(inputs)).addOutput(output);
    }

    private boolean write(OnnxMl.TensorProto weight) {
        if (!written.add(weight.getName())) {
            return false;
        }
        int rows = Math.toIntExact(weight.getDims(0));
        int columns = Math.toIntExact(weight.getDims(1));
        float[] values = new float[rows * columns];
        floats(weight, values);
        float[] scales = scales(values, columns);
        byte[] whole = new byte[values.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (byte) (Math.round(values[i] / scales[i % columns]) + middle());
        }
        out.addInitializer(bytes(weight.getName() + ".int8", whole).addDims(rows).addDims(columns));
        ByteBuffer bytes = ByteBuffer.allocate(4 * columns).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(scales);
        out.addInitializer(OnnxMl.TensorProto.newBuilder().setName(weight.getName() + ".scale").setDataType(OnnxMl.TensorProto.DataType.FLOAT_VALUE).addDims(columns)
                .setRawData(ByteString.copyFrom(bytes)));
        return true;
    }

    private int middle() {
        return form == Form.WEIGHTS ? 0 : MIDDLE;
    }

    private OnnxMl.TensorProto.Builder bytes(String name, byte... values) {
        return OnnxMl.TensorProto.newBuilder().setName(name).setRawData(ByteString.copyFrom(values))
                .setDataType(form == Form.WEIGHTS ? OnnxMl.TensorProto.DataType.INT8_VALUE : OnnxMl.TensorProto.DataType.UINT8_VALUE);
    }

    private static float[] scales(float[] values, int columns) {
        float[] scales = new float[columns];
        for (int i = 0; i < values.length; i++) {
            scales[i % columns] = Math.max(scales[i % columns], Math.abs(values[i]) / MOST);
        }
        for (int j = 0; j < columns; j++) {
            scales[j] = scales[j] == 0 ? 1 : scales[j];
        }
        return scales;
    }
}
