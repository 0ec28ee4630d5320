package org.quartermaster.launcher.trainer.zero;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;

/** Compares what the trainer computes with what ONNX Runtime makes of the exported graph. */
final class ParityCheck {

    private ParityCheck() {
    }

    /** Quantiles of the exported graph for a batch, then the means. */
    static float[] onnx(NetworkSize size, Weights weights, Batch batch) {
        try (Opened opened = open(ZeroExport.onnx(size, weights))) {
            return opened.answers(batch);
        } catch (OrtException refused) {
            throw new IllegalStateException("ONNX Runtime refuses the exported graph: " + refused.getMessage(), refused);
        }
    }

    /** Opens a graph for any number of batches. */
    static Opened open(byte[] model) throws OrtException {
        return new Opened(OrtEnvironment.getEnvironment().createSession(model));
    }

    /** An open graph. */
    record Opened(OrtSession session) implements AutoCloseable {

        /** Quantiles, then the means. */
        float[] answers(Batch batch) throws OrtException {
            Map<String, OnnxTensor> inputs = new HashMap<>();
            put(inputs, "context", batch.context, batch.size, ZeroNetwork.CONTEXT);
            put(inputs, "mask", batch.mask, batch.size, ZeroNetwork.CONTEXT);
            put(inputs, "past_plan", batch.past, batch.size, ZeroNetwork.CONTEXT, ZeroNetwork.CHANNELS);
            put(inputs, "future_plan", batch.future, batch.size, ZeroNetwork.HORIZON, ZeroNetwork.CHANNELS);
            put(inputs, "grain", batch.grain, batch.size, ZeroNetwork.GRAINS);
            try (OrtSession.Result result = session.run(inputs)) {
                return joined(numbers(result, "quantiles"), numbers(result, "mean"));
            } finally {
                inputs.values().forEach(OnnxTensor::close);
            }
        }

        @Override
        public void close() throws OrtException {
            session.close();
        }
    }

    /** Largest |a − b| / max(1, |a|). */
    static double largestDifference(float[] expected, float[] actual) {
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i] - actual[i]) / Math.max(1, Math.abs(expected[i])));
        }
        return largest;
    }

    static float[] joined(float[]... parts) {
        float[] joined = new float[parts[0].length + parts[1].length];
        System.arraycopy(parts[0], 0, joined, 0, parts[0].length);
        System.arraycopy(parts[1], 0, joined, parts[0].length, parts[1].length);
        return joined;
    }

    private static void put(Map<String, OnnxTensor> inputs, String name, float[] values, long... shape) throws OrtException {
        inputs.put(name, OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), FloatBuffer.wrap(values), shape));
    }

    private static float[] numbers(OrtSession.Result result, String name) {
        FloatBuffer buffer = ((OnnxTensor) result.get(name).orElseThrow()).getFloatBuffer();
        float[] numbers = new float[buffer.remaining()];
        buffer.get(numbers);
        return numbers;
    }
}
