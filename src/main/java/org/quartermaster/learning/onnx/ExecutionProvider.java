package org.quartermaster.learning.onnx;

/**
 * Where a model runs and why there.
 *
 * @param kind   GPU or CPU
 * @param reason why the GPU is not used
 * @param detail what ONNX Runtime said; empty when there is nothing to say
 */
public record ExecutionProvider(Kind kind, Reason reason, String detail) {

    /** The device. */
    public enum Kind {
        CUDA, CPU
    }

    /** Why it is the one it is. */
    public enum Reason {
        /** The CUDA provider loaded. */ GPU_FOUND,
        /** The caller asked for the CPU. */ CPU_WANTED,
        /** This build of ONNX Runtime has no CUDA provider. */ NO_CUDA_IN_BUILD,
        /** It has one, but it did not load: no card, driver or library. */ CUDA_DID_NOT_LOAD
    }
}
