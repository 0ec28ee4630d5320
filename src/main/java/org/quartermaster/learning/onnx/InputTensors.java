package org.quartermaster.learning.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The inputs of one call, which lie outside the heap until they are closed. */
record InputTensors(Map<String, OnnxTensor> byName) implements AutoCloseable {

    /** Makes one input. */
    @FunctionalInterface
    interface Maker {
        OnnxTensor make() throws OrtException;
    }

    /** Makes those that are wanted; when one cannot be made, those made before are closed. */
    static InputTensors of(Map<String, Maker> makers, Set<String> wanted) throws OrtException {
        var tensors = new InputTensors(new HashMap<>());
        try {
            for (String input : wanted) {
                tensors.byName.put(input, makers.get(input).make());
            }
            return tensors;
        } catch (OrtException | RuntimeException failed) {
            tensors.close();
            throw failed;
        }
    }

    @Override
    public void close() {
        byName.values().forEach(OnnxTensor::close);
    }
}
