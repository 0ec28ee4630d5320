package org.quartermaster.launcher.trainer.zero;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.quartermaster.launcher.trainer.OnnxGraph;

/** {@code ./qm train zero-export [DIR]}: writes the averaged weights of a checkpoint as {@code qm-zero.onnx} with its descriptor. */
public final class ZeroExport {

    private ZeroExport() {
    }

    /** The first argument is the folder of the checkpoint. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "training/qm-zero");
        write(Checkpoint.read(folder.resolve("checkpoint.bin")), folder);
    }

    static void write(Checkpoint checkpoint, Path folder) throws IOException {
        Files.write(folder.resolve("qm-zero.onnx"), onnx(checkpoint.size(), checkpoint.average()));
        Files.writeString(folder.resolve("qm-zero.json"), descriptor());
        checkpoint.withoutMoments().write(folder.resolve("qm-zero.weights"));
    }

    static byte[] onnx(NetworkSize size, Weights weights) {
        OnnxGraph graph = new OnnxGraph("qm-zero").input("context", -1, ZeroNetwork.CONTEXT).input("mask", -1, ZeroNetwork.CONTEXT)
                .input("past_plan", -1, ZeroNetwork.CONTEXT, ZeroNetwork.CHANNELS).input("future_plan", -1, ZeroNetwork.HORIZON, ZeroNetwork.CHANNELS)
                .input("grain", -1, ZeroNetwork.GRAINS).output("quantiles", -1, ZeroNetwork.HORIZON, ZeroNetwork.WIDTH).output("mean", -1, ZeroNetwork.HORIZON);
        OnnxOperators ops = new OnnxOperators(graph, weights);
        ZeroNetwork.Answer<String> answer = new ZeroNetwork(size).forward(ops, new Inputs<>("context", "mask", "past_plan", "future_plan", "grain"));
        graph.node("Identity", "quantiles", answer.quantiles()).node("Identity", "mean", answer.mean());
        return graph.bytes();
    }

    static String descriptor() {
        String levels = Arrays.stream(ZeroNetwork.LEVELS).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        return """
                {
                  "name": "qm-zero",
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
                """.formatted(ZeroNetwork.CONTEXT, levels, ZeroNetwork.HORIZON);
    }
}
