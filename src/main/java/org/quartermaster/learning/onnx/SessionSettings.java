package org.quartermaster.learning.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

/**
 * How a session runs.
 *
 * @param cuda           on the GPU
 * @param memoryPattern  whether memory is laid out once for all calls, which wastes it where batches differ in size
 * @param threadsInside  threads that share one operator
 * @param threadsBetween operators at a time; 0 leaves it to ONNX Runtime
 */
record SessionSettings(boolean cuda, boolean memoryPattern, int threadsInside, int threadsBetween) {

    static SessionSettings onGpu(int threads) {
        return new SessionSettings(true, false, threads, 0);
    }

    static SessionSettings onCpu(int threads) {
        return new SessionSettings(false, false, threads, 1);
    }

    /** The same for ONNX Runtime; the caller closes them. */
    OrtSession.SessionOptions options() throws OrtException {
        var options = new OrtSession.SessionOptions();
        try {
            options.setMemoryPatternOptimization(memoryPattern);
            options.setIntraOpNumThreads(threadsInside);
            if (threadsBetween > 0) {
                options.setInterOpNumThreads(threadsBetween);
            }
            if (cuda) {
                options.addCUDA(0);
            }
            return options;
        } catch (OrtException | LinkageError refused) {
            options.close();
            throw refused;
        }
    }
}
