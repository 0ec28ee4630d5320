package org.quartermaster.launcher.trainer.zero;

import ai.onnx.proto.OnnxMl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.quartermaster.launcher.trainer.OnnxGraph;
import org.quartermaster.launcher.trainer.WeightQuantiser;

/** {@code ./qm train zero-export [DIR]}: writes the averaged weights of a checkpoint as {@code qm-zero.onnx}, or {@code qm-small.onnx}, with its descriptor. */
public final class ZeroExport {

    private ZeroExport() {
    }

    /** The first argument is the folder of the checkpoint. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "training/qm-zero");
        write(Checkpoint.read(folder.resolve("checkpoint.bin")), folder);
    }

    static void write(Checkpoint checkpoint, Path folder) throws IOException {
        byte[] model = bytes(checkpoint);
        String name = checkpoint.size().model();
        Files.write(folder.resolve(name + ".onnx"), model);
        Files.writeString(folder.resolve(name + ".json"), descriptor(name));
        System.out.printf("%,d steps of %d series in %,.0f s, seed %d, %,d numbers, %,d bytes, SHA-256 %s%n", checkpoint.step(), checkpoint.batch(), checkpoint.seconds(), checkpoint.seed(),
                checkpoint.average().count(), model.length, sha256(model));
    }

    /** The averaged weights as an ONNX file that says where it comes from. */
    static byte[] bytes(Checkpoint checkpoint) {
        return graph(checkpoint.size(), checkpoint.average()).note("size", checkpoint.size().toString()).note("step", String.valueOf(checkpoint.step()))
                .note("seed", String.valueOf(checkpoint.seed())).note("batch", String.valueOf(checkpoint.batch())).note("seconds", String.valueOf(checkpoint.seconds()))
                .note("validation_loss", String.valueOf(checkpoint.loss())).bytes();
    }

    /** The trained network inside an exported model, to go on from; Adam begins anew. */
    static Checkpoint read(byte[] onnx) throws IOException {
        OnnxMl.ModelProto model = OnnxMl.ModelProto.parseFrom(onnx);
        Map<String, String> notes = new HashMap<>();
        model.getMetadataPropsList().forEach(note -> notes.put(note.getKey(), note.getValue()));
        if (!notes.containsKey("size")) {
            throw new IOException("This model was not written by this trainer: it does not say its size.");
        }
        NetworkSize size = NetworkSize.parse(notes.get("size"));
        Weights weights = new ZeroNetwork(size).draw(0);
        Map<String, OnnxMl.TensorProto> tensors = new HashMap<>();
        model.getGraph().getInitializerList().forEach(tensor -> tensors.put(tensor.getName(), tensor));
        weights.all().forEach((name, weight) -> WeightQuantiser.read(tensors, name, weight.values()));
        return new Checkpoint(size, Long.parseLong(notes.get("step")), Long.parseLong(notes.get("seed")), Integer.parseInt(notes.get("batch")), Double.parseDouble(notes.get("seconds")),
                Double.parseDouble(notes.get("validation_loss")), weights, weights, null, null);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    static byte[] onnx(NetworkSize size, Weights weights) {
        return graph(size, weights).bytes();
    }

    private static OnnxGraph graph(NetworkSize size, Weights weights) {
        OnnxGraph graph = new OnnxGraph(size.model()).input("context", -1, ZeroNetwork.CONTEXT).input("mask", -1, ZeroNetwork.CONTEXT)
                .input("past_plan", -1, ZeroNetwork.CONTEXT, ZeroNetwork.CHANNELS).input("future_plan", -1, ZeroNetwork.HORIZON, ZeroNetwork.CHANNELS)
                .input("grain", -1, ZeroNetwork.GRAINS).output("quantiles", -1, ZeroNetwork.HORIZON, ZeroNetwork.WIDTH).output("mean", -1, ZeroNetwork.HORIZON);
        OnnxOperators ops = new OnnxOperators(graph, weights);
        ZeroNetwork.Answer<String> answer = new ZeroNetwork(size).forward(ops, new Inputs<>("context", "mask", "past_plan", "future_plan", "grain"));
        graph.node("Identity", "quantiles", answer.quantiles()).node("Identity", "mean", answer.mean());
        return graph;
    }

    static String descriptor(String name) {
        String levels = Arrays.stream(ZeroNetwork.LEVELS).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        return """
                {
                  "name": "%s",
                  "input": {"name": "context", "layout": "BL", "length": %d, "padding": "left", "paddingValue": 0, "missing": "padding"},
                  "mask": "mask",
                  "plan": {"past": "past_plan", "future": "future_plan", "channels": ["price", "promotion", "holiday", "closed"]},
                  "grain": "grain",
                  "output": {"name": "quantiles", "axes": "BHQ"},
                  "mean": "mean",
                  "levels": [%s],
                  "horizon": %d,
                  "scaling": "inside",
                  "maxBatch": 256,
                  "timeLimitSeconds": 60,
                  "memoryLimitMegabytes": 1024
                }
                """.formatted(name, ZeroNetwork.CONTEXT, levels, ZeroNetwork.HORIZON);
    }
}
