package org.quartermaster.learning.onnx;

/**
 * Where a model runs and why there.
 *
 * @param kind   GPU or CPU
 * @param reason why the GPU is not used
 * @param detail what the library that computes said of it, or the name of the card; empty when there is nothing to say
 */
public record ExecutionProvider(Kind kind, Reason reason, String detail) {

    /** Kind and reason, separated by a space. */
    public String codes() {
        return kind + " " + reason;
    }

    /** The device. */
    public enum Kind {
        CUDA, CPU
    }

    /** Why it is the one it is. */
    public enum Reason {
        /** CUDA loaded. */ GPU_FOUND,
        /** The caller asked for the CPU. */ CPU_WANTED,
        /** This build of the library has no CUDA. */ NO_CUDA_IN_BUILD,
        /** It has one, but it did not load: no card, driver or library. */ CUDA_DID_NOT_LOAD
    }
}
