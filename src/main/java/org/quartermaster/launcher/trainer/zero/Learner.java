package org.quartermaster.launcher.trainer.zero;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.training.GradientCollector;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.quartermaster.learning.onnx.ExecutionProvider;

/**
 * Trains the network with libtorch on a {@link Loss}: AdamW (Loshchilov and Hutter 2019) with clipped gradients, and an exponential average of the weights.
 */
final class Learner implements AutoCloseable {

    private static final double FIRST_DECAY = 0.9;
    private static final double SECOND_DECAY = 0.99;
    private static final double AVERAGE_DECAY = 0.998;
    private static final double WEIGHT_DECAY = 0.01;
    private static final double LONGEST_GRADIENT = 1;
    private static final NDIndex ALL = new NDIndex("...");

    private final ZeroNetwork network;
    private final Loss loss;
    private final NDManager forever;
    private final Map<String, NDArray> weights;
    /** Those of {@link #weights} that change. */
    private final Map<String, NDArray> learning;
    private final Map<String, NDArray> first;
    private final Map<String, NDArray> second;
    private final Map<String, NDArray> average;
    private final Map<String, NDArray> constants = new HashMap<>();
    private final Weights shapes;
    private long step;

    /** Learns from what comes true. */
    Learner(Checkpoint from) {
        this(from, Loss.ofTruth());
    }

    Learner(Checkpoint from, Loss loss) {
        this(from, loss, _ -> true);
    }

    /** @param learns which weights change, by name; the others stay as they are */
    Learner(Checkpoint from, Loss loss, Predicate<String> learns) {
        this.loss = loss;
        network = new ZeroNetwork(from.size());
        Engine engine = Engine.getEngine("PyTorch");
        forever = NDManager.newBaseManager(engine.getGpuCount() > 0 ? Device.gpu() : Device.cpu());
        shapes = from.current();
        step = from.step();
        weights = arrays(from.current());
        average = arrays(from.average());
        first = from.first() == null ? zeros() : arrays(from.first());
        second = from.second() == null ? zeros() : arrays(from.second());
        learning = new LinkedHashMap<>(weights);
        learning.keySet().removeIf(learns.negate());
        learning.values().forEach(array -> array.setRequiresGradient(true));
    }

    /** Where it computes and why there. */
    ExecutionProvider device() {
        return TorchDevice.of(forever.getDevice());
    }

    long step() {
        return step;
    }

    /**
     * One step.
     *
     * @return loss before it, {@code NaN} when the step was left out because a number was lost
     */
    double train(Batch batch, double rate) {
        try (NDManager manager = forever.newSubManager()) {
            double value;
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                NDArray lost = loss(manager, batch, weights);
                collector.backward(lost);
                value = lost.getFloat();
            }
            double norm = gradientLength(manager);
            if (Double.isFinite(value) && Double.isFinite(norm)) {
                step++;
                move(manager, rate, Math.min(1, LONGEST_GRADIENT / norm));
            } else {
                value = Double.NaN;
            }
            forgetGradients(manager);
            return value;
        }
    }

    /** Loss of the averaged weights. */
    double judge(Batch batch) {
        try (NDManager manager = forever.newSubManager()) {
            return loss(manager, batch, average).getFloat();
        }
    }

    /** Quantiles of the averaged weights in units, {@code [series · HORIZON · WIDTH]}, then the means, {@code [series · HORIZON]}. */
    float[][] forecast(Batch batch) {
        try (NDManager manager = forever.newSubManager()) {
            ZeroNetwork.Answer<NDArray> answer = network.forward(new TorchOperators(manager, forever, average, constants), inputs(manager, batch));
            return new float[][] {answer.quantiles().toFloatArray(), answer.mean().toFloatArray()};
        }
    }

    Weights current() {
        return read(weights);
    }

    Weights average() {
        return read(average);
    }

    Weights first() {
        return read(first);
    }

    Weights second() {
        return read(second);
    }

    @Override
    public void close() {
        forever.close();
    }

    private NDArray loss(NDManager manager, Batch batch, Map<String, NDArray> with) {
        TorchOperators ops = new TorchOperators(manager, forever, with, constants);
        return loss.of(ops, manager, network.forward(ops, inputs(manager, batch)), batch);
    }

    private Inputs<NDArray> inputs(NDManager manager, Batch batch) {
        int size = batch.size;
        return new Inputs<>(manager.create(batch.context, TorchOperators.shape(size, ZeroNetwork.CONTEXT)), manager.create(batch.mask, TorchOperators.shape(size, ZeroNetwork.CONTEXT)),
                manager.create(batch.past, TorchOperators.shape(size, ZeroNetwork.CONTEXT, ZeroNetwork.CHANNELS)),
                manager.create(batch.future, TorchOperators.shape(size, ZeroNetwork.HORIZON, ZeroNetwork.CHANNELS)),
                manager.create(batch.grain, TorchOperators.shape(size, ZeroNetwork.GRAINS)));
    }

    private double gradientLength(NDManager manager) {
        NDArray sum = manager.create(0f);
        for (NDArray weight : learning.values()) {
            NDArray gradient = weight.getGradient();
            gradient.attach(manager);
            sum.addi(gradient.square().sum());
        }
        return Math.sqrt(sum.getFloat());
    }

    private void move(NDManager manager, double rate, double clip) {
        double corrected = rate * Math.sqrt(1 - Math.pow(SECOND_DECAY, step)) / (1 - Math.pow(FIRST_DECAY, step));
        double averageDecay = Math.min(AVERAGE_DECAY, (1.0 + step) / (10.0 + step));
        for (Map.Entry<String, NDArray> entry : learning.entrySet()) {
            NDArray weight = entry.getValue().stopGradient();
            weight.attach(manager);
            NDArray gradient = entry.getValue().getGradient();
            gradient.attach(manager);
            gradient.muli(clip);
            NDArray m = first.get(entry.getKey());
            NDArray v = second.get(entry.getKey());
            m.muli(FIRST_DECAY).addi(gradient.mul(1 - FIRST_DECAY));
            v.muli(SECOND_DECAY).addi(gradient.square().muli(1 - SECOND_DECAY));
            if (entry.getKey().endsWith(".w")) {
                weight.muli(1 - rate * WEIGHT_DECAY);
            }
            // results of the moments would stay with them for good
            try (NDArray move = m.mul(corrected); NDArray length = v.sqrt()) {
                weight.subi(move.divi(length.addi(1e-8)));
            }
            average.get(entry.getKey()).muli(averageDecay).addi(weight.mul(1 - averageDecay));
        }
    }

    /**
     * libtorch adds the next ones to these; a lost number times 0 would stay lost. Written in place: {@code copyTo} would have libtorch keep a buffer of the Java side that is gone with the next collection.
     */
    private void forgetGradients(NDManager manager) {
        for (NDArray weight : learning.values()) {
            NDArray gradient = weight.getGradient();
            gradient.attach(manager);
            gradient.set(ALL, 0);
        }
    }

    private Map<String, NDArray> arrays(Weights from) {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        from.all().forEach((name, weight) -> arrays.put(name, forever.create(weight.values(), TorchOperators.shape(weight.shape()))));
        return arrays;
    }

    private Map<String, NDArray> zeros() {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        shapes.all().forEach((name, weight) -> arrays.put(name, forever.zeros(TorchOperators.shape(weight.shape()))));
        return arrays;
    }

    private Weights read(Map<String, NDArray> arrays) {
        Weights read = new Weights();
        arrays.forEach((name, array) -> read.set(name, array.toFloatArray(), shapes.all().get(name).shape()));
        return read;
    }
}
