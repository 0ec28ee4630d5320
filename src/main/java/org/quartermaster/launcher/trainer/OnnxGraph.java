package org.quartermaster.launcher.trainer;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes an ONNX graph operator by operator. Names of values are the caller's; opset 17. */
public final class OnnxGraph {

    private static final int OPSET = 17;
    private static final int IR_VERSION = 8;

    private final OnnxMl.GraphProto.Builder graph = OnnxMl.GraphProto.newBuilder();
    private final Map<String, String> notes = new TreeMap<>();
    private int nodes;

    /** @param name of the graph */
    public OnnxGraph(String name) {
        graph.setName(name);
    }

    /** A float input; a dimension of −1 is the batch. */
    public OnnxGraph input(String name, int... shape) {
        graph.addInput(value(name, OnnxMl.TensorProto.DataType.FLOAT_VALUE, shape));
        return this;
    }

    /** An input of whole numbers; a dimension of −1 is the batch. */
    public OnnxGraph wholeNumberInput(String name, int... shape) {
        graph.addInput(value(name, OnnxMl.TensorProto.DataType.INT64_VALUE, shape));
        return this;
    }

    /** A float output; a dimension of −1 is the batch. */
    public OnnxGraph output(String name, int... shape) {
        graph.addOutput(value(name, OnnxMl.TensorProto.DataType.FLOAT_VALUE, shape));
        return this;
    }

    /** Fixed float numbers, row-major. */
    public OnnxGraph weights(String name, float[] values, int... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        graph.addInitializer(tensor(name, OnnxMl.TensorProto.DataType.FLOAT_VALUE, shape).setRawData(ByteString.copyFrom(bytes)));
        return this;
    }

    /** A fixed list of whole numbers. */
    public OnnxGraph wholeNumbers(String name, long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        graph.addInitializer(tensor(name, OnnxMl.TensorProto.DataType.INT64_VALUE, values.length).setRawData(ByteString.copyFrom(bytes)));
        return this;
    }

    /** One operator without attributes. */
    public OnnxGraph node(String operator, String output, String... inputs) {
        return node(operator, List.of(output), List.of(inputs));
    }

    /** One operator with attributes. */
    public OnnxGraph node(String operator, List<String> outputs, List<String> inputs, Attribute... attributes) {
        OnnxMl.NodeProto.Builder node = OnnxMl.NodeProto.newBuilder().setOpType(operator).setName(operator + "_" + nodes++).addAllInput(inputs).addAllOutput(outputs);
        for (Attribute attribute : attributes) {
            node.addAttribute(attribute.proto());
        }
        graph.addNode(node);
        return this;
    }

    /** An attribute of an operator. */
    public sealed interface Attribute {

        /** Its name. */
        String name();

        /** As it stands in the file. */
        OnnxMl.AttributeProto.Builder proto();
    }

    /** One whole number. */
    public record WholeNumber(String name, long value) implements Attribute {

        @Override
        public OnnxMl.AttributeProto.Builder proto() {
            return OnnxMl.AttributeProto.newBuilder().setName(name).setType(OnnxMl.AttributeProto.AttributeType.INT).setI(value);
        }
    }

    /** One real number. */
    public record RealNumber(String name, float value) implements Attribute {

        @Override
        public OnnxMl.AttributeProto.Builder proto() {
            return OnnxMl.AttributeProto.newBuilder().setName(name).setType(OnnxMl.AttributeProto.AttributeType.FLOAT).setF(value);
        }
    }

    /** A list of whole numbers. */
    public record WholeNumbers(String name, int... values) implements Attribute {

        @Override
        public OnnxMl.AttributeProto.Builder proto() {
            OnnxMl.AttributeProto.Builder proto = OnnxMl.AttributeProto.newBuilder().setName(name).setType(OnnxMl.AttributeProto.AttributeType.INTS);
            Arrays.stream(values).forEach(proto::addInts);
            return proto;
        }
    }

    /** A property of the whole model, for whoever reads the file later. */
    public OnnxGraph note(String name, String value) {
        notes.put(name, value);
        return this;
    }

    /** The finished model file. */
    public byte[] bytes() {
        OnnxMl.ModelProto.Builder model = OnnxMl.ModelProto.newBuilder().setIrVersion(IR_VERSION).setProducerName("quartermaster").setGraph(graph)
                .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET));
        notes.forEach((name, value) -> model.addMetadataProps(OnnxMl.StringStringEntryProto.newBuilder().setKey(name).setValue(value)));
        return model.build().toByteArray();
    }

    private static OnnxMl.TensorProto.Builder tensor(String name, int type, int... shape) {
        OnnxMl.TensorProto.Builder tensor = OnnxMl.TensorProto.newBuilder().setName(name).setDataType(type);
        for (int dimension : shape) {
            tensor.addDims(dimension);
        }
        return tensor;
    }

    private static OnnxMl.ValueInfoProto value(String name, int elements, int... shape) {
        OnnxMl.TensorShapeProto.Builder dimensions = OnnxMl.TensorShapeProto.newBuilder();
        for (int dimension : shape) {
            OnnxMl.TensorShapeProto.Dimension.Builder one = OnnxMl.TensorShapeProto.Dimension.newBuilder();
            dimensions.addDim(dimension < 0 ? one.setDimParam("batch") : one.setDimValue(dimension));
        }
        OnnxMl.TypeProto.Tensor type = OnnxMl.TypeProto.Tensor.newBuilder().setElemType(elements).setShape(dimensions).build();
        return OnnxMl.ValueInfoProto.newBuilder().setName(name).setType(OnnxMl.TypeProto.newBuilder().setTensorType(type)).build();
    }
}
