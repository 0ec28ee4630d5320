package org.quartermaster.learning.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quartermaster.launcher.trainer.OnnxGraph;

class OnnxInspectionTest {

    private static final String DESCRIPTOR = """
            {"name": "tiny", "input": {"name": "x", "length": 3, "missing": "mean"}, "output": {"name": "y", "axes": "BH"}, "horizon": 3}
            """;

    @Test
    void tellsWhatIsInTheFile() {
        OnnxInspection inspection = OnnxInspection.of(model());
        assertThat(inspection.opset()).isEqualTo(17);
        assertThat(inspection.operators()).containsExactly("Add", "Mul");
        assertThat(inspection.parameters()).as("3 and 1").isEqualTo(4);
        assertThat(inspection.foreign()).isEmpty();
        assertThat(inspection.outsideData()).isFalse();
    }

    @Test
    void refusesWhatIsNoModel() {
        assertThatThrownBy(() -> OnnxInspection.of(new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OnnxInspection.of("series,date,quantity\n1,2026-01-01,3\n".getBytes())).isInstanceOf(IllegalArgumentException.class);
        byte[] cut = Arrays.copyOf(model(), model().length - 20);
        assertThatThrownBy(() -> OnnxInspection.of(cut)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aModelThatReadsOtherFilesIsNeverOpened() throws InvalidProtocolBufferException {
        OnnxMl.ModelProto.Builder model = OnnxMl.ModelProto.parseFrom(model()).toBuilder();
        model.getGraphBuilder().getInitializerBuilder(0).clearRawData().setDataLocation(OnnxMl.TensorProto.DataLocation.EXTERNAL)
                .addExternalData(OnnxMl.StringStringEntryProto.newBuilder().setKey("location").setValue("../../etc/passwd"));
        TrialRun.Result result = TrialRun.of(new OnnxPackage(DESCRIPTOR, model.build().toByteArray()), false, 1);
        assertThat(result.inspection().outsideData()).isTrue();
        assertThat(result.fault().detail()).contains("another file");
        assertThat(result.provider()).as("it was not opened").isNull();
    }

    @Test
    void aModelWithForeignOperatorsIsNeverOpened() throws InvalidProtocolBufferException {
        OnnxMl.ModelProto.Builder model = OnnxMl.ModelProto.parseFrom(model()).toBuilder();
        model.getGraphBuilder().getNodeBuilder(0).setDomain("com.example");
        assertThat(TrialRun.of(new OnnxPackage(DESCRIPTOR, model.build().toByteArray()), false, 1).fault().detail()).contains("com.example");
    }

    @Test
    void looksIntoEveryPlaceThatHoldsTensorsOrOperators() throws InvalidProtocolBufferException {
        OnnxMl.TensorProto outside = OnnxMl.TensorProto.newBuilder().addDims(2).setDataLocation(OnnxMl.TensorProto.DataLocation.EXTERNAL).build();
        OnnxMl.SparseTensorProto sparse = OnnxMl.SparseTensorProto.newBuilder().setValues(outside).build();
        OnnxMl.NodeProto foreign = OnnxMl.NodeProto.newBuilder().setOpType("Own").setDomain("com.example").build();
        OnnxMl.ModelProto plain = OnnxMl.ModelProto.parseFrom(model());
        OnnxMl.ModelProto.Builder sparseWeights = plain.toBuilder();
        sparseWeights.getGraphBuilder().addSparseInitializer(sparse);
        assertThat(OnnxInspection.of(sparseWeights.build().toByteArray()).outsideData()).isTrue();
        assertThat(inAttribute(plain, OnnxMl.AttributeProto.newBuilder().addTensors(outside)).outsideData()).isTrue();
        assertThat(inAttribute(plain, OnnxMl.AttributeProto.newBuilder().setSparseTensor(sparse)).outsideData()).isTrue();
        assertThat(inAttribute(plain, OnnxMl.AttributeProto.newBuilder().addSparseTensors(sparse)).outsideData()).isTrue();
        assertThat(inAttribute(plain, OnnxMl.AttributeProto.newBuilder().addGraphs(OnnxMl.GraphProto.newBuilder().addNode(foreign))).foreign()).containsExactly("com.example");
        OnnxMl.FunctionProto.Builder function = OnnxMl.FunctionProto.newBuilder().setName("f").addNode(foreign)
                .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setDomain("com.other").setVersion(1));
        assertThat(OnnxInspection.of(plain.toBuilder().addFunctions(function).build().toByteArray()).foreign()).containsExactly("com.example", "com.other");
        byte[] training = plain.toBuilder().addTrainingInfo(OnnxMl.TrainingInfoProto.newBuilder()).build().toByteArray();
        assertThatThrownBy(() -> OnnxInspection.of(training)).hasMessageContaining("training");
    }

    private static OnnxInspection inAttribute(OnnxMl.ModelProto plain, OnnxMl.AttributeProto.Builder attribute) {
        OnnxMl.ModelProto.Builder model = plain.toBuilder();
        model.getGraphBuilder().getNodeBuilder(0).addAttribute(attribute.setName("a"));
        return OnnxInspection.of(model.build().toByteArray());
    }

    @Test
    void triesAModelOnAllKindsOfHistories() {
        TrialRun.Result result = TrialRun.of(new OnnxPackage(DESCRIPTOR, model()), false, 1);
        assertThat(result.fault()).isNull();
        assertThat(result.perSecond()).isPositive();
        // 1 / x has no answer for a history of zeros
        byte[] inverse = new OnnxGraph("g").input("x", -1, 3).output("y", -1, 3).weights("one", new float[] {1}, 1).node("Div", "y", "one", "x").bytes();
        assertThat(TrialRun.of(new OnnxPackage(DESCRIPTOR, inverse), false, 1).fault().fault()).isEqualTo(Quarantine.Fault.NO_NUMBERS);
    }

    @Test
    void aModelFromElsewhereGetsNoMoreThanTheMostTimeAndMemory() {
        String greedy = DESCRIPTOR.replace("\"horizon\": 3", "\"horizon\": 3, \"timeLimitSeconds\": 3600, \"memoryLimitMegabytes\": 100000");
        assertThat(limits(greedy, MostAllowed.USUAL)).isEqualTo(new ModelDescriptor.Limits(256, 60, 2_048));
        assertThat(limits(greedy, new MostAllowed(120, 6_144))).isEqualTo(new ModelDescriptor.Limits(256, 120, 6_144));
        assertThat(limits(DESCRIPTOR.replace("\"horizon\": 3", "\"horizon\": 3, \"timeLimitSeconds\": 5"), MostAllowed.USUAL).seconds()).isEqualTo(5);
    }

    @Test
    void anAdministratorSaysWhatTheMostIs() {
        assertThat(MostAllowed.of(Map.of())).isEqualTo(MostAllowed.USUAL).isEqualTo(new MostAllowed(60, 2_048));
        assertThat(MostAllowed.of(Map.of("QM_MODEL_SECONDS", "120", "QM_MODEL_MEGABYTES", " 6144 "))).isEqualTo(new MostAllowed(120, 6_144));
        assertThat(MostAllowed.of(Map.of("QM_MODEL_SECONDS", "0", "QM_MODEL_MEGABYTES", "6 GB"))).isEqualTo(MostAllowed.USUAL);
    }

    private static ModelDescriptor.Limits limits(String descriptor, MostAllowed most) {
        OnnxForecaster.Opening opening = new OnnxPackage(descriptor, model()).open(most, false, 1);
        assertThat(opening).as("%s", opening).isInstanceOf(OnnxForecaster.Ready.class);
        try (OnnxForecaster forecaster = ((OnnxForecaster.Ready) opening).forecaster()) {
            return forecaster.descriptor().limits();
        }
    }

    private static byte[] model() {
        return new OnnxGraph("g").input("x", -1, 3).output("y", -1, 3).weights("w", new float[] {1, 2, 3}, 3).weights("b", new float[] {1}, 1).node("Mul", "wx", "x", "w")
                .node("Add", "y", "wx", "b").bytes();
    }
}
